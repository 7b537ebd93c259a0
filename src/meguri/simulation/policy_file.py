"""Policy arms (政策の組合せの読込): `none`, `current` from the calls of the rulebook, and levers an officer moves (`s5.rate=1`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from fractions import Fraction
from typing import TypeVar

from meguri.rulebook.programme import Programme, Rulebook
from meguri.rulebook.terms import Base, Ceiling, Indirect, Per, Terms
from meguri.simulation.assumptions import Assumptions
from meguri.simulation.parameter_names import LEVERS
from meguri.simulation.policy import NOTHING, Audience, Policy
from meguri.vocabulary.errors import NO_HINT, InputFaults, PackError
from meguri.vocabulary.money import Rate, Yen
from meguri.vocabulary.party import Size
from meguri.vocabulary.reading import Node, scalar
from meguri.vocabulary.shape import MAX_YEN, Faults, Shape, Share, Whole, Word, yen
from meguri.vocabulary.text import Text

S5 = "industrialisation/process-development"
S1 = "cdmo-facility/normal"  # whose terms are taken for both frames
S1_FRAMES = (S1, "cdmo-facility/new-technology")  # both share one budget
S7 = "venture-ecosystem/venture"
ARMS = ("none", "current")
_MOST_TIMES = 10
T = TypeVar("T")
_SHAPES: Mapping[str, Shape] = {
    "s5.rate": Share(),
    "s5.ceiling": yen(),
    "s5.number": Whole(0, 10_000),
    "s5.years": Whole(1, 20),
    "s1.budget": yen(),
    "s1.rate": Share(),
    "s7.multiple": Share(_MOST_TIMES),
    "s7.minimum": yen(),
    "list.audience": Word(Audience),
}
_FIELDS = {lever: lever.replace("list.", "").replace(".", "_") for lever in LEVERS}


def arm(name: str, assumptions: Assumptions, rulebook: Rulebook, as_of: date, moved: Iterable[str] = ()) -> Policy:
    """The arm of that name with the levers in `moved` set, each written `lever=value`.

    Raises:
        InputFaults: no such arm, unknown levers (with the nearest name), or values that do not fit; all at once.
    """
    faults = Faults()
    if name not in ARMS:
        expected = Text(f"次のいずれか: {' | '.join(ARMS)}", f"one of: {' | '.join(ARMS)}")
        faults.note("unknown-arm", Node(name, "policy", 0), expected)
    changes = _moved(moved, faults)
    if faults.found:
        raise InputFaults(faults.found)
    base = NOTHING if name == "none" else current(assumptions, rulebook, as_of)
    policy = replace(base, **{_FIELDS[lever]: value for lever, value in changes.items()})  # type: ignore[arg-type]
    if not changes:
        return policy
    written = ", ".join(f"{lever}={value}" for lever, value in changes.items())
    return replace(
        policy, id=f"{base.id}+{written}", text=Text(f"{base.text.ja}＋{written}", f"{base.text.en} + {written}")
    )


def current(assumptions: Assumptions, rulebook: Rulebook, as_of: date) -> Policy:
    """現行の政策: the calls of S5, S1 and S7 to look at on `as_of`, and the list as the assumptions have it."""
    s5, s1, s7 = (_terms(rulebook.programme(id_), as_of) for id_ in (S5, S1, S7))
    return Policy(
        "current",
        Text("現行の政策", "current policy"),
        s5_rate=_known(s5.rate, S5, "rate"),
        s5_ceiling=eligible_ceiling(s5),
        s5_number=_known(s5.places, S5, "places")[1],
        s5_years=_known(s5.length, S5, "length"),
        s1_budget=facility_budget(rulebook.programme(S1)),
        s1_rate=facility_rate(s1, assumptions.large_share),
        s7_multiple=Fraction(_known(s7.vc_multiple, S7, "vc_multiple")),
        s7_minimum=_known(s7.vc_minimum, S7, "vc_minimum"),
        audience=assumptions.audience,
    )


def eligible_ceiling(terms: Terms) -> Yen:
    """Eligible cost of a project and fiscal year at which the yearly ceiling is reached; no ceiling = the largest amount."""
    rate, indirect = _known(terms.rate, S5, "rate"), terms.indirect or Fraction(0)
    yearly = [_eligible(one, rate, indirect) for one in terms.ceilings or () if one.per is Per.YEAR]
    return int(min(yearly, default=Fraction(MAX_YEN)))


def _eligible(ceiling: Ceiling, rate: Rate, indirect: Rate) -> Fraction:
    amount = Fraction(ceiling.amount)
    if ceiling.of is Base.SUBSIDY:
        amount /= rate
    on_direct = ceiling.of is Base.DIRECT or ceiling.indirect is Indirect.ON_TOP
    return amount * (1 + indirect) if on_direct else amount


def facility_budget(programme: Programme) -> Yen:
    """S1 in all: the largest budget that covers several years."""
    return max((budget.amount for budget in programme.budgets if budget.year is None), default=0)


def facility_rate(terms: Terms, large_share: Rate) -> Rate:
    """Subsidy per yen of plant, where `large_share` of the subsidy goes to large companies."""
    if not terms.rate_by_size:
        return _known(terms.rate, S1, "rate")
    large, small = terms.rate_by_size[Size.LARGE], terms.rate_by_size[Size.SMALL]
    return 1 / (large_share / large + (1 - large_share) / small)


def _terms(programme: Programme, as_of: date) -> Terms:
    return programme.call(as_of).terms


def _known(value: T | None, programme: str, term: str) -> T:
    if value is None:
        raise PackError(f"{programme}: the call to look at states no {term}, which the simulation needs")
    return value


def _moved(moved: Iterable[str], faults: Faults) -> dict[str, object]:
    """Levers and their values; the last one wins where a lever is moved twice."""
    found: dict[str, object] = {}
    for written in moved:
        lever, equals, value = (part.strip() for part in written.partition("="))
        node = Node(scalar(value), lever, 0)
        if lever not in _SHAPES:
            near = get_close_matches(lever, LEVERS, n=1, cutoff=0.4)
            hint = Text(f"'{near[0]}' ではありませんか", f"did you mean '{near[0]}'?") if near else NO_HINT
            listed = ", ".join(LEVERS)
            expected = Text(f"政策手段: {listed}", f"a lever: {listed}")
            faults.note("unknown-lever", node, expected, hint, f"'{lever}'")
        elif not equals:
            faults.note("type", node, Text(f"{lever}=値", f"{lever}=value"), got="nothing")
        else:
            read = _SHAPES[lever].read(node, faults)
            if read is not None:
                found[lever] = read
    return found
