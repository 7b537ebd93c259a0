"""The guards hold in every test of this folder."""

from page_guards import _guards, django_db_setup, pytest_configure

__all__ = ["_guards", "django_db_setup", "pytest_configure"]
