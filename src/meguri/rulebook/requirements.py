"""Programme id → its clauses (要件の一覧), in the order of the deck."""

from collections.abc import Callable, Mapping

from meguri.rulebook.programmes import (
    cdmo_facility,
    industrialisation,
    next_generation,
    regen_base,
    venture_ecosystem,
)
from meguri.rulebook.terms import Terms
from meguri.rules.expression import Clause

Requirement = Callable[[Terms], list[Clause]]

REQUIREMENTS: Mapping[str, Requirement] = {
    "cdmo-facility/normal": cdmo_facility.normal,
    "cdmo-facility/new-technology": cdmo_facility.new_technology,
    "regen-base/vectors": regen_base.component,
    "regen-base/discovery-tools": regen_base.component,
    "regen-base/industrialisation": regen_base.component,
    "regen-base/automation-platform": regen_base.component,
    "industrialisation/process-development": industrialisation.process_development,
    "industrialisation/nonclinical": industrialisation.nonclinical,
    "next-generation/rna": next_generation.component,
    "next-generation/antibody": next_generation.component,
    "next-generation/microbiome": next_generation.component,
    "next-generation/delivery": next_generation.delivery,
    "venture-ecosystem/venture": venture_ecosystem.venture,
    "venture-ecosystem/vc-certification": venture_ecosystem.vc_certification,
}
