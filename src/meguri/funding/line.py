"""Lines of the plan (計画の行): for each programme and fiscal year the arithmetic an officer would redo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from meguri.funding.allocation import Award, Candidate, Problem
from meguri.funding.contender import Contender
from meguri.funding.question import certified_money, facts_without_overhead
from meguri.rulebook import amount, fields
from meguri.rules.explain import StepValue, bounds, steps
from meguri.rules.expression import Step, constant
from meguri.vocabulary.fiscal_year import FiscalYear
from meguri.vocabulary.money import Rate, Yen, round_down
from meguri.vocabulary.text import Text

PROJECT_LEFT = Text(
    "事業全体の上限（認定VC出資額の倍数を含む）の残り", "What is left under the project's ceilings and the VC multiple"
)
ENTERED = Text("入力した対象の直接経費", "Direct cost entered that the call pays for")
ROOM = Text(
    "事業全体の枠の残り（前の年度までの計上を引き、直接経費に直した額）",
    "Room left under the project's ceilings, as direct cost, after what earlier years claim",
)


@dataclass(frozen=True, slots=True)
class Line:
    """計画の1行. All amounts in yen; `indirect` and `eligible` are shown cut to the yen, computed exactly."""

    contender: Contender
    year: FiscalYear
    work: tuple[str, ...]
    entered: Yen  # direct cost of the year that the call pays for, as entered
    direct: Yen  # what is claimed of it
    indirect: Yen
    eligible: Yen
    rate: Rate
    subsidy: Yen
    vc: Yen  # certified VC money that carries the rest of this line
    steps: tuple[StepValue, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """What an award of one year had to fit into, in yen of direct cost."""

    entered: Yen
    left: Fraction | None  # under the project's ceilings, after earlier years; None = no such ceiling


def lines_of(awards: Sequence[Award], contenders: Sequence[Contender], problem: Problem) -> tuple[Line, ...]:
    """One line per award, by fiscal year and then programme id; earlier years use up the VC money first."""
    by_id = {contender.id: contender for contender in contenders}
    candidates = {candidate.id: candidate for candidate in problem.candidates}
    left = {contender.id: _vc_money(contender) for contender in contenders}
    lines: list[Line] = []
    for award in sorted(awards, key=lambda award: (award.year, award.programme)):
        room = _room(award, candidates[award.programme], problem, awards)
        line = _line(award, by_id[award.programme], room, left[award.programme])
        left[award.programme] -= line.vc
        lines.append(line)
    return tuple(lines)


def _room(award: Award, candidate: Candidate, problem: Problem, awards: Sequence[Award]) -> Room:
    entered = sum(cell.direct for cell in problem.cells if cell.id in candidate.cells and cell.year == award.year)
    most = candidate.most_direct(None)
    if most is None:
        return Room(entered, None)
    earlier = [one.exact_direct for one in awards if one.programme == award.programme and one.year < award.year]
    return Room(entered, most - sum(earlier, Fraction(0)))


def _vc_money(contender: Contender) -> Yen:
    return certified_money(contender.verdict.facts) if contender.terms.vc_multiple is not None else 0


def _line(award: Award, contender: Contender, room: Room, vc_left: Yen) -> Line:
    terms = contender.terms
    facts = {**facts_without_overhead(contender.verdict.facts), fields.DIRECT.path: award.direct}
    yearly = _worked(award, steps(amount.rounded(terms, amount.yearly(terms)), facts))
    worked = (*_entered(award, room), *yearly)
    eligible = round_down(next(s.low for s in reversed(worked) if s.step.id in ("eligible", "eligible-at-most")), 1)
    return Line(
        contender,
        award.year,
        tuple(dict.fromkeys(claim.cell.work for claim in award.claims)),
        room.entered,
        award.direct,
        max(0, eligible - award.direct),
        eligible,
        Fraction(bounds(amount.rate_of(terms), facts)[0]),
        award.subsidy,
        min(vc_left, eligible - award.subsidy),
        worked,
    )


def _entered(award: Award, room: Room) -> tuple[StepValue, ...]:
    """Where less is claimed than was entered: what was entered, and the room that was left for it."""
    if room.entered == award.direct:
        return ()
    found = [StepValue(Step("entered", constant(room.entered), ENTERED), room.entered, room.entered)]
    if room.left is not None and room.left < room.entered:
        found.append(StepValue(Step("project-room", constant(room.left), ROOM), room.left, room.left))
    return tuple(found)


def _worked(award: Award, yearly: Sequence[StepValue]) -> tuple[StepValue, ...]:
    """The year's arithmetic; where what is left of the project's ceiling is less, that step follows."""
    *before, rounded = yearly
    if rounded.low == award.subsidy:
        return tuple(yearly)
    left = Step("project-left", constant(award.exact), PROJECT_LEFT)
    last = StepValue(rounded.step, award.subsidy, award.subsidy)
    return (*before, StepValue(left, award.exact, award.exact), last)
