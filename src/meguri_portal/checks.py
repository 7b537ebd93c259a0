"""Checks at the start (起動時の点検): what would make search slow or wrong on this database, said before anybody notices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Tags, register
from django.core.checks import Warning as Caution
from django.db import connections

BLIND = ("C", "POSIX")  # character types that know no Japanese letters: pg_trgm then keeps only ASCII


@register(Tags.database)
def letters_of_the_database(databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """LC_CTYPE of PostgreSQL: with C the trigram index holds no Japanese, and every row is read again."""
    return [
        Caution(
            f"LC_CTYPE of the database is {found}: the search index holds no Japanese, search is right but slow",
            hint="make the database with LC_CTYPE 'C.UTF-8' or 'ja_JP.UTF-8' / データベースを C.UTF-8 か ja_JP.UTF-8 で作ってください",
            id="meguri_portal.W001",
        )
        for alias in databases or ()
        if connections[alias].vendor == "postgresql" and (found := _character_type(alias)) in BLIND
    ]


def _character_type(alias: str) -> str:
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT datctype FROM pg_database WHERE datname = current_database()")
        row = cursor.fetchone()
    return str(row[0]) if row else ""
