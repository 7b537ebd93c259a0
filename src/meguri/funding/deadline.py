"""Dates on which something has to be decided or done (期限), from calls, certifications, VC tranches and the cash."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from meguri.eligibility.verdict import Standing, Verdict
from meguri.profiles.profile import Profile
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
    START = "manufacture-starts", "製造開始の希望日", "manufacture is to start"
    MONEY_ENDS = "money-ends", "資金が尽きる四半期の初日", "first day of the quarter in which the money ends"


@dataclass(frozen=True, slots=True)
class Deadline:
    """期限 (Asia/Tokyo)."""

    on: date
    occasion: Occasion
    text: Text
    programme: str | None
    citation: Citation | None


def deadlines(
    profile: Profile, verdicts: Sequence[Verdict], as_of: date, runs_out: Quarter | None
) -> tuple[Deadline, ...]:
    """Every date from `as_of` on, earliest first."""
    found = [*_of_calls(verdicts), *_of_profile(profile), *_of_cash(runs_out)]
    return tuple(
        sorted((d for d in found if d.on >= as_of), key=lambda d: (d.on, d.occasion.place(), d.programme or ""))
    )


def _of_calls(verdicts: Sequence[Verdict]) -> Iterator[Deadline]:
    for verdict in verdicts:
        if verdict.status is Standing.NO:
            continue
        terms, name = verdict.call.own_terms, verdict.programme.name
        dates = (("opens", Occasion.CALL_OPENS), ("closes", Occasion.CALL_CLOSES), ("until", Occasion.PROJECT_ENDS))
        for term, occasion in dates:
            day = getattr(terms, term)
            if day is not None:
                text = Text(f"{name.ja}: {occasion.text.ja}", f"{name.en}: {occasion.text.en}")
                yield Deadline(day, occasion, text, verdict.programme.id, terms.cited.get(term))


def _of_profile(profile: Profile) -> Iterator[Deadline]:
    for partner in profile.vc or ():
        for day, amount in partner.tranches.items():
            who = partner.name or ""
            text = Text(f"{who} 払込み {amount:,}円", f"{who}: tranche of JPY {amount:,}")
            yield Deadline(day, Occasion.TRANCHE, text, None, None)
    start = profile.answers.get("needs.start_by")
    if start is not None:
        yield Deadline(start, Occasion.START, Occasion.START.text, None, None)


def _of_cash(runs_out: Quarter | None) -> Iterator[Deadline]:
    if runs_out is not None:
        text = Text(
            f"補助金がない場合に資金が尽きる四半期（{runs_out}）", f"Without any subsidy the money ends in {runs_out}"
        )
        yield Deadline(runs_out.first_day, Occasion.MONEY_ENDS, text, None, None)
