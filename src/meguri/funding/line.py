"""Lines of the plan (計画の行): for each programme and fiscal year the arithmetic an officer would redo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from meguri.funding.allocation import Award
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


@dataclass(frozen=True, slots=True)
class Line:
    """計画の1行. All amounts in yen; `indirect` and `eligible` are shown cut to the yen, computed exactly."""

    contender: Contender
    year: FiscalYear
    work: tuple[str, ...]
    direct: Yen
    indirect: Yen
    eligible: Yen
    rate: Rate
    subsidy: Yen
    vc: Yen  # certified VC money that carries the rest of this line
    steps: tuple[StepValue, ...]


def lines_of(awards: Sequence[Award], contenders: Sequence[Contender]) -> tuple[Line, ...]:
    """One line per award, by fiscal year and then programme id; earlier years use up the VC money first."""
    by_id = {contender.id: contender for contender in contenders}
    left = {contender.id: _vc_money(contender) for contender in contenders}
    lines: list[Line] = []
    for award in sorted(awards, key=lambda award: (award.year, award.programme)):
        line = _line(award, by_id[award.programme], left[award.programme])
        left[award.programme] -= line.vc
        lines.append(line)
    return tuple(lines)


def _vc_money(contender: Contender) -> Yen:
    return certified_money(contender.verdict.facts) if contender.terms.vc_multiple is not None else 0


def _line(award: Award, contender: Contender, vc_left: Yen) -> Line:
    terms = contender.terms
    facts = {**facts_without_overhead(contender.verdict.facts), fields.DIRECT.path: award.direct}
    worked = _worked(award, steps(amount.rounded(terms, amount.yearly(terms)), facts))
    eligible = round_down(next(s.low for s in reversed(worked) if s.step.id in ("eligible", "eligible-at-most")), 1)
    return Line(
        contender,
        award.year,
        tuple(dict.fromkeys(claim.cell.work for claim in award.claims)),
        award.direct,
        max(0, eligible - award.direct),
        eligible,
        Fraction(bounds(amount.rate_of(terms), facts)[0]),
        award.subsidy,
        min(vc_left, eligible - award.subsidy),
        worked,
    )


def _worked(award: Award, yearly: Sequence[StepValue]) -> tuple[StepValue, ...]:
    """The year's arithmetic; where what is left of the project's ceiling is less, that step follows."""
    *before, rounded = yearly
    if rounded.low == award.subsidy:
        return tuple(yearly)
    left = Step("project-left", constant(award.exact), PROJECT_LEFT)
    last = StepValue(rounded.step, award.subsidy, award.subsidy)
    return (*before, StepValue(left, award.exact, award.exact), last)
