"""Values and what they rest on (出典に基づく値): register, rulebook and indicators, each value in one shape."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from fractions import Fraction
from typing import Any

from meguri.documents import term_words
from meguri.documents.figures import fiscal_year, with_unit
from meguri.documents.records import records
from meguri.kpis.indicator import Indicator
from meguri.matching.scales import Scales
from meguri.profiles.claim import Claim, Standing
from meguri.register.register import Register
from meguri.register.schema import KINDS
from meguri.rulebook.programme import Budget, Programme, Rulebook
from meguri.rulebook.terms import Minimum, Terms
from meguri.simulation.assumptions import Assumptions
from meguri.simulation.observation_file import Observation
from meguri.vocabulary.citation import Citation
from meguri.vocabulary.country import COUNTRIES
from meguri.vocabulary.text import Lang, Text
from meguri_portal.selectors.claim_words import record_name, words_of

PROGRAMME, INDICATOR = "programme", "indicator"
SCALES, SIMULATION = "scales", "simulation"
KIND_LABELS = {
    SCALES: Text("照合の尺度", "scales of matching"),
    SIMULATION: Text("循環の試算の前提", "inputs of the simulation"),
    PROGRAMME: Text("支援事業", "programme"),
    INDICATOR: Text("政策目標", "indicator"),
}
PERCENT = ("indirect", "selection_rate")
MINIMUM = {
    Minimum.LEAD: Text("リードの認定VC", "the certified VC that leads"),
    Minimum.SUM: Text("認定VCの合計", "all certified VCs together"),
}
OBSERVED = {
    "pipeline": Text("観測値：開発中の製品の数", "observed: products in development"),
    "approval_chance": Text("観測値：第1相から承認に至る割合", "observed: share from phase 1 to approval"),
    "s5_completions": Text("観測値：1年度に終わる課題の数", "observed: projects that end in a fiscal year"),
    "market_growth": Text("観測値：市場の年成長率", "observed: growth of the market a year"),
    "approvals_a_year": Text("観測値：1年の承認の数", "observed: approvals a year"),
}
EVERY_PROGRAMME = Text("どの事業にも共通", "every programme")


@dataclass(frozen=True, slots=True)
class Resting:
    """出典に基づく値."""

    kind: str  # kind of the record
    id: str  # of the record
    name: Text  # of the record
    label: Text  # of the value
    value: Text
    citation: Citation
    standing: Standing = Standing.STANDS
    written: str = ""  # the value as the register writes it, where it may be a translation

    @property
    def kind_label(self) -> Text:
        """What kind of record it is."""
        return KIND_LABELS[self.kind] if self.kind in KIND_LABELS else KINDS[self.kind].label


def of_register(register: Register) -> Iterator[Resting]:
    """Every value of the register, records of one kind together."""
    for kind in KINDS:
        for id_, record in records(register, kind).items():
            name = record_name(register, kind, id_)
            for claim in record.claims:
                yield _claimed(register, kind, name, claim)


def _claimed(register: Register, kind: str, name: Text, claim: Claim) -> Resting:
    field = KINDS[kind].fields[claim.field]
    words = words_of(register, kind, claim)
    written = f"{claim.value} {claim.unit}".strip() if claim.text else ""
    return Resting(kind, claim.subject, name, field.label, words, claim.citation, claim.standing, written)


def of_rulebook(rulebook: Rulebook) -> Iterator[Resting]:
    """Every cited value of the programmes; what several calls share comes once for each."""
    for programme in rulebook.programmes.values():
        yield from _programme(programme)
    for note in rulebook.remarks.values():
        label = Text("注意・仮定", "warning or assumption")
        yield Resting(PROGRAMME, "", EVERY_PROGRAMME, label, note.text, note.citation)


def _programme(programme: Programme) -> Iterator[Resting]:
    def rest(label: Text, value: Text, citation: Citation) -> Resting:
        return Resting(PROGRAMME, programme.id, programme.name, label, value, citation)

    if programme.ends and programme.ends_citation:
        yield rest(Text("事業の終了", "ends"), programme.ends.text, programme.ends_citation)
    for budget in programme.budgets:
        yield rest(*budget_words(budget), budget.citation)
    for note in (*programme.notes, *programme.foreign):
        yield rest(Text("留意事項", "note"), note.text, note.citation)
    for call in programme.calls:
        if call.announced_by:
            yield rest(Text("公募の予定", "forecast of a call"), call.name, call.announced_by)
        settled = [call.own_terms, *(reading.terms for reading in call.readings)]
        for terms in settled:
            for name, label, words in stated(terms):
                yield rest(label, words, terms.cited[name])


def budget_words(budget: Budget) -> tuple[Text, Text]:
    """A budget's label and amount."""
    amount = Text(with_unit(budget.amount, Lang.JA), with_unit(budget.amount, Lang.EN))
    return Text(f"予算 {budget_name(budget).ja}", f"budget: {budget_name(budget).en}"), amount


def budget_name(budget: Budget) -> Text:
    """What a budget is for, with its year unless the words name it."""
    text, year = budget.text, budget.year
    if year is None or f"FY{year.start}" in text.en:
        return text
    return Text(f"{year.text.ja} {text.ja}", f"FY{year.start} {text.en}")


def stated(terms: Terms) -> Iterator[tuple[str, Text, Text]]:
    """Every term with a source: id, label, value."""
    for field in fields(Terms):
        if field.name in terms.cited:
            found = getattr(terms, field.name)
            yield field.name, term_words.label(field.name), _term(field.name, found)


def _term(name: str, found: Any) -> Text:
    """A term in the words of a page."""
    if found == ():
        return Text("定めなし", "none")
    if isinstance(found, Minimum):
        return MINIMUM[found]
    if name == "rate" and found == 1:
        return Text("10/10", "10/10")
    if name in PERCENT and isinstance(found, Fraction):
        return Text(f"{float(found * 100):g} %", f"{float(found * 100):g} %")
    return term_words.text(name, found)


def of_indicators(indicators: Iterable[Indicator], register: Register) -> Iterator[Resting]:
    """Target, deadline, baseline, start and owners of every indicator."""
    for one in indicators:
        parts: list[tuple[Text, Text, Citation]] = [
            (Text("目標", "target"), _number(one), one.target.citation),
        ]
        if one.deadline:
            parts.append((Text("期限", "deadline"), one.deadline.text, one.deadline.citation))
        if one.baseline:
            year = Text(*(fiscal_year(one.baseline.fiscal_year.start, lang) for lang in (Lang.JA, Lang.EN)))
            words = Text(f"{one.baseline.value}（{year.ja}）", f"{one.baseline.value} ({year.en})")
            parts.append((Text("基準値", "baseline"), words, one.baseline.citation))
        if one.counted_from:
            parts.append((Text("起点", "counted from"), one.counted_from.fiscal_year.text, one.counted_from.citation))
        for name, owner in one.owners.items():
            label = _owner_of(name, register)
            country = COUNTRIES.get(owner.country, Text(owner.country, owner.country))
            parts.append((label, country, owner.citation))
        for label, words, citation in parts:
            yield Resting(INDICATOR, one.id, one.name, label, words, citation)


def of_scales(scales: Scales) -> Iterator[Resting]:
    """The published weights of matching."""
    for criterion in scales.criteria:
        weights = Text(*(" / ".join(_weights(scales, criterion.id, lang)) for lang in (Lang.JA, Lang.EN)))
        yield Resting(SCALES, scales.version, KIND_LABELS[SCALES], criterion.text, weights, scales.citation)


def _weights(scales: Scales, criterion: str, lang: Lang) -> Iterator[str]:
    for preset in scales.presets.values():
        yield f"{preset.text.in_(lang)} {preset.values.get(criterion, 0)}"


def of_assumptions(assumptions: Assumptions, register: Register) -> Iterator[Resting]:
    """Every input of the simulation and of the ceilings: ranges, constants, levers, owners, market scenarios."""

    def rest(label: Text, value: Text, citation: Citation) -> Resting:
        return Resting(SIMULATION, assumptions.parameters.hash, KIND_LABELS[SIMULATION], label, value, citation)

    for parameter in assumptions.parameters.listed:
        ends = "–".join(f"{end:g}" for end in dict.fromkeys((parameter.low, parameter.high)))
        yield rest(parameter.text, _with(ends, parameter.unit), parameter.citation)
    for constant in assumptions.constants.values():
        yield rest(
            constant.text, _with(" / ".join(f"{one:g}" for one in constant.values), constant.unit), constant.citation
        )
    for lever in assumptions.levers:
        yield rest(lever.text, Text(lever.value, lever.value), lever.citation)
    for name, owner in assumptions.owners.items():
        yield rest(
            _owner_of(name, register), COUNTRIES.get(owner.country, Text(owner.country, owner.country)), owner.citation
        )
    for scenario in assumptions.scenarios.values():
        if scenario.citation:
            growth = Text("–", "–") if scenario.growth is None else Text(*[f"{scenario.growth * 100:g} %"] * 2)
            yield rest(scenario.text, growth, scenario.citation)


def of_observations(observed: Mapping[str, Observation]) -> Iterator[Resting]:
    """What the simulation is checked against."""
    for name, one in observed.items():
        ends = "–".join(f"{end:g}" for end in dict.fromkeys((one.low, one.high)))
        yield Resting(SIMULATION, name, KIND_LABELS[SIMULATION], OBSERVED[name], Text(ends, ends), one.citation)


def _owner_of(name: str, register: Register) -> Text:
    company = register.organisations[name].name if name in register.organisations else Text(name, name)
    return Text(f"所有者の国：{company.ja}", f"country of the owner of {company.en}")


def _with(figures: str, unit: Text) -> Text:
    return Text(f"{figures} {unit.ja}".strip(), f"{figures} {unit.en}".strip())


def _number(one: Indicator) -> Text:
    value = one.target.value
    if value < 1:
        return Text(f"{float(value * 100):g} %", f"{float(value * 100):g} %")
    return Text(f"{int(value):,}{one.unit.ja}", f"{int(value):,} {one.unit.en}")
