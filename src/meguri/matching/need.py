"""What the seed needs from a manufacturer (委託ニーズ): read from the answers of its profile. Not answered = not known.

An unknown need asks nothing of a site: its gate is left out, and `unknown` names the question to put to the seed's owner.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from meguri.profiles.profile import Profile
from meguri.vocabulary.code import Code
from meguri.vocabulary.process import Cartagena, Material, Platform, QcTest, Route, Service, Step
from meguri.vocabulary.product import CellSource, CellType, ProductClass, Stage, Vector

# The questions matching reads, best first: what settles most comes first.
PATHS = {
    "product_class": "product.class",
    "steps": "needs.steps",
    "cell_type": "product.cell_type",
    "vectors": "product.vector",
    "material": "needs.material_for",
    "route": "needs.route",
    "site_in": "needs.site_in",
    "start_by": "needs.start_by",
    "source": "product.source",
    "file_in": "needs.file_in",
    "tests": "needs.tests",
    "services": "needs.services",
    "platforms": "needs.platform",
    "patients": "needs.scale.patients_per_year",
    "litres": "needs.scale.litres",
    "doses": "needs.scale.doses",
    "bsl": "needs.biosafety.bsl",
    "cartagena": "needs.biosafety.cartagena",
    "stage": "stage",
}
SCALES = ("patients", "litres", "doses")  # one of them is enough
GENE_STEPS = (Step.VECTOR, Step.TRANSDUCE)  # steps for which the vector matters
CELL_FREE_STEPS = (Step.VECTOR, Step.FILL, Step.QC, Step.RELEASE, Step.STORE, Step.SHIP)


@dataclass(frozen=True, slots=True)
class Need:
    """委託ニーズ. None = not known; an empty tuple = none needed."""

    product_class: ProductClass | None = None
    source: CellSource | None = None
    cell_type: CellType | None = None
    vectors: tuple[Vector, ...] | None = None
    stage: Stage | None = None
    steps: tuple[Step, ...] | None = None  # in the order of the process
    services: tuple[Service, ...] | None = None
    tests: tuple[QcTest, ...] | None = None
    material: Material | None = None
    route: Route | None = None
    patients: int | None = None  # a year
    litres: int | None = None
    doses: int | None = None  # a year
    platforms: tuple[Platform, ...] | None = None
    cartagena: Cartagena | None = None
    bsl: int | None = None
    site_in: tuple[str, ...] | None = None  # country codes
    file_in: tuple[str, ...] | None = None
    start_by: date | None = None

    @property
    def vector_matters(self) -> bool:
        """Whether a site must handle the vector: the steps asked for make it or use it."""
        return self.steps is None or any(step in GENE_STEPS for step in self.steps)

    @property
    def cells_matter(self) -> bool:
        """Whether a site must handle the cells."""
        return self.steps is None or any(step not in CELL_FREE_STEPS for step in self.steps)

    @property
    def unknown(self) -> tuple[str, ...]:
        """Paths of the questions the seed left open, best first."""
        scaled = any(getattr(self, name) is not None for name in SCALES)
        return tuple(
            path for name, path in PATHS.items() if getattr(self, name) is None and not (scaled and name in SCALES)
        )

    def words(self, name: str) -> tuple[str, ...]:
        """The codes of one need as text; empty where none is known."""
        value: Any = getattr(self, name)
        if value is None or value == CellType.OTHER:
            return ()
        listed = value if isinstance(value, tuple) else (value,)
        return tuple(v.value if isinstance(v, Code) else str(v) for v in listed if not _vague(v))


def _vague(value: object) -> bool:
    """その他: a word that says nothing a site could be compared with."""
    return isinstance(value, Code) and value.value in ("other", "none")


def need_of(profile: Profile) -> Need:
    """The need stated in a profile; a profile of another kind states none."""
    answers = profile.answers
    stated = {name: answers[path] for name, path in PATHS.items() if path in answers}
    if "steps" in stated:
        order = list(Step)
        stated["steps"] = tuple(sorted(set(stated["steps"]), key=order.index))
    return Need(**stated)
