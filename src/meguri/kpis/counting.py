"""What counts (数える): each public event or company weighed against the rule of an indicator; in doubt, it is undecided.

Three answers: counted, not counted (with the reason), undecided (with what would settle it). Nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from meguri.kpis.indicator import At, CountOf, Indicator, Per
from meguri.outcomes.event import Event
from meguri.outcomes.stated_date import StatedDate, no_date, stated_date
from meguri.register.register import Register
from meguri.register.value_type import first_day
from meguri.vocabulary.citation import Citation
from meguri.vocabulary.text import Text

NOT_SELECTED = Text("採択された企業ではない", "not a company that was selected")
COMPANY_OPEN = Text("どの企業の出来事かが公表されていない", "the company is not published")
BEFORE_SELECTION = Text("採択の公表より前", "before the selection was published")
OTHER_PROGRAMME = Text("別の事業の支援と記録されている", "recorded as supported by another programme")
PROGRAMME_OPEN = Text(
    "この事業が支援したかどうかが公表されていない", "whether the programme supported it is not published"
)
TECHNOLOGY_OPEN = Text(
    "製造工程に組み込まれた事業の技術が公表されていない", "the technology in the process is not published"
)
ABROAD_OPEN = Text(
    "支援した企業の海外拠点での受託を数えるかは資料に書かれていない",
    "the deck does not say whether work at a supported company's site abroad counts",
)
APPROVED_OPEN = Text(
    "承認済みの製品の受託を「開発品」に数えるかは資料に書かれていない",
    "the deck does not say whether a product already approved counts as one under development",
)
BEFORE_START = Text("起点の年度より前", "before counting starts")
AFTER_DEADLINE = Text("期限より後", "after the deadline")
DATE_OPEN = Text(
    "日付の記載が粗く、期間に入るか分からない", "the stated date does not settle whether it lies in the period"
)
SAME_PRODUCT = Text("同じ品目は数えてある", "the same product is counted already")
SAME_COMPANY = Text("同じ企業は数えてある", "the same company is counted already")


@dataclass(frozen=True, slots=True)
class Weighed:
    """One event or company, weighed."""

    id: str
    on: StatedDate
    value: int  # how many it counts for, in the indicator's unit
    citation: Citation
    why: tuple[Text, ...] = ()  # why it does not count, or what would settle it


@dataclass(frozen=True, slots=True)
class Tally:
    """集計."""

    counted: tuple[Weighed, ...] = ()
    undecided: tuple[Weighed, ...] = ()
    left_out: tuple[Weighed, ...] = ()

    @property
    def value(self) -> int:
        return sum(one.value for one in self.counted)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known on the day asked."""

    events: tuple[Event, ...]  # those that stand, oldest first
    register: Register
    as_of: date
    fictional: bool = False  # the events are invented: real companies are not counted beside them


@dataclass(frozen=True, slots=True)
class Condition:
    """条件."""

    met: bool | None  # None = not known
    no: Text  # why it does not count
    open: Text  # what would settle it


def tally(indicator: Indicator, evidence: Evidence) -> Tally:
    """Everything the indicator's rule could count, sorted into three."""
    if indicator.rule.of is CountOf.EVENTS:
        return _events(indicator, evidence)
    if indicator.rule.of is CountOf.COMPANIES and not evidence.fictional:
        return _companies(indicator, evidence)
    return Tally()


def _events(indicator: Indicator, evidence: Evidence) -> Tally:
    selected = selected_on(indicator, evidence.register)
    found: tuple[list[Weighed], list[Weighed], list[Weighed]] = ([], [], [])
    products: set[str] = set()
    for event in evidence.events:
        if event.type is not indicator.rule.type:
            continue
        conditions = [
            *_belonging(event, indicator, selected),
            *_contracted(event, indicator, evidence.register),
            *_time(event.on, event.known_by, indicator),
            *_once(event, indicator, products),
        ]
        place, why = _weigh(conditions)
        found[place].append(Weighed(event.id, event.on, event.count, event.citation, why))
        if not place and event.subject.product:
            products.add(event.subject.product)
    return Tally(*(tuple(weighed) for weighed in found))


def _weigh(conditions: Iterable[Condition]) -> tuple[int, tuple[Text, ...]]:
    """0 counted, 1 undecided, 2 left out, with the reasons."""
    known = tuple(conditions)
    no = tuple(dict.fromkeys(one.no for one in known if one.met is False))
    unknown = tuple(dict.fromkeys(one.open for one in known if one.met is None))
    return (2, no) if no else (1, unknown) if unknown else (0, ())


def selected_on(indicator: Indicator, register: Register) -> dict[str, date]:
    """The companies of the programmes' selected projects, with the day the selection was published."""
    days: dict[str, date] = {}
    for project in register.projects.values():
        if project.programme in indicator.programmes:
            day = first_day(project.adopted_on)
            for company in project.companies:
                days[company] = min(day, days.get(company, day))
    return days


def _belonging(event: Event, indicator: Indicator, selected: Mapping[str, date]) -> Iterator[Condition]:
    if indicator.rule.at is At.SUPPORTED:
        company = event.subject.organisation
        adopted = selected.get(company or "")
        yield Condition(None if company is None else adopted is not None, NOT_SELECTED, COMPANY_OPEN)
        if adopted is not None:
            yield Condition(_not_before(event.on, event.known_by, adopted), BEFORE_SELECTION, DATE_OPEN)
    else:
        known = None if event.programme is None else event.programme in indicator.programmes
        yield Condition(known, OTHER_PROGRAMME, PROGRAMME_OPEN)
    if indicator.rule.core_technology:
        yield Condition(True if event.technology else None, TECHNOLOGY_OPEN, TECHNOLOGY_OPEN)


def _contracted(event: Event, indicator: Indicator, register: Register) -> Iterator[Condition]:
    """What the words of the target leave open about a contract: sites abroad, and products already approved."""
    if indicator.rule.at is At.SUPPORTED:
        site = register.site(event.subject.site or "")
        at_home = None if site is not None and site.domestic is False else True
        yield Condition(at_home, ABROAD_OPEN, ABROAD_OPEN)
        approved = event.subject.product in register.products
        yield Condition(None if approved else True, APPROVED_OPEN, APPROVED_OPEN)


def _time(on: StatedDate, known_by: date, indicator: Indicator) -> Iterator[Condition]:
    if indicator.counted_from is not None:
        start = indicator.counted_from.fiscal_year.first_day
        yield Condition(_not_before(on, known_by, start), BEFORE_START, DATE_OPEN)
    if indicator.deadline is not None:
        last = indicator.deadline.last_day
        in_time = True if known_by <= last else False if on.first > last else None
        yield Condition(in_time, AFTER_DEADLINE, DATE_OPEN)


def _not_before(on: StatedDate, known_by: date, start: date) -> bool | None:
    return True if on.first >= start else False if known_by < start else None


def _once(event: Event, indicator: Indicator, products: set[str]) -> Iterator[Condition]:
    if indicator.rule.per is Per.PRODUCT and event.subject.product in products:
        yield Condition(False, SAME_PRODUCT, SAME_PRODUCT)


def _companies(indicator: Indicator, evidence: Evidence) -> Tally:
    """Each company once, at its first selection; a selection in a round without a date is known, its day is not."""
    weighed: list[Weighed] = []
    for entry in evidence.register.entries.values():
        round_ = evidence.register.rounds[entry.round]
        if round_.programme in indicator.programmes:
            citation = next(claim.citation for claim in entry.claims if claim.field == "company")
            on = stated_date(round_.adopted_on) if round_.adopted_on else no_date(citation.read_on)
            if min(on.last, citation.read_on) <= evidence.as_of:
                weighed.append(Weighed(entry.company, on, 1, citation))
    found: dict[str, Weighed] = {}
    again: list[Weighed] = []
    for one in sorted(weighed, key=lambda one: (one.on.last, one.id)):
        if found.setdefault(one.id, one) is not one:
            again.append(Weighed(one.id, one.on, 0, one.citation, (SAME_COMPANY,)))
    return Tally(tuple(found.values()), (), tuple(again))
