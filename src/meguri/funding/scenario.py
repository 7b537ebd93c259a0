"""Scenarios (シナリオ): nothing adopted, the best plan, each programme alone, all together, what to expect.

The cost is the same in every scenario; only who pays differs, and when the money comes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import prod

from meguri.funding.allocation import Problem
from meguri.funding.cash import Cash
from meguri.funding.contender import Contender
from meguri.funding.line import lines_of, work_name
from meguri.funding.optimum import Allocation, best
from meguri.funding.year import PlanYear, plan_years
from meguri.profiles.profile import Profile
from meguri.vocabulary.fiscal_year import FiscalYear, Quarter
from meguri.vocabulary.money import Yen, round_down
from meguri.vocabulary.text import Text

NONE = Text("補助なし", "No subsidy")
DEFAULT = Text("この計画（採択された場合）", "This plan, if adopted")
JOINT = Text("【要確認】併用できる場合", "Ask the agency first: if they may be combined")
EMPTY = Text("計画に入る補助なし", "No subsidy enters the plan")
EXPECTED = Text("伝えられている採択率による期待値", "Expected, from reported selection rates")
LATER = Text("入金が1四半期遅い場合（7〜9月）", "If the subsidy arrives a quarter later (July to September)")
ASK_FIRST = Text(
    "事業の併用の可否は資料で確認できていません。必ず各事業の窓口に確かめてください。",
    "Whether these programmes may be combined is not known. Ask each agency first.",
)


@dataclass(frozen=True, slots=True)
class Scenario:
    """シナリオ."""

    id: str  # none | default | late | only:ID | joint | expected | later
    text: Text
    programmes: tuple[str, ...]
    years: tuple[PlanYear, ...]
    cash: Cash
    note: Text | None = None
    expected: Yen | None = None  # expected subsidy, where this scenario is an expectation

    @property
    def cost(self) -> Yen:
        return sum(year.cost for year in self.years)

    @property
    def subsidy(self) -> Yen:
        return sum(year.subsidy for year in self.years) if self.expected is None else self.expected

    @property
    def vc(self) -> Yen:
        return sum(year.vc for year in self.years)

    @property
    def own(self) -> Yen:
        return self.cost - self.subsidy - self.vc


@dataclass(frozen=True, slots=True)
class Ground:
    """What every scenario stands on."""

    profile: Profile
    contenders: tuple[Contender, ...]
    problem: Problem
    cash: Cash  # without any subsidy


def scenarios(ground: Ground, later: Problem) -> tuple[Scenario, ...]:
    """All scenarios: none first, then the best plan, each programme alone, all together, the expectation.

    Args:
        later: the same question with subsidies arriving later.
    """
    nothing = Scenario("none", NONE, (), plan_years(ground.profile, ()), ground.cash)
    if not ground.contenders:
        return (nothing, _with("default", EMPTY, ground, best(ground.problem)))
    chosen = best(ground.problem)
    found = [nothing, _with("default", DEFAULT, ground, chosen)]
    found.extend(_alone(ground))
    joint = best(ground.problem.joined())
    if joint.subsidy > chosen.subsidy:
        found.append(_with("joint", JOINT, ground, joint, ASK_FIRST))
    expected = _expected(ground)
    if expected is not None:
        found.append(expected)
    found.append(_with("later", LATER, ground, best(later, frozenset(chosen.programmes))))
    return tuple(found)


def late(ground: Ground, missed: FiscalYear) -> Scenario:
    """The best plan where nothing is decided within a fiscal year: what the next one's calls would pay."""
    text = Text(
        f"交付決定が{missed.start}年度内に間に合わない場合（補助は翌年度から）",
        f"If no decision comes within FY{missed.start} (subsidy from the next)",
    )
    return _with("late", text, ground, best(ground.problem))


def _with(id_: str, text: Text, ground: Ground, allocation: Allocation, note: Text | None = None) -> Scenario:
    names = {work.id: work_name(work) for work in ground.profile.work or ()}
    lines = lines_of(allocation.awards, ground.contenders, ground.problem, names)
    cash = ground.cash.with_receipts(_receipts(allocation))
    return Scenario(id_, text, allocation.programmes, plan_years(ground.profile, lines), cash, note)


def _receipts(allocation: Allocation) -> Mapping[Quarter, Yen]:
    return allocation.receipts()


def _alone(ground: Ground) -> Iterator[Scenario]:
    for contender in ground.contenders:
        name = contender.verdict.programme.name
        text = Text(f"{name.ja}のみ", f"Only {name.en}")
        yield _with(f"only:{contender.id}", text, ground, best(ground.problem, frozenset({contender.id})))


def _expected(ground: Ground) -> Scenario | None:
    """期待値: every subset of the programmes with a reported selection rate, planned anew; selections independent."""
    rates = {c.id: c.terms.selection_rate for c in ground.contenders if c.terms.selection_rate is not None}
    if not rates:
        return None
    total = Fraction(0)
    for size in range(1, len(rates) + 1):
        for chosen in combinations(rates, size):
            chance = prod((rates[id_] if id_ in chosen else 1 - rates[id_] for id_ in rates), start=Fraction(1))
            total += chance * best(ground.problem, frozenset(chosen)).subsidy
    named = _named(ground.contenders, rates)
    note = Text(
        f"採択率（{named.ja}）は伝えられている値で、公式の発表では確認できていません。採否は互いに独立とみなし、"
        "採択率の伝えられていない事業は除いています。",
        f"Selection rates as reported ({named.en}); no official figure was found. Selections are taken as independent. "
        "Programmes without a reported rate are left out.",
    )
    years = plan_years(ground.profile, ())
    return Scenario("expected", EXPECTED, tuple(rates), years, ground.cash, note, round_down(total, 1))


def _named(contenders: Sequence[Contender], rates: Mapping[str, Fraction]) -> Text:
    """Each rate in whole per cent, with what its source says of it."""
    shown = [_rate_of(contender, rates[contender.id]) for contender in contenders if contender.id in rates]
    return Text("、".join(one.ja for one in shown), "; ".join(one.en for one in shown))


def _rate_of(contender: Contender, rate: Fraction) -> Text:
    name, cited = contender.verdict.programme.name, contender.terms.cited.get("selection_rate")
    told = cited.note_text if cited and cited.note_text else Text("", "")
    percent = f"{round(rate * 100)} %"
    if not told.ja:
        return Text(f"{name.ja} {percent}", f"{name.en} {percent}")
    return Text(f"{name.ja} {percent}：{told.ja}", f"{name.en} {percent}: {told.en}")
