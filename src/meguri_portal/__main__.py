"""Starting Meguri in a browser (起動): makes the database, loads the register, serves, prints the address.

`python -m meguri_portal [PORT]`. The second start only checks that everything is there.
"""

import os
import sys
from importlib import import_module
from pathlib import Path

HOST = "127.0.0.1"
PORT = 8000


def main(arguments: list[str]) -> int:
    """Prepare and serve until interrupted."""
    port = int(arguments[0]) if arguments else int(os.environ.get("MEGURI_PORT", PORT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "meguri_portal.settings")
    import django
    from django.core.management import call_command

    django.setup()
    from django.conf import settings
    from django.db import connections

    Path(settings.DATA).mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0, interactive=False)
    call_command("load_register", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    import_module("meguri_portal.wsgi")  # warm once; where workers are forked they start with all of it
    connections.close_all()  # none may be shared with a worker
    print(f"めぐり: http://{HOST}:{port}/   English: http://{HOST}:{port}/en/   (Ctrl+C で終了 / to stop)", flush=True)
    return serve(port)


def serve(port: int, application: str = "meguri_portal.wsgi:application") -> int:
    """Run the server in this process."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    workers = max(1, min(2, os.cpu_count() or 1))
    Granian(
        application,
        address=HOST,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=4,
        log_level=LogLevels.warning,
    ).serve()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
