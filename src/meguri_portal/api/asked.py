"""What a request asks for (依頼の内容): the profile in its body, and the options in its query. Same words as the CLI."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any

from django.http import HttpRequest

from meguri.cli import packs as chosen
from meguri.cli import plan as plans
from meguri.cli.faults import refused, unknown
from meguri.profiles.profile import Profile, ProfileKind, parse_profile
from meguri.vocabulary.errors import Fault, InputFaults
from meguri.vocabulary.text import Lang, Text
from meguri_portal.clock import today
from meguri_portal.packs import register, rulebook
from meguri_portal.selectors.answers import scales

MOST_SITES = 100
TOP = 10
MOST_PROFILES = 200
LISTED = 200  # faults listed


@contextmanager
def _options_named() -> Iterator[None]:
    """Faults of the command line's readers, under the names that the query has."""
    try:
        yield
    except InputFaults as error:
        raise InputFaults(
            [replace(f, path=f.path.removeprefix("--").replace("-", "_")) for f in error.faults]
        ) from None


def together(*readers: Callable[[], Any]) -> list[Any]:
    """What each reader finds; the faults of all of them at once.

    Raises:
        InputFaults: with every fault of every reader.
    """
    found, faults = list[Any](), list[Fault]()
    for reader in readers:
        try:
            found.append(reader())
        except InputFaults as error:
            faults += error.faults
    if faults:
        raise InputFaults(faults)
    return found


def only(request: HttpRequest, *known: str) -> None:
    """Refuses options that nobody knows, and options given twice.

    Raises:
        InputFaults: with every such option.
    """
    faults = list[Fault]()
    for name, values in request.GET.lists():
        if name not in known:
            faults += unknown("unknown-option", name[:60], Text("選択肢の名称", "an option"), name[:60], known).faults
        elif len(values) > 1 and name != "reading":
            faults.append(Fault("twice", name, Text("一度だけ", "the option once"), f"{len(values)}"))
        elif any("\0" in value or len(value) > LISTED for value in values):
            faults.append(Fault("value", name, Text("短い文字列", "a short text"), "something else"))
    if faults:
        raise InputFaults(faults)


def profile(request: HttpRequest) -> Profile:
    """The profile in the body, YAML or JSON."""
    return parse_profile(request.body)


def seed(request: HttpRequest) -> Profile:
    """The profile in the body, which has to be a therapy seed."""
    found = profile(request)
    if found.kind is not ProfileKind.SEED:
        expected = Text("創薬シーズの記述書（meguri/seed/1）", "a therapy seed (meguri/seed/1)")
        raise refused("schema", "schema", expected, f"'{found.kind.value}'")
    return found


def profiles(request: HttpRequest) -> list[Profile]:
    """The profiles in the body, one JSON document a line; every fault of every line at once."""
    found, faults = list[Profile](), list[Fault]()
    lines = [(number, line) for number, line in enumerate(request.body.split(b"\n"), 1) if line.strip()]
    if not 0 < len(lines) <= MOST_PROFILES:
        code = "too-big" if lines else "empty"
        expected = Text(f"1〜{MOST_PROFILES}件の記述書", f"1 to {MOST_PROFILES} profiles, one a line")
        raise refused(code, "", expected, f"{len(lines)}")
    for number, line in lines:
        try:
            found.append(parse_profile(line))
        except InputFaults as error:
            faults += [replace(fault, line=number) for fault in error.faults]
    if faults:
        raise InputFaults(faults[:LISTED])
    return found


def day(as_of: str) -> date:
    """The day asked for, or today in Japan."""
    with _options_named():
        return chosen.as_of(Namespace(as_of=as_of)) if as_of else today()


def programmes(ids: str) -> tuple[str, ...] | None:
    """The programmes asked for; None = all."""
    with _options_named():
        return chosen.programmes(ids or None, rulebook())


def weights(preset: str) -> str:
    """A published set of weights."""
    if preset and preset not in scales().presets:
        raise unknown("unknown-weights", "weights", Text("重みの名称", "a preset of weights"), preset, scales().presets)
    return preset or "default"


def top(written: str) -> int:
    """How many sites of each band."""
    if not written:
        return TOP
    if not (written.isascii() and written.isdigit() and len(written) < 9 and 0 < int(written) <= MOST_SITES):
        expected = Text(f"1〜{MOST_SITES}の整数", f"a whole number from 1 to {MOST_SITES}")
        raise refused("range", "top", expected, f"'{written}'")
    return int(written)


def flag(name: str, written: str) -> bool:
    """`true` or `false`."""
    if written not in ("", "true", "false"):
        raise refused("value", name, Text("true または false", "true or false"), f"'{written}'")
    return written == "true"


def site(id_: str) -> str | None:
    """A site of the register, to plan as if it were chosen."""
    with _options_named():
        return chosen.site(id_, "--cdmo", register()) if id_ else None


def granted(written: str) -> frozenset[str] | None:
    """The programmes taken as adopted; None = all."""
    with _options_named():
        return plans.adopted(written or "all", rulebook())


def readings(written: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The readings chosen, by programme."""
    with _options_named():
        return plans.readings(list(written), rulebook())


def language(written: str) -> Lang:
    """Japanese, unless English is asked for."""
    if written not in ("", *Lang):
        raise refused("value", "lang", Text("ja または en", "ja or en"), f"'{written}'")
    return Lang(written or Lang.JA)


def words(written: str) -> list[str]:
    """Words separated by commas."""
    return [part.strip() for part in written.split(",") if part.strip()]
