"""Settings (設定), from the environment where a deployment has to differ.

MEGURI_DATA       folder of the database and collected files (default: `out/portal` below the current folder)
MEGURI_SECRET     secret key; made once and kept in MEGURI_DATA where not given
MEGURI_HOSTS      comma-separated host names (default: loopback only)
MEGURI_API_PER_MINUTE  requests to the API per address and minute (default 120, counted in each server process)
MEGURI_REPLY_TO   where companies send corrections, shown on the page of replies
MEGURI_CURATOR, MEGURI_CURATOR_PASSWORD
                  for `make curator` without questions
DATABASE_URL      postgresql://… (default: SQLite in MEGURI_DATA)
"""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

from csp.constants import NONE, SELF

BASE_DIR = Path(__file__).parent
CONNECTION_KEPT = 60  # seconds; opening one anew for every page costs as much as its queries
DATA = Path(os.environ.get("MEGURI_DATA", "out/portal")).resolve()


def _secret() -> str:
    """The secret key: from the environment, else made once and kept beside the database."""
    if key := os.environ.get("MEGURI_SECRET"):
        return key
    kept = DATA / "secret"
    if not kept.exists():
        DATA.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(50))
    return kept.read_text()


def _database() -> dict[str, Any]:
    url = urlparse(os.environ.get("DATABASE_URL", ""))
    if url.scheme in ("postgres", "postgresql"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": url.path.lstrip("/"),
            "USER": unquote(url.username or ""),
            "PASSWORD": unquote(url.password or ""),
            "HOST": unquote(url.hostname or "") or os.environ.get("PGHOST", ""),
            "PORT": str(url.port or ""),
            "CONN_MAX_AGE": CONNECTION_KEPT,
            "CONN_HEALTH_CHECKS": True,
        }
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA / "meguri.sqlite3",
        "CONN_MAX_AGE": CONNECTION_KEPT,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
    }


SECRET_KEY = _secret()
DEBUG = False
ALLOWED_HOSTS = os.environ.get("MEGURI_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
SECURE = os.environ.get("MEGURI_HTTPS", "") == "1"  # behind TLS

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",  # for its script
    "meguri_portal",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "meguri_portal.views.too_long.LongFields",  # after the token was checked, before any view
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "meguri_portal.urls"
WSGI_APPLICATION = "meguri_portal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "meguri_portal.language.context",
                "meguri_portal.navigation.context",
            ],
            "builtins": [f"meguri_portal.templatetags.{name}" for name in ("say", "translated", "figures")],
        },
    }
]
DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "ja"
LANGUAGES = [("ja", "日本語"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Tokyo"

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

API_PER_MINUTE = int(os.environ.get("MEGURI_API_PER_MINUTE", "120"))

# A profile travels in the form itself. Forms are read in services/posted.py, which bounds every field; these bound the
# bodies that Django reads itself: those of the API, and forms with a file.
DATA_UPLOAD_MAX_MEMORY_SIZE = 12_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "meguri_portal.services.upload_bound.BoundedFile",
]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if SECURE else []
CSRF_FAILURE_VIEW = "meguri_portal.views.errors.stale"
LOGIN_URL = "curator:sign-in"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
