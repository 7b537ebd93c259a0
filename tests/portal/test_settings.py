"""Settings of the tests: the portal's own, with plain static files and a database that each run makes anew."""

import os
import tempfile

# Each process has a folder of its own; those that xdist starts would inherit that of the first.
if "MEGURI_DATA" not in os.environ or "PYTEST_XDIST_WORKER" in os.environ:
    os.environ["MEGURI_DATA"] = tempfile.mkdtemp(prefix="meguri-test-")
os.environ.setdefault("MEGURI_SECRET", "only for tests")

from meguri_portal.settings import *  # noqa: F403
from meguri_portal.settings import DATABASES, MIDDLEWARE, TEMPLATES

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# A template that names a variable which is not there is a fault, not an empty string.
TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = "UNKNOWN-TEMPLATE-VARIABLE"  # type: ignore[index]
DATABASES["default"].setdefault("TEST", {})
MIDDLEWARE = [name for name in MIDDLEWARE if "whitenoise" not in name]  # static files come from the finders here
