"""Rulebook and register in memory (規則集と登録簿): read once per process.

The register is the pack that ships with Meguri, with the values a curator applied laid over it (`services.curator_overlay`
writes them to one file beside the database); it is read again when that file changes.
"""

from functools import cache, lru_cache
from pathlib import Path

from django.conf import settings

from meguri.register.loader import load as load_register
from meguri.register.loader import load_from
from meguri.register.register import Register
from meguri.rulebook.loader import load as load_rulebook
from meguri.rulebook.programme import Rulebook
from meguri.simulation.assumptions import Assumptions
from meguri.simulation.parameter_file import load as load_assumptions


@cache
def rulebook() -> Rulebook:
    """The rulebook that ships with Meguri."""
    return load_rulebook()


@cache
def assumptions() -> Assumptions:
    """The inputs of the simulation that ship with Meguri."""
    return load_assumptions()


def register() -> Register:
    """The register as it stands."""
    return _register(register_version())


def register_version() -> str:
    """A word that changes with the values applied; empty where there are none."""
    try:
        found = imported().stat()
    except OSError:
        return ""
    return f"{found.st_mtime_ns}-{found.st_size}"


def imported() -> Path:
    """Where the applied values lie, beside a copy of the pack."""
    return _beside(settings.DATA)


@cache
def _beside(data: Path) -> Path:
    """Made once, because a page asks for it many times."""
    return data / "register" / "imported.tsv"


@lru_cache(maxsize=1)
def _register(version: str) -> Register:
    return load_from(imported().parent) if version else load_register()
