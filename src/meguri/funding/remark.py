"""Warnings and assumptions of a plan (留意事項と仮定): which of the rulebook's remarks apply, each with its source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from meguri.eligibility.cost import cost_years
from meguri.funding.cash import Cash
from meguri.funding.contender import Contender
from meguri.funding.line import Line, work_name
from meguri.funding.scenario import Scenario
from meguri.funding.spending import quarters_of
from meguri.funding.year import direct_of, overhead_on, overhead_share
from meguri.profiles.profile import Profile
from meguri.profiles.work import Work
from meguri.register.register import Register
from meguri.rulebook import fields
from meguri.rulebook.programme import Note, Rulebook
from meguri.rulebook.terms import OverCeiling
from meguri.vocabulary.text import Text


def assumptions(profile: Profile, rulebook: Rulebook, contenders: Sequence[Contender], cash: Cash) -> tuple[Note, ...]:
    """What the plan takes for granted."""
    return _remarks(rulebook, _assumed(profile, contenders, cash))


def warnings(
    profile: Profile,
    rulebook: Rulebook,
    contenders: Sequence[Contender],
    found: Sequence[Scenario],
    register: Register | None,
    on: date,
) -> tuple[Note, ...]:
    """What could still go wrong; first what the whole plan hangs on.

    Args:
        found: the scenarios; the lines of the one named `default` are the plan's.
    """
    planned = {one.id: [line for year in one.years for line in year.lines] for one in found}
    lines = planned.pop("default")
    decided_late = ["cost-before-decision"] if "late" in planned else []
    remarks = _remarks(rulebook, chain(decided_late, _warned(profile, contenders, lines)))
    above = [_above(rulebook.remarks["over-ceiling"], line) for line in lines if _rejected_above(line)]
    past = list(_past_known_years(lines))
    beside = _past_known_years([line for others in planned.values() for line in others])
    outside = cost_outside(profile, rulebook.remarks["cost-outside-work"])
    first = (*_not_on_the_list(profile, contenders, register, on), *past, *outside)
    compared = (replace(one, id=f"case-{one.id}") for one in beside if one not in past)
    affiliated = [_affiliated(rulebook.remarks["affiliated-profit"], lines)] if lines and profile.cdmo else []
    return (*first, *_overhead_above(profile, rulebook), *above, *compared, *remarks, *affiliated)


def _not_on_the_list(
    profile: Profile, contenders: Sequence[Contender], register: Register | None, on: date
) -> Iterator[Note]:
    """Programmes that count on VCs stated as certified, whose names are not among the certified VCs of the register."""
    if register is None:
        return
    stated = [one.name or "" for one in profile.vc or () if one.certified]
    unknown = [name for name in stated if not name or register.find_vc(name, on) is None]
    for contender in contenders:
        if not unknown or contender.terms.vc_multiple is None:
            continue
        programme, known = contender.verdict.programme.name, len(register.certifications)
        ja, en = (
            "、".join(name or "（名称なし）" for name in unknown),
            ", ".join(name or "(no name)" for name in unknown),
        )
        text = Text(
            f"{programme.ja}: 「{ja}」は登録簿の認定VC（{known}社）にありません。認定は入力どおりとして計算しており、"
            "認定がなければこの出資は補助の根拠になりません",
            f"{programme.en}: {en} is not among the {known} certified VCs of the register. The certification is counted "
            "as entered; without it this money carries no subsidy",
        )
        yield Note(f"vc-not-listed-{contender.id}", text, contender.terms.cited["vc_multiple"])


def _past_known_years(lines: Sequence[Line]) -> Iterator[Note]:
    """Programmes whose call names its fiscal years, where a line counts on a later one."""
    latest = {line.contender.id: line for line in sorted(lines, key=lambda line: line.year)}
    for line in latest.values():
        contender = line.contender
        call, name = contender.verdict.call, contender.verdict.programme.name
        years, citation = call.own_terms.years, call.own_terms.cited.get("years")
        if not call.assumed or years is None or citation is None or line.year <= years[1]:
            continue
        first, last = (year.text for year in years)
        text = Text(
            f"{name.ja}: 資料にある実施年度は{first.ja}〜{last.ja}です。それより後の年度の補助は、事業が続くという仮定によります",
            f"{name.en}: the fiscal years named by the source are {first.en} to {last.en}. "
            "Subsidies of later years assume that the programme goes on",
        )
        yield Note(f"past-known-years-{contender.id}", text, citation)


def _overhead_above(profile: Profile, rulebook: Rulebook) -> Iterator[Note]:
    """Years in which overhead is more than all other spending, though it is taken to be part of it."""
    burn = profile.finance.burn or {}
    over = {year: overhead_on(profile, direct_of(profile, year)) for year in cost_years(profile)}
    short = {year: over[year] - burn[year] for year in over if year in burn and over[year] > burn[year]}
    if short:
        years = Text("、".join(year.text.ja for year in short), ", ".join(year.text.en for year in short))
        total = sum(short.values())
        text = Text(
            f"{years.ja}は、間接経費が「この計画以外の年間支出」を合わせて{total:,}円上回ります。上回る分は出金に入っていないため、"
            "年間支出を見直してください",
            f"In {years.en} overhead is more than the other annual spending, by JPY {total:,} in all. What is above it is "
            "not in what is paid out: look at the annual spending again",
        )
        yield Note("overhead-above-burn", text, rulebook.remarks["overhead-in-burn"].citation)


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
    if len(contenders) > 1:
        yield "combination-unknown"
    for line in lines:
        if line.contender.terms.over_ceiling is OverCeiling.REJECT and not _rejected_above(line):
            yield "over-ceiling"
        if _in_year_of_decision(profile, line):
            yield from ("cost-before-decision", "year-of-decision")
        yield from _of_readings(line.contender)
    if any(_past_the_end(profile, contender) for contender in contenders):
        yield "past-programme-end"
    if lines:
        yield from ("profit-return", "property-disposal")


def cost_outside(profile: Profile, remark: Note) -> Iterator[Note]:
    """The remark on costs in fiscal years that their work does not touch, with the work, the year and where they are put."""
    for work in profile.work or ():
        first, last = work.from_ or date.min, work.to or date.max
        name = work_name(work)
        for year, items in work.costs.items():
            if not sum(items.values()) or (year.last_day >= first and year.first_day <= last):
                continue
            cost, (quarter,) = sum(items.values()), quarters_of(work, year)
            begins, ends = quarter.first_day, quarter.last_day
            text = Text(
                f"「{name.ja}」の{year.text.ja}の費用{cost:,}円は、{_period(work).ja}の外にあります。"
                f"入力のまま、支出はその年度の{begins.year}年{begins.month}〜{ends.month}月にまとめて計算しています。"
                "費用の年度か、開始日・終了日を確かめてください",
                f"JPY {cost:,} of {name.en} in {year.text.en} lies outside its period ({_period(work).en}). As entered, it is "
                f"counted as paid in {begins:%b}–{ends:%b} {ends.year} in one sum. Check the year of the cost or the dates",
            )
            yield Note(f"{remark.id}-{work.id}-{year.start}", text, remark.citation)


def _period(work: Work) -> Text:
    first, last = work.from_, work.to
    ja = (f"{d.year}年{d.month}月{d.day}日" if d else "" for d in (first, last))
    en = (f"{d.day} {d:%b} {d.year}" if d else "" for d in (first, last))
    return Text(f"実施期間（{'〜'.join(ja)}）", " – ".join(en).strip())


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


def _affiliated(remark: Note, lines: Sequence[Line]) -> Note:
    """The remark on buying from one's own CDMO, with those to ask."""
    agencies = tuple(dict.fromkeys(line.contender.verdict.programme.agency for line in lines))
    ja, en = "・".join(one.ja for one in agencies), ", ".join(one.en for one in agencies)
    text = Text(f"{remark.text.ja}。{ja}に確かめてください", f"{remark.text.en}; ask {en}")
    return replace(remark, text=text)


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
