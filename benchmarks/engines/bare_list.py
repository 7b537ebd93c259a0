"""A bare Django list page (比較用): 50 rows with a join and their count, a base template, what `startproject` switches on.

`bare_list.serve()` serves it the way the portal is served: Granian, as many workers and threads. Arguments: folder, port.
"""

# ruff: noqa: E402 - the settings come before anything that reads them
import sys
from pathlib import Path

import django
from django.conf import settings

FOLDER = Path(sys.argv[1])
ROWS, COLUMNS = 50, 7
MIDDLEWARE = (
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
)
PAGES = {
    "base.html": "<!doctype html><html lang=ja><title>{% block title %}{% endblock %}</title><body>"
    "{% if user.is_authenticated %}{{ user }}{% endif %}{% block main %}{% endblock %}</body></html>",
    "list.html": "{% extends 'base.html' %}{% block title %}list{% endblock %}{% block main %}<h1>{{ page.paginator.count }}"
    "</h1><table>{% for row in page %}<tr><td>{{ row.owner.name }}</td>"
    + "".join(f"<td>{{{{ row.c{number} }}}}</td>" for number in range(1, COLUMNS))
    + "</tr>{% endfor %}</table>{% if page.has_next %}<a href='?page={{ page.next_page_number }}'>next</a>{% endif %}"
    "{% endblock %}",
}
OPTIONS = {
    "loaders": [("django.template.loaders.cached.Loader", [("django.template.loaders.locmem.Loader", PAGES)])],
    "context_processors": [
        "django.template.context_processors.request",
        "django.contrib.auth.context_processors.auth",
        "django.contrib.messages.context_processors.messages",
    ],
}
settings.configure(
    SECRET_KEY="only for the benchmark",
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "django.contrib.messages",
    ],
    MIDDLEWARE=MIDDLEWARE,
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": FOLDER / "bare.sqlite3"}},
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "OPTIONS": OPTIONS}],
    USE_TZ=True,
)
django.setup()

from django.core.paginator import Paginator
from django.core.wsgi import get_wsgi_application
from django.db import connection, models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path


class Owner(models.Model):
    """To whom a line belongs."""

    name = models.CharField(max_length=80)

    class Meta:
        app_label = "bare"


class Row(models.Model):
    """One line of the list."""

    owner = models.ForeignKey(Owner, on_delete=models.CASCADE)

    class Meta:
        app_label = "bare"
        ordering = ("id",)


for _number in range(1, COLUMNS):
    Row.add_to_class(f"c{_number}", models.CharField(max_length=80))


def listing(request: HttpRequest) -> HttpResponse:
    """The first 50 rows of all."""
    page = Paginator(Row.objects.select_related("owner"), ROWS).get_page(request.GET.get("page"))
    return render(request, "list.html", {"page": page})


urlpatterns = [path("", listing)]
application = get_wsgi_application()


def serve() -> None:
    """Makes the table and serves."""
    from meguri_portal.__main__ import serve as serve_as_portal

    with connection.schema_editor() as editor:
        editor.create_model(Owner)
        editor.create_model(Row)
    owner = Owner.objects.create(name="細胞加工")
    Row.objects.bulk_create(
        Row(owner=owner, **{f"c{n}": f"細胞加工 {k}-{n}" for n in range(1, COLUMNS)}) for k in range(ROWS * 4)
    )
    connection.close()
    serve_as_portal(int(sys.argv[2]), "bare_list:application")
