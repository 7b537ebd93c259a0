"""The WSGI application that the server runs."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "meguri_portal.settings")
application = get_wsgi_application()


def warm() -> None:
    """Read rulebook and register before the first visitor comes, so that nobody waits for it."""
    from meguri_portal import packs
    from meguri_portal.clock import today
    from meguri_portal.selectors.answers import directory

    packs.rulebook()
    directory(today())


warm()
