"""PolicyEngine-core, as shipped."""

from types import SimpleNamespace

import peer_model
import policyengine_core
from policyengine_core.entities import Entity
from policyengine_core.periods import YEAR
from policyengine_core.simulations import SimulationBuilder
from policyengine_core.taxbenefitsystems import TaxBenefitSystem
from policyengine_core.variables import Variable
from timing import report

assert policyengine_core
core = SimpleNamespace(
    Entity=Entity, YEAR=YEAR, SimulationBuilder=SimulationBuilder, TaxBenefitSystem=TaxBenefitSystem, Variable=Variable
)
report(**peer_model.measured(core))
