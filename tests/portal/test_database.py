"""The database (データベース): the suite runs on the one that was asked for, with its safety settings on."""

from __future__ import annotations

import os

import pytest
from django.db import connection


@pytest.mark.django_db
def test_the_suite_runs_on_the_database_that_was_asked_for() -> None:
    asked = "postgresql" if os.environ.get("DATABASE_URL", "").startswith("postgres") else "sqlite"
    connection.ensure_connection()
    assert connection.vendor == asked


@pytest.mark.django_db
@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="SQLite only")
def test_sqlite_writes_through_and_checks_its_references() -> None:
    with connection.cursor() as cursor:
        found = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("synchronous", "foreign_keys")}
    assert found == {"synchronous": 2, "foreign_keys": 1}
