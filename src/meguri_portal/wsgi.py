"""The WSGI application that the server runs."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "meguri_portal.settings")
application = get_wsgi_application()


def warm() -> None:
    """Read views, rulebook, register and sources before the first visitor comes, so that nobody waits for them."""
    from django.urls import resolve

    from meguri_portal import packs
    from meguri_portal.clock import today
    from meguri_portal.selectors.answers import directory
    from meguri_portal.selectors.sources import catalogue

    resolve("/")  # imports every view
    packs.rulebook()
    directory(today())
    catalogue()
    gc.freeze()  # all of it stays: the collector need not look at it again


warm()
