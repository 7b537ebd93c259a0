"""One site, explained (説明): gates and criteria with the claims behind them, what is missing, and what to ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from meguri.matching.criteria import WHOLE, CriterionScores, Scored, recorded_evidence
from meguri.matching.directory import Directory
from meguri.matching.fact import Fact, claims_in_words
from meguri.matching.gates import STATUS, Gate
from meguri.matching.holding import FULL, Held
from meguri.matching.match import Asked, CriterionResult, GateResult, GateStatus, Missing, OfCompany, Score
from meguri.matching.need import Need
from meguri.matching.scales import FULL as HUNDRED
from meguri.matching.scales import Weights
from meguri.profiles.claim import Claim
from meguri.vocabulary.citation import Status
from meguri.vocabulary.text import Text

Claims = Mapping[str, list[Held]]
OF_THE_COMPANY = Text("会社全体として：", "Of the company as a whole: ")
NOTHING_KNOWN = Text("公開情報では確認できません。", "Nothing is known from public sources.")


@dataclass(frozen=True, slots=True)
class Weighing:
    """The weights and the sites of one match."""

    weights: Weights
    sites: Directory


def gate_result(gate: Gate, i: int, held: Claims) -> GateResult:
    """One gate of the i-th site."""
    status = STATUS[int(gate.status[i])]
    shown = _once(h.claim for fact in (*gate.facts, *gate.shown) for h in _speaking(fact, held))
    settled, unsettled, shared, leads = list[Text](), list[Fact](), list[OfCompany](), list[Text]()
    for fact in gate.facts:
        found = _found(fact, held)
        settling = [h for h in found if h.settles]
        if not settling:
            unsettled.append(fact)
            if any(h.claim.citation.status == Status.INFERENCE for h in found):
                leads.append(fact.text)
            continue
        settled.append(text := fact.text)
        if not any(h.own for h in settling):
            shared.append(OfCompany(fact.field, text, any(h.claim.citation.dated for h in settling)))
    open_ = status is GateStatus.UNKNOWN
    left = tuple(fact.text for fact in unsettled) if open_ else ()
    asked = Asked(f"gate/{gate.id}", tuple(unsettled or gate.facts)) if open_ else None
    guessed = tuple(leads) if open_ else ()
    return GateResult(gate.id, gate.text, status, shown, tuple(settled), left, asked, tuple(shared), guessed)


def criterion_result(scores: CriterionScores, i: int, held: Claims, need: Need, weighing: Weighing) -> CriterionResult:
    """One criterion of the i-th site."""
    criterion, site = scores.criterion, weighing.sites.sites[i].id
    weight = weighing.weights.values[criterion.id]
    evidence: list[Claim] = []
    own = False
    missing: list[Missing] = []
    wanted: list[Fact] = []
    unrecorded: list[str] = []
    for each in scores.items:
        if each.item.record is not None:
            evidence += (recorded := recorded_evidence(each.item.record, site, need, weighing.sites))
            own |= bool(recorded)
        speaking = [h for fact in each.facts for h in _speaking(fact, held)]
        evidence += [h.claim for h in speaking]
        own |= any(h.own for h in speaking)
        lacking = _lacking(each, i, held)
        if not lacking:
            continue
        point = _point(weight, scores, each)
        if each.item.record is not None:
            unrecorded.append(each.item.record)
            missing.append(Missing(each.item.text or Text("", ""), point))
        else:
            wanted += [fact for fact, _ in lacking]
            missing += [Missing(fact.text, point * part) for fact, part in lacking]
    shown = _once(evidence)
    return CriterionResult(
        criterion.id,
        criterion.text,
        weight,
        Score(Fraction(int(scores.low[i]), WHOLE), Fraction(int(scores.high[i]), WHOLE)),
        _said(shown, bool(scores.rests[i]), own),
        shown,
        tuple(missing),
        Asked(f"criterion/{criterion.id}", tuple(wanted), tuple(unrecorded)) if missing else None,
    )


def _point(weight: Fraction, scores: CriterionScores, scored: Scored) -> Fraction:
    """What one fact of the line is worth, of the whole score."""
    parts = HUNDRED * scores.points * max(1, len(scored.facts))
    return Fraction(weight.numerator * scored.item.points, weight.denominator * parts)


def _lacking(scored: Scored, i: int, held: Claims) -> list[tuple[Fact, Fraction]]:
    """What earns nothing yet, with the part of its points still to be had."""
    item, share, refused = scored.item, int(scored.share[i]), int(scored.denied[i])
    if item.record is not None:
        return [] if share else [(Fact(item.record), Fraction(1))]
    if item.grades is not None:
        return [(scored.facts[0], Fraction(FULL - share, FULL))] if 2 * share < FULL else []
    if share + refused >= FULL or (share and len(scored.facts) == 1):
        return []
    if not share and not refused:
        return [(fact, Fraction(1)) for fact in scored.facts]
    return [(fact, Fraction(1)) for fact in scored.facts if not any(h.counts for h in _found(fact, held))]


def _found(fact: Fact, held: Claims) -> list[Held]:
    return [h for h in held.get(fact.field, ()) if fact.found_in(h.claim)]


def _speaking(fact: Fact, held: Claims) -> list[Held]:
    """Claims that speak to a fact, for or against."""
    said = held.get(fact.field)
    return [h for h in said if fact.found_in(h.claim) or fact.denied_in(h.claim)] if said else []


def _once(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    return tuple({id(claim): claim for claim in claims}.values())  # the same object; to hash a claim is slow


def _said(claims: tuple[Claim, ...], rests: bool, own: bool) -> Text:
    """What is known, in one sentence."""
    if not claims:
        if rests:
            return Text("Meguriに記録された実績があります。", "There is a record of it in Meguri.")
        return NOTHING_KNOWN
    words = claims_in_words(claims)
    latest = max(c.citation.dated or "" for c in claims)
    when = Text(f"、最新の出典 {latest}", f", latest source {latest}") if latest else Text("", "")
    number = f"{len(claims)} source{'s' * (len(claims) > 1)}"
    whose = Text("", "") if own else OF_THE_COMPANY
    return Text(f"{whose.ja}{words.ja}（根拠{len(claims)}件{when.ja}）。", f"{whose.en}{words.en} ({number}{when.en}).")
