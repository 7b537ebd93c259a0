"""The gates (関門): what is never traded off. Pass and fail need evidence; silence is unknown.

In order: takes contract work; steps; class, cells and vector; material; licence; place; scale; biosafety; slot. A gate the
seed asks nothing of is left out. Statuses are arrays over all sites.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from meguri.matching.directory import Column, Directory, Flags
from meguri.matching.fact import UNSTATED, Fact
from meguri.matching.match import GateStatus
from meguri.matching.need import Need
from meguri.matching.scales import LicenceRule, Scales
from meguri.register.codes import ContractWork, SiteStatus
from meguri.vocabulary.process import Cartagena, Step
from meguri.vocabulary.text import Text

Statuses = NDArray[np.int8]
STATUS = {1: GateStatus.PASS, 0: GateStatus.UNKNOWN, -1: GateStatus.FAIL}


@dataclass(frozen=True, slots=True)
class Gate:
    """関門: one status per site, with the facts behind it."""

    id: str
    text: Text
    status: Statuses
    facts: tuple[Fact, ...]  # each must be found for a pass
    shown: tuple[Fact, ...] = ()  # claims also shown as evidence


def gates_of(need: Need, sites: Directory) -> tuple[Gate, ...]:
    """The gates that apply to this seed, in order."""
    return tuple(gate for rule in _RULES if (gate := rule(need, sites)) is not None)


def _statuses(passed: Flags, failed: Flags) -> Statuses:
    return np.where(failed, -1, np.where(passed, 1, 0)).astype(np.int8)


def _all_of(columns: list[Column], sites: Directory) -> tuple[Flags, Flags]:
    """Every fact settled; some fact denied."""
    passed, failed = np.ones(len(sites), dtype=bool), np.zeros(len(sites), dtype=bool)
    for column in columns:
        passed, failed = passed & column.settled, failed | column.denied
    return passed, failed


def _contract_work(need: Need, sites: Directory) -> Gate:
    offered = Fact("contract_work", (ContractWork.YES, ContractWork.SERVICES_ONLY))
    refused = Fact("contract_work", (ContractWork.NO, ContractWork.OWN_PRODUCTS))
    takes, takes_not = sites.column(offered), sites.column(refused)
    return Gate(
        "contract_work",
        Text("受託製造をしている", "takes contract work"),
        _statuses(takes.settled & ~takes_not.settled, (takes_not.settled & ~takes.settled) | takes.denied),
        (offered,),
        (refused,),
    )


def step_facts(need: Need, step: Step, scales: Scales) -> tuple[Fact, ...]:
    """What shows that a site does a step for such a product: the step, with the vector it makes or the class it handles."""
    if step in scales.service_steps:
        handles = []
    elif step in scales.vector_steps:
        handles = [Fact("vector", (word,)) for word in need.words("vectors")]
    else:
        handles = [Fact("product_class", (word,)) for word in need.words("product_class")]
    return (Fact("step", (step,)), *handles)


def _steps(need: Need, sites: Directory) -> Gate | None:
    if not need.steps:
        return None
    facts = tuple(Fact("step", (step,)) for step in need.steps)
    passed, failed = _all_of([sites.column(fact) for fact in facts], sites)
    if any(step not in sites.scales.service_steps for step in need.steps):
        makes = sites.column(Fact("contract_work", (ContractWork.YES,))).settled
        failed |= sites.column(Fact("contract_work", (ContractWork.SERVICES_ONLY,))).settled & ~makes
    return Gate(
        "steps",
        Text("必要な工程を行う", "does the steps needed"),
        _statuses(passed, failed),
        facts,
        (Fact("contract_work", (ContractWork.SERVICES_ONLY,)),),
    )


def _product(need: Need, sites: Directory) -> Gate | None:
    facts = [Fact("product_class", (word,)) for word in need.words("product_class")]
    if need.cells_matter:
        facts += [Fact("cell_type", (word,)) for word in need.words("cell_type")]
    if need.vector_matters:
        facts += [Fact("vector", (word,)) for word in need.words("vectors")]
    return _plain(
        "class",
        Text("製品区分・細胞・ベクターを扱う", "handles the class, cells and vector"),
        tuple(facts),
        sites,
    )


def _material(need: Need, sites: Directory) -> Gate | None:
    return _plain(
        "material",
        Text("用途に応じた製造をする", "makes material for this use"),
        tuple(Fact("material", (word,)) for word in need.words("material")),
        sites,
    )


def _licence(need: Need, sites: Directory) -> Gate | None:
    rule = _licence_rule(need, sites.scales)
    if rule is None or not rule.required:
        return None
    accepted = licences_for(need, sites.scales)
    return _plain(
        "licence",
        Text("用途に必要な許可・認定がある", "holds the licence or accreditation this use needs"),
        (Fact("licence", tuple(word for word in accepted if word not in UNSTATED)),),
        sites,
        (Fact("licence", tuple(UNSTATED)),),
    )


def licences_for(need: Need, scales: Scales) -> tuple[str, ...]:
    """The licences, any of which answers the use in Japan; empty where none is looked for or the use is not known."""
    rule = _licence_rule(need, scales)
    if rule is None:
        return ()
    packaging = bool(need.steps) and all(step in scales.packaging_steps for step in need.steps or ())
    return (*rule.accepts, scales.packaging_licence) if packaging else rule.accepts


def _licence_rule(need: Need, scales: Scales) -> LicenceRule | None:
    if need.material is None or need.product_class not in scales.licence_classes:
        return None
    if need.file_in is not None and "JP" not in need.file_in:
        return None
    found = (r for r in scales.licences if r.material == need.material and r.route in ("any", need.route))
    return next(found, None)


def _place(need: Need, sites: Directory) -> Gate | None:
    if not need.site_in:
        return None
    wanted = {*need.site_in, *(sites.scales.eu if "EU" in need.site_in else ())}
    inside, known = np.isin(sites.country, sorted(wanted)), sites.country != ""
    return Gate(
        "place",
        Text("製造する国にある", "is in a country where it may be made"),
        _statuses(inside, known & ~inside),
        (Fact("country"),),
        (Fact("prefecture"),),
    )


def _scale(need: Need, sites: Directory) -> Gate | None:
    facts = []
    if need.litres:
        facts.append(Fact("scale_l", least=need.litres))
    if need.patients:
        facts.append(Fact("capacity", least=need.patients, units=("patients/year",)))
    if need.doses:
        facts.append(Fact("capacity", least=need.doses, units=("doses/year", "doses/yr")))
    return _plain(
        "scale",
        Text("必要な規模に届く", "reaches the scale needed"),
        tuple(facts),
        sites,
    )


def _biosafety(need: Need, sites: Directory) -> Gate | None:
    facts = [] if need.bsl is None else [Fact("bsl", least=need.bsl)]
    if need.cartagena not in (None, Cartagena.NONE):
        facts.append(Fact("containment"))
    return _plain(
        "biosafety",
        Text("封じ込め・バイオセーフティに対応する", "meets containment and biosafety"),
        tuple(facts),
        sites,
    )


_WORKS = (SiteStatus.OPERATING, SiteStatus.REDUCED)
_GONE = (SiteStatus.CLOSED, SiteStatus.SOLD)
_NOT_YET = (SiteStatus.PLANNED, SiteStatus.UNDER_CONSTRUCTION, SiteStatus.COMPLETED)
_DOUBTFUL = (*_NOT_YET, SiteStatus.IDLED, SiteStatus.CLOSING)


def not_running(sites: Directory) -> Flags:
    """Sites that are said to be under construction, idle or the like, and not in operation."""
    works = sites.column(Fact("site_status", _WORKS)).settled
    return sites.column(Fact("site_status", _DOUBTFUL)).settled & ~works


def _slot(need: Need, sites: Directory) -> Gate:
    """稼働と受入れ: a closed or sold site fails; so does one that opens, or has its first slot, after the day needed.

    A slot stated too long ago settles nothing (see `holding.OF_THE_DAY`).
    """
    state = Fact("site_status")
    works = sites.column(Fact("site_status", _WORKS)).settled
    doubtful = sites.column(Fact("site_status", _DOUBTFUL)).settled
    gone = sites.column(Fact("site_status", _GONE)).settled & ~works
    facts: tuple[Fact, ...] = (state,)
    text = Text("稼働している", "is in operation")  # no day asked: nothing is said of a slot
    if need.start_by is not None:
        slot, opening = Fact("slot", before=need.start_by), Fact("opening_planned", before=need.start_by)
        column, later = sites.column(slot), sites.column(opening).denied
        not_yet = sites.column(Fact("site_status", _NOT_YET)).settled
        passed = works & column.settled & ~doubtful
        failed = gone | column.denied | (not_yet & later & ~works)
        facts = (state, slot)
        text = Text("稼働しており、希望時期に受け入れられる", "works, and has a slot in time")
    else:
        passed, failed = works & ~doubtful, gone
    return Gate(
        "slot",
        text,
        _statuses(passed, failed),
        facts,
        (Fact("slot"), Fact("opening_planned")),
    )


def _plain(
    gate_id: str, text: Text, facts: tuple[Fact, ...], sites: Directory, shown: tuple[Fact, ...] = ()
) -> Gate | None:
    """A gate that is met where every fact is found, and fails only where one is denied."""
    if not facts:
        return None
    passed, failed = _all_of([sites.column(fact) for fact in facts], sites)
    return Gate(gate_id, text, _statuses(passed, failed), facts, shown)


_RULES: tuple[Callable[[Need, Directory], Gate | None], ...] = (
    _contract_work,
    _steps,
    _product,
    _material,
    _licence,
    _place,
    _scale,
    _biosafety,
    _slot,
)
