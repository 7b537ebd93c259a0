"""Dates on which something has to be decided or done (期限), from calls, certifications, VC tranches and the cash."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from meguri.eligibility.verdict import Standing, Verdict
from meguri.funding.cash import Cash
from meguri.funding.line import Line
from meguri.profiles.profile import Profile
from meguri.rulebook.file_format import CallState
from meguri.vocabulary.citation import Citation
from meguri.vocabulary.code import Code
from meguri.vocabulary.fiscal_year import Quarter
from meguri.vocabulary.text import Text


class Occasion(Code):
    """期限の種類."""

    CALL_OPENS = "call-opens", "公募開始", "call opens"
    CALL_CLOSES = "call-closes", "公募締切", "call closes"
    PROJECT_ENDS = "project-ends", "事業期間の終了", "project ends at the latest"
    TRANCHE = "vc-tranche", "出資の払込み", "VC tranche"
    START = "manufacture-starts", "製造開始の希望日", "Manufacture is to start"
    DECISION = "decision-needed", "交付決定が要る日", "decision to grant is needed by"
    RECEIPT = "first-receipt", "補助金の最初の入金（見込み）", "first receipt of the subsidy (expected)"
    MONEY_ENDS = "money-ends", "資金が尽きる四半期の初日", "first day of the quarter in which the money ends"


NOTHING = Text("", "")
NOT_OPEN = Text("公募中のものは確認できず。", "no open call was found; ")
RECEIVED = Text(
    "補助金の最初の入金の見込み（この日から3か月のうち）",
    "First receipt of the subsidy expected (within three months from this day)",
)
WITHOUT = Text(
    "補助なしの場合、この日から3か月のうちに資金が尽きる。この日までに資金を手当てする",
    "With no subsidy the cash runs out within three months from this day: secure funds by this day",
)
WITH = Text(
    "この計画どおり補助金を受けても、この日から3か月のうちに資金が尽きる。この日までに資金を手当てする",
    "Even with the subsidies of this plan the cash runs out within three months from this day: secure funds by this day",
)


@dataclass(frozen=True, slots=True)
class Deadline:
    """期限 (Asia/Tokyo)."""

    on: date
    occasion: Occasion
    text: Text
    programme: str | None
    citation: Citation | None
    assumed: bool = False  # it rests on what the plan takes for granted: nobody states it
    detail: Text | None = None  # the amounts at stake


@dataclass(frozen=True, slots=True)
class Cashflow:
    """What the dates need to know of the money."""

    lines: Sequence[Line]  # of the plan
    nothing: Cash | None  # without any subsidy; None = its end says nothing of the company's
    planned: Cash | None  # under the plan
    first_receipt: Quarter | None


def deadlines(
    profile: Profile, verdicts: Sequence[Verdict], as_of: date, money: Cashflow, remark: Citation
) -> tuple[Deadline, ...]:
    """Every date from `as_of` on, earliest first.

    Args:
        verdicts: calls that are open or announced are listed; of other programmes, only those of the plan.
        remark: the source of "costs before the decision do not count".
    """
    planned = {line.contender.id for line in money.lines}
    told = [v for v in verdicts if v.status is not Standing.NO and (v.programme.id in planned or _announced(v))]
    found = [*_of_calls(told), *_of_lines(money.lines, remark), *_of_profile(profile), *_of_cash(money)]
    return tuple(
        sorted((d for d in found if d.on >= as_of), key=lambda d: (d.on, d.occasion.place(), d.programme or ""))
    )


def _announced(verdict: Verdict) -> bool:
    return verdict.call_state in (CallState.OPEN, CallState.FORECAST)


def _of_calls(verdicts: Sequence[Verdict]) -> Iterator[Deadline]:
    for verdict in verdicts:
        terms, name = verdict.call.own_terms, verdict.programme.name
        dates = (("opens", Occasion.CALL_OPENS), ("closes", Occasion.CALL_CLOSES), ("until", Occasion.PROJECT_ENDS))
        for term, occasion in dates:
            day = getattr(terms, term)
            if day is not None:
                text = Text(f"{name.ja}: {occasion.text.ja}", f"{name.en}: {occasion.text.en}")
                assumed = occasion is Occasion.PROJECT_ENDS and verdict.call.assumed
                yield Deadline(day, occasion, text, verdict.programme.id, terms.cited.get(term), assumed)


def _of_lines(lines: Sequence[Line], remark: Citation) -> Iterator[Deadline]:
    """For each programme of the plan: from this day on its first year's costs arise, so the decision has to be there."""
    first: dict[str, Line] = {}
    for line in sorted(lines, key=lambda line: line.year):
        first.setdefault(line.contender.id, line)
    for id_, line in first.items():
        name, year = line.contender.verdict.programme.name, line.year.text
        late = NOT_OPEN if line.contender.verdict.call_state is not CallState.OPEN else NOTHING
        text = Text(
            f"{name.ja}: {year.ja}の費用を対象にするには、この日までに交付決定が要るとみられる"
            f"（{late.ja}根拠はCDMO設備補助の公募の紹介のみ）",
            f"{name.en}: to claim the costs of FY{line.year.start}, the decision to grant seems to be needed by this day "
            f"({late.en}only a notice of the CDMO facility subsidy says so)",
        )
        assumed = line.contender.verdict.call.assumed
        yield Deadline(line.year.first_day, Occasion.DECISION, text, id_, remark, assumed)


def _of_profile(profile: Profile) -> Iterator[Deadline]:
    for partner in profile.vc or ():
        for day, amount in partner.tranches.items():
            who = partner.name or ""
            text = Text(f"{who} 払込み {amount:,}円", f"{who}: tranche of JPY {amount:,}")
            yield Deadline(day, Occasion.TRANCHE, text, None, None)
    start = profile.answers.get("needs.start_by")
    if start is not None:
        yield Deadline(start, Occasion.START, Occasion.START.text, None, None)


def _of_cash(money: Cashflow) -> Iterator[Deadline]:
    if money.first_receipt is not None:
        yield Deadline(money.first_receipt.first_day, Occasion.RECEIPT, RECEIVED, None, None, assumed=True)
    # without any subsidy the end follows from what the company entered; with it, from the plan
    for cash, text, assumed in ((money.nothing, WITHOUT, False), (money.planned, WITH, True)):
        quarter = cash.runs_out if cash else None
        if cash and quarter:
            yield Deadline(quarter.first_day, Occasion.MONEY_ENDS, text, None, None, assumed, _short(cash, quarter))


def _short(cash: Cash, quarter: Quarter) -> Text:
    """How much is missing at the end of that quarter, and when most is."""
    missing = {row.quarter: -row.balance for row in cash.rows}
    most = max(missing.values())
    worst = next(at for at, amount in missing.items() if amount == most)
    if worst == quarter:
        return Text(
            f"四半期末の不足{most:,}円（計画期間で最大）", f"JPY {most:,} short at its end, the most of the plan"
        )
    end = worst.last_day
    return Text(
        f"四半期末の不足{missing[quarter]:,}円（最大は{end.year}年{end.month}月末の{most:,}円）",
        f"JPY {missing[quarter]:,} short at the end of this quarter; most, JPY {most:,}, at the end of {end:%b %Y}",
    )
