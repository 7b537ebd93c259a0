"""OpenFisca-core, as shipped."""

from types import SimpleNamespace

import openfisca_core
import peer_model
from openfisca_core.entities import Entity
from openfisca_core.periods import YEAR
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable
from timing import report

assert openfisca_core
core = SimpleNamespace(
    Entity=Entity, YEAR=YEAR, SimulationBuilder=SimulationBuilder, TaxBenefitSystem=TaxBenefitSystem, Variable=Variable
)
report(**peer_model.measured(core))
