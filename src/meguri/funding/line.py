"""Lines of the plan (計画の行): for each programme and fiscal year the arithmetic an officer would redo."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from meguri.funding.allocation import Award, Candidate, Problem
from meguri.funding.contender import Contender
from meguri.funding.question import certified_money, facts_without_overhead
from meguri.profiles.work import Work
from meguri.rulebook import amount, fields
from meguri.rules.explain import StepValue, bounds, steps
from meguri.rules.expression import Step, constant
from meguri.vocabulary.fiscal_year import FiscalYear, Quarter
from meguri.vocabulary.money import Rate, Yen, round_down
from meguri.vocabulary.text import Text

PROJECT_LEFT = Text(
    "事業全体の上限（認定VC出資額の倍数を含む）の残り", "What is left under the project's ceilings and the VC multiple"
)
ENTERED = Text("入力した対象の直接経費", "Direct cost entered that the call pays for")
CLAIMED = Text("計上する直接経費", "Direct cost claimed of it")
WORKED_BACK = Text("計上する直接経費（上限額から逆算）", "Direct cost claimed of it (worked back from the ceiling)")
CEILINGS = {"ceiling": "before-ceiling", "eligible-at-most": "eligible", "direct-at-most": "direct"}
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
    receipt: Quarter  # in which the subsidy arrives
    steps: tuple[StepValue, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """What an award of one year had to fit into, in yen of direct cost."""

    entered: Yen
    works: Text  # what the entered cost is for
    left: Fraction | None  # under the project's ceilings, after earlier years; None = no such ceiling


def work_name(work: Work) -> Text:
    """The name a person gave to a work package; the activity before a mere code, or instead of one that only repeats it."""
    activity = work.activity
    if activity is None or not re.fullmatch(r"[a-z0-9_-]+", work.id):
        return Text(work.id, work.id)
    if not re.fullmatch(rf"{activity.value}(-[0-9]+)?", work.id):
        return Text(f"{activity.text.ja}（{work.id}）", f"{activity.text.en} ({work.id})")
    number = work.id.removeprefix(activity.value).removeprefix("-")
    return Text(f"{activity.text.ja}{number}", f"{activity.text.en} {number}".rstrip())


def joined(names: Iterable[Text]) -> Text:
    """Names in a row."""
    listed = list(names)
    return Text("、".join(name.ja for name in listed), ", ".join(name.en for name in listed))


def lines_of(
    awards: Sequence[Award], contenders: Sequence[Contender], problem: Problem, names: Mapping[str, Text]
) -> tuple[Line, ...]:
    """One line per award, by fiscal year and then programme id; earlier years use up the VC money first."""
    by_id = {contender.id: contender for contender in contenders}
    candidates = {candidate.id: candidate for candidate in problem.candidates}
    left = {contender.id: vc_money(contender) for contender in contenders}
    lines: list[Line] = []
    for award in sorted(awards, key=lambda award: (award.year, award.programme)):
        room = _room(award, candidates[award.programme], problem, awards, names)
        line = _line(award, by_id[award.programme], room, left[award.programme])
        left[award.programme] -= line.vc
        lines.append(line)
    return tuple(lines)


def _room(
    award: Award, candidate: Candidate, problem: Problem, awards: Sequence[Award], names: Mapping[str, Text]
) -> Room:
    cells = [cell for cell in problem.cells if cell.id in candidate.cells and cell.year == award.year]
    entered, works = sum(cell.direct for cell in cells), joined(names[id_] for id_ in {c.work: None for c in cells})
    most = candidate.most_direct(None)
    if most is None:
        return Room(entered, works, None)
    earlier = [one.exact_direct for one in awards if one.programme == award.programme and one.year < award.year]
    return Room(entered, works, most - sum(earlier, Fraction(0)))


def vc_money(contender: Contender) -> Yen:
    """What certified VCs invest, where the call matches it; else nothing."""
    return certified_money(contender.verdict.facts) if contender.terms.vc_multiple is not None else 0


def _line(award: Award, contender: Contender, room: Room, vc_left: Yen) -> Line:
    terms = contender.terms
    facts = {**facts_without_overhead(contender.verdict.facts), fields.DIRECT.path: award.direct}
    yearly = _worked(award, steps(amount.rounded(terms, amount.yearly(terms)), facts))
    worked = (*_entered(award, room), *(yearly if room.entered == award.direct else _claimed(yearly)))
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
        award.receipt,
        worked,
    )


def _entered(award: Award, room: Room) -> tuple[StepValue, ...]:
    """Where less is claimed than was entered: what was entered, and the room that was left for it."""
    if room.entered == award.direct:
        return ()
    text = Text(f"{ENTERED.ja}（{room.works.ja}）", f"{ENTERED.en} ({room.works.en})")
    found = [StepValue(Step("entered", constant(room.entered), text), room.entered, room.entered)]
    if room.left is not None and room.left < room.entered:
        found.append(StepValue(Step("project-room", constant(room.left), ROOM), room.left, room.left))
    return tuple(found)


def _claimed(yearly: Sequence[StepValue]) -> Iterator[StepValue]:
    """The year's arithmetic of a part of what was entered: its direct cost is so much because a ceiling is reached."""
    values = {one.step.id: one.low for one in yearly}
    bound = any(values.get(at, before) < before for at, by in CEILINGS.items() if (before := values.get(by, 0)))
    for one in yearly:
        text = WORKED_BACK if bound else CLAIMED
        yield replace(one, step=replace(one.step, text=text)) if one.step.id == "direct" else one


def _worked(award: Award, yearly: Sequence[StepValue]) -> tuple[StepValue, ...]:
    """The year's arithmetic; where what is left of the project's ceiling is less, that step follows."""
    *before, rounded = yearly
    if rounded.low == award.subsidy:
        return tuple(yearly)
    left = Step("project-left", constant(award.exact), PROJECT_LEFT)
    last = StepValue(rounded.step, award.subsidy, award.subsidy)
    return (*before, StepValue(left, award.exact, award.exact), last)
