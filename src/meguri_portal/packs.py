"""Rulebook and register in memory (規則集と登録簿): read once per process; they change only with a new start."""

from functools import cache

from meguri.register.loader import load as load_register
from meguri.register.register import Register
from meguri.rulebook.loader import load as load_rulebook
from meguri.rulebook.programme import Rulebook


@cache
def rulebook() -> Rulebook:
    """The rulebook that ships with Meguri."""
    return load_rulebook()


@cache
def register() -> Register:
    """The register that ships with Meguri."""
    return load_register()
