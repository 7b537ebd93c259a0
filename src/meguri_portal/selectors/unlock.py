"""The arithmetic behind what certified VC money unlocks (出資が引き出す補助), step by step as an officer would redo it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from meguri.documents.figures import with_unit
from meguri.documents.programme import document
from meguri.funding.unlock import VENTURE_FUND, Unlock, rate_of, unlocks
from meguri.rulebook.call import Reading
from meguri.rulebook.programme import Note
from meguri.rulebook.terms import Terms
from meguri.vocabulary.citation import Citation
from meguri.vocabulary.money import Yen
from meguri.vocabulary.text import Lang, Text
from meguri_portal.packs import rulebook

CERTIFICATION = "venture-ecosystem/vc-certification"


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the arithmetic."""

    text: Text
    amount: Yen
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Worked:
    """出資が引き出す補助 with its arithmetic."""

    unlock: Unlock
    steps: tuple[Step, ...]
    minimum_by: tuple[Reading, ...]  # who has to reach the minimum: open in the sources
    terms: Terms
    placed: Yen  # in tranches
    early: bool  # a tranche leaves the money paid in so far below the minimum


@dataclass(frozen=True, slots=True)
class When:
    """いつ: the calls of the fund and of the certification, and what is known of the time of payment."""

    fund: Mapping[str, Any]  # `meguri/programme/1`
    certification: Mapping[str, Any]
    before_decision: Note  # when the subsidy can be used
    settlement: Note  # when it arrives


def worked(on: date, invests: Yen, tranches: Mapping[date, Yen]) -> Worked:
    """What this money unlocks under the terms of the call one looks at."""
    found = unlocks(rulebook(), on, invests, tranches)
    by = tuple(reading for reading in found.call.readings if reading.point == "vc-minimum")
    first = tranches[min(tranches)] if tranches else found.invests
    early = found.if_reached is None and found.minimum is not None and first < found.minimum
    return Worked(found, tuple(_steps(found)), by, found.call.terms, found.invests - found.unplaced, early)


def when(on: date) -> When:
    """The calls as they stand on this day."""
    known = rulebook()
    fund, certification = (document(known.programme(id_), on) for id_ in (VENTURE_FUND, CERTIFICATION))
    return When(fund, certification, known.remarks["cost-before-decision"], known.remarks["settlement"])


def _steps(found: Unlock) -> list[Step]:
    if found.if_reached is not None:
        ja, en = (with_unit(found.minimum, lang) for lang in (Lang.JA, Lang.EN))
        text = Text(f"出資額が最低出資額 {ja} に届かない＝補助", f"investment below the minimum of {en} = subsidy")
        return [Step(text, found.match.subsidy, found.call.terms.citation("vc_minimum"))]
    return [*_subsidy(found), *_shares(found)]


def _subsidy(found: Unlock) -> list[Step]:
    """From the money to the subsidy."""
    terms = found.call.terms
    multiple = terms.vc_multiple or 0
    times = Text(f"出資額 × {multiple}", f"investment × {multiple}")
    steps = [Step(times, multiple * found.invests, terms.citation("vc_multiple"))]
    if found.guide is not None:
        rate = rate_of(terms)
        ja, en = (with_unit(found.guide, lang) for lang in (Lang.JA, Lang.EN))
        text = Text(f"課題の目安 {ja} × 補助率 {rate}", f"guide of a project {en} × rate {rate}")
        steps.append(Step(text, int(found.guide * rate), terms.citation("ceilings", "rate")))
    least = Text("小さい方", "the smaller") if len(steps) > 1 else times
    unit = terms.rounding or 1
    text = Text(
        f"{least.ja}を{unit:,}円未満切捨て＝補助の上限", f"{least.en}, rounded down to JPY {unit:,} = subsidy at most"
    )
    return [*steps, Step(text, found.match.subsidy, terms.citation("rounding"))]


def _shares(found: Unlock) -> list[Step]:
    """From the subsidy to the project, and to what is left of the money."""
    match, terms = found.match, found.call.terms
    project = Text(
        "補助の上限 + 出資額（目安まで）＝課題の総額", "subsidy + investment (up to the guide) = total project size"
    )
    used = Text(
        "課題の総額 − 補助の上限＝補助の算定に使う出資額", "total project size − subsidy = VC money used for the match"
    )
    spare = Text(
        "出資額 − 算定に使う出資額＝使われない出資額（会社の資金として残る分）",
        "investment − VC money used for the match = VC money beyond the match",
    )
    return [
        Step(project, match.project, terms.citation("ceilings")),
        Step(used, match.used, ()),
        Step(spare, match.spare, ()),
    ]


def example_terms(on: date) -> Terms:
    """The terms of the call one looks at, for the words above the form."""
    return rulebook().programme(VENTURE_FUND).call(on).terms
