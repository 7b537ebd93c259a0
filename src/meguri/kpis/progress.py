"""Progress of the indicators (成果指標の進捗): publicly known so far, and what is not known. Never a forecast."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from meguri.kpis.asked import Asked, refuse_unknown
from meguri.kpis.counting import Evidence, Tally, Weighed, tally
from meguri.kpis.indicator import CountOf, Indicator
from meguri.kpis.share import ShareTarget, share_target
from meguri.outcomes.event import Outcome
from meguri.outcomes.history import standing_events
from meguri.register.register import Register
from meguri.vocabulary.code import Code
from meguri.vocabulary.fiscal_year import FiscalYear
from meguri.vocabulary.text import Text, counted


class KpiStatus(Code):
    """進捗の状態."""

    REACHED = "reached", "達成（公表情報による）", "reached, on the public record"
    ON_RECORD = (
        "on-record",
        "公表分あり。目標に届いたかは不明",
        "some on record; whether the target is reached is not known",
    )
    NOT_KNOWN = "not-known", "不明", "not known"


@dataclass(frozen=True, slots=True)
class Period:
    """年度ごとの件数."""

    fiscal_year: FiscalYear
    value: int  # known to lie in this fiscal year
    cumulative: int  # known to have happened by its end (or by the day asked)


@dataclass(frozen=True, slots=True)
class Kpi:
    """成果指標の進捗."""

    indicator: Indicator
    status: KpiStatus
    tally: Tally
    periods: tuple[Period, ...]
    share: ShareTarget | None
    not_known: tuple[Text, ...]

    @property
    def value(self) -> int | None:
        """Publicly known so far; None where nothing is on record, which is not the same as none."""
        return self.tally.value or None

    @property
    def not_in_a_period(self) -> int:
        """Counted, but the stated date does not settle the fiscal year."""
        return sum(one.value for one in self.tally.counted if one.on.fiscal_year is None)


@dataclass(frozen=True, slots=True)
class Kpis:
    """進捗の一覧."""

    as_of: date
    asked: Asked
    fictional: bool  # the events are invented: nothing here is about real organisations
    kpis: tuple[Kpi, ...]


def progress(
    indicators: Sequence[Indicator],
    outcomes: Iterable[Outcome],
    register: Register,
    as_of: date,
    asked: Asked | None = None,
) -> Kpis:
    """How far each indicator has come by `as_of`, as far as is publicly known.

    Raises:
        InputFaults: no indicator is of the programme asked for, no such series, or the outcomes contradict each other.
    """
    asked = asked or Asked()
    told = tuple(outcomes)
    fictional = any(one.fictional for one in told)
    evidence = Evidence(standing_events(told, as_of), register, as_of, fictional)
    refuse_unknown(asked, indicators, register)
    found = tuple(_kpi(one, evidence, asked) for one in indicators if asked.concerns(one))
    return Kpis(as_of, asked, fictional, found)


def _kpi(indicator: Indicator, evidence: Evidence, asked: Asked) -> Kpi:
    found = tally(indicator, evidence)
    share = None
    if indicator.rule.of is CountOf.SHARE:
        share = share_target(indicator, evidence.register, asked.definition, asked.series)
    reached = found.value >= indicator.target.value
    status = KpiStatus.REACHED if reached else KpiStatus.ON_RECORD if found.value else KpiStatus.NOT_KNOWN
    return Kpi(
        indicator, status, found, _periods(indicator, found, evidence.as_of), share, _not_known(indicator, found)
    )


def _periods(indicator: Indicator, found: Tally, as_of: date) -> tuple[Period, ...]:
    """One per fiscal year from the start of counting to the day asked, or to the deadline if that is earlier."""
    if indicator.counted_from is None:
        return ()
    last = as_of if indicator.deadline is None else min(as_of, indicator.deadline.last_day)
    first = indicator.counted_from.fiscal_year.start
    years = [FiscalYear(year) for year in range(first, FiscalYear.of(last).start + 1)]
    return tuple(Period(year, _in(year, found.counted), _by(year, found.counted)) for year in years)


def _in(year: FiscalYear, counted: Iterable[Weighed]) -> int:
    return sum(one.value for one in counted if one.on.fiscal_year == year)


def _by(year: FiscalYear, counted: Iterable[Weighed]) -> int:
    return sum(one.value for one in counted if min(one.on.last, one.citation.read_on) <= year.last_day)


def _not_known(indicator: Indicator, found: Tally) -> tuple[Text, ...]:
    said = list(indicator.not_known)
    if indicator.baseline is None:
        said.append(Text("基準値は資料に示されていない", "The sources give no baseline"))
    if indicator.deadline is None:
        said.append(Text("期限の年度は資料に示されていない", "The sources give no year as deadline"))
    if found.undecided:
        count = len(found.undecided)
        said.append(
            Text(
                f"数えるかどうかが決まらない出来事が{count}件ある",
                f"{counted(count, 'public event', 'public events')} could not be decided",
            )
        )
    if indicator.rule.of is CountOf.EVENTS and not found.counted:
        said.append(
            Text(
                "確かに数えられる公表例が見つかっていない。0件という意味ではない",
                "No public case that certainly counts was found; that does not mean none",
            )
        )
    return tuple(said)
