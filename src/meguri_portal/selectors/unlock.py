"""The arithmetic behind what certified VC money unlocks (出資が引き出す補助), step by step as an officer would redo it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from meguri.documents.figures import with_unit
from meguri.funding.unlock import VENTURE_FUND, Unlock, unlocks
from meguri.rulebook.call import Reading
from meguri.rulebook.terms import Terms
from meguri.vocabulary.citation import Citation
from meguri.vocabulary.money import Yen
from meguri.vocabulary.text import Lang, Text
from meguri_portal.packs import rulebook


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
    spare: Yen  # money beyond what is matched within the guide: cash, not match
    minimum_by: tuple[Reading, ...]  # who has to reach the minimum: open in the sources
    terms: Terms


def worked(on: date, invests: Yen, tranches: Mapping[date, Yen]) -> Worked:
    """What this money unlocks under the terms of the call one looks at."""
    found = unlocks(rulebook(), on, invests, tranches)
    terms = found.call.terms
    multiple = terms.vc_multiple or 0
    within = None if found.guide is None else found.guide * (terms.rate or Fraction(0))
    matched = Fraction(multiple * invests) if within is None else min(Fraction(multiple * invests), within)
    spare = max(0, int(invests - matched / multiple)) if multiple else invests
    by = tuple(reading for reading in found.call.readings if reading.point == "vc-minimum")
    return Worked(found, tuple(_steps(found, within)), spare, by, terms)


def _steps(found: Unlock, within: Fraction | None) -> list[Step]:
    terms = found.call.terms
    multiple = terms.vc_multiple or 0
    steps = [
        Step(
            Text(f"出資額 × {multiple}", f"investment × {multiple}"),
            multiple * found.invests,
            terms.citation("vc_multiple"),
        ),
    ]
    if found.guide is not None and within is not None:
        ja, en = (with_unit(found.guide, lang) for lang in (Lang.JA, Lang.EN))
        text = Text(f"課題の目安 {ja} × 補助率 {terms.rate}", f"guide of a project {en} × rate {terms.rate}")
        steps.append(Step(text, int(within), terms.citation("ceilings", "rate")))
    unit = terms.rounding or 1
    least = Text("小さい方", "the smaller") if len(steps) > 1 else steps[0].text
    text = Text(
        f"{least.ja}を{unit:,}円未満切捨て＝補助の上限", f"{least.en}, rounded down to JPY {unit:,} = subsidy at most"
    )
    steps.append(Step(text, found.subsidy_at_most, terms.citation("rounding")))
    carried = Text(
        f"出資額 × {multiple + 1}（目安まで）＝支えられる課題の規模",
        f"investment × {multiple + 1} (up to the guide) = project it carries",
    )
    steps.append(Step(carried, found.project_at_most, terms.citation("vc_multiple", "ceilings")))
    return steps


def example_terms(on: date) -> Terms:
    """The terms of the call one looks at, for the words above the form."""
    return rulebook().programme(VENTURE_FUND).call(on).terms
