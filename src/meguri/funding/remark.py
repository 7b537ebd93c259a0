"""Warnings and assumptions of a plan (留意事項と仮定): which of the rulebook's remarks apply, each with its source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from meguri.eligibility.cost import cost_years
from meguri.funding.cash import Cash
from meguri.funding.contender import Contender
from meguri.funding.line import Line
from meguri.funding.year import overhead_share
from meguri.profiles.profile import Profile
from meguri.profiles.work import Work
from meguri.rulebook import fields
from meguri.rulebook.programme import Note, Rulebook
from meguri.rulebook.terms import OverCeiling
from meguri.vocabulary.text import Text


def assumptions(profile: Profile, rulebook: Rulebook, contenders: Sequence[Contender], cash: Cash) -> tuple[Note, ...]:
    """What the plan takes for granted."""
    return _remarks(rulebook, _assumed(profile, contenders, cash))


def warnings(
    profile: Profile, rulebook: Rulebook, contenders: Sequence[Contender], lines: Sequence[Line]
) -> tuple[Note, ...]:
    """What could still go wrong."""
    remarks = _remarks(rulebook, _warned(profile, contenders, lines))
    above = [_above(rulebook.remarks["over-ceiling"], line) for line in lines if _rejected_above(line)]
    return (*above, *remarks)


def _remarks(rulebook: Rulebook, ids: Iterator[str]) -> tuple[Note, ...]:
    return tuple(rulebook.remarks[id_] for id_ in dict.fromkeys(ids))


def _assumed(profile: Profile, contenders: Sequence[Contender], cash: Cash) -> Iterator[str]:
    if any(contender.verdict.call.assumed or contender.terms.closes is None for contender in contenders):
        yield "assumed-call"
    if contenders:
        yield "settlement"
    if fields.OVERHEAD.path not in profile.answers and profile.work:
        yield "overhead-unknown"
    if not profile.finance.burn:
        yield "no-burn"
    elif overhead_share(profile) and any(year in profile.finance.burn for year in cost_years(profile)):
        yield "overhead-in-burn"
    if profile.vc:
        yield "vc-is-cash"
    if cash.undated:
        yield "vc-undated"
    if cash.start.number > 1:
        yield "cash-mid-year"
    yield "consumption-tax"


def _warned(profile: Profile, contenders: Sequence[Contender], lines: Sequence[Line]) -> Iterator[str]:
    if any(_outside(work) for work in profile.work or ()):
        yield "cost-outside-work"
    if len(contenders) > 1:
        yield "combination-unknown"
    for line in lines:
        if line.contender.terms.over_ceiling is OverCeiling.REJECT and not _rejected_above(line):
            yield "over-ceiling"
        if _in_year_of_decision(profile, line):
            yield "cost-before-decision"
        yield from _of_readings(line.contender)
    if any(_past_the_end(profile, contender) for contender in contenders):
        yield "past-programme-end"
    if lines:
        yield from ("profit-return", "property-disposal")
        if profile.cdmo:
            yield "affiliated-profit"


def _outside(work: Work) -> bool:
    """Whether a cost lies in a fiscal year that the work does not touch."""
    first, last = work.from_ or date.min, work.to or date.max
    return any(year.last_day < first or year.first_day > last for year in work.costs)


def _in_year_of_decision(profile: Profile, line: Line) -> bool:
    """The first covered year counts whole unless every work of the line states its first day."""
    works = [work for work in profile.work or () if work.id in line.work]
    return line.year == min(line.contender.verdict.years) and any(work.from_ is None for work in works)


def _of_readings(contender: Contender) -> Iterator[str]:
    for reading in contender.verdict.call.readings:
        if reading.warning and reading.id in contender.readings:
            yield reading.warning


def _past_the_end(profile: Profile, contender: Contender) -> bool:
    covered = contender.verdict.years
    if not covered or (contender.verdict.programme.ends is None and contender.terms.until is None):
        return False
    return any(year > covered[-1] for work in profile.work or () for year in work.costs)


def _rejected_above(line: Line) -> bool:
    """Whether more was entered than the call lets one bid."""
    return line.contender.terms.over_ceiling is OverCeiling.REJECT and line.entered > line.direct


def _above(remark: Note, line: Line) -> Note:
    """The remark on bids above the ceiling, with the figures of the year."""
    name, year = line.contender.verdict.programme.name, line.year.text
    spare = line.entered - line.direct
    text = Text(
        f"{name.ja}: {year.ja}に入力した対象の直接経費は{line.entered:,}円です。上限額を超える提案は審査されません。"
        f"応募する直接経費は{line.direct:,}円までとし、残り{spare:,}円は自己負担になります",
        f"{name.en}: the direct cost entered for {year.en} is JPY {line.entered:,}. A bid above the ceiling is rejected "
        f"unread: bid at most JPY {line.direct:,} of direct cost and carry JPY {spare:,} yourself",
    )
    return Note(f"{remark.id}-{line.year.start}", text, remark.citation)
