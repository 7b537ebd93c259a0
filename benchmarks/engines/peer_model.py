"""The frozen model for OpenFisca-core and PolicyEngine-core, whose public interfaces are alike here.

Codes are whole numbers and one person entity is all there is: the quickest form both offer. Money is `float`, the type both
recommend for amounts (stored as float32), or `int` (stored as int32), as shipped.
"""

from __future__ import annotations

import numpy as np

import model

PERIOD = "2025"
REGENERATIVE = np.array(model.REGENERATIVE)
S7_STAGES = np.array(model.S7_STAGES)


def _two_thirds(money):
    return np.floor(money * model.RATE[0] / model.RATE[1])


def _s5(person, period):
    fy, year_no = person("fy", period), person("year_no", period)
    return (
        (person("kind", period) == 0)
        * np.isin(person("modality", period), REGENERATIVE)
        * (year_no <= model.S5_LONGEST)
        * (fy >= model.S5_YEARS[0])
        * (fy <= model.S5_YEARS[1])
    )


def s1(person, period):
    right = (person("kind", period) == 1) * np.isin(person("modality", period), REGENERATIVE)
    return right * person("domestic_site", period)


def s5_process(person, period):
    return person("s5_base", period) * person("has_cdmo", period) * person("cdmo_domestic", period)


def s5_nonclinical(person, period):
    return person("s5_base", period) * (person("stage", period) == 2)


def s6(person, period):
    fy, modality = person("fy", period), person("modality", period)
    found = np.zeros(len(fy), bool)
    for place, (first, last) in model.S6_WINDOWS.items():
        found = found + (modality == place) * (fy >= first) * (fy <= last)
    return (person("kind", period) == 0) * found


def s7(person, period):
    stage = np.isin(person("stage", period), S7_STAGES)
    first = person("fy", period) >= model.S7_FIRST
    return (person("kind", period) == 0) * person("vc_certified", period) * stage * first


def s1_amount(person, period):
    facility = person("facility", period)
    half = np.floor(facility * model.LARGE_RATE[0] / model.LARGE_RATE[1])
    return person("s1", period) * np.where(person("size", period) == 0, _two_thirds(facility), half)


def s5_process_amount(person, period):
    return person("s5_process", period) * np.minimum(_two_thirds(person("cost", period)), model.S5_CAPS[0])


def s5_nonclinical_amount(person, period):
    return person("s5_nonclinical", period) * np.minimum(_two_thirds(person("cost", period)), model.S5_CAPS[1])


def s6_amount(person, period):
    cost = person("cost", period)
    return person("s6", period) * np.where(person("full_cost", period), cost, _two_thirds(cost))


def s7_amount(person, period):
    return person("s7", period) * np.minimum(person("vc", period) * model.VC_MULTIPLE, person("trial", period))


def system(core, money: type):
    """The model in a core's own classes. `core` offers Entity, Variable, TaxBenefitSystem and YEAR."""
    person = core.Entity("person", "people", "An applicant", "")
    made = core.TaxBenefitSystem([person])
    inputs = dict.fromkeys(("kind", "modality", "stage", "size", "fy", "year_no"), int)
    inputs |= dict.fromkeys(model.FLAGS, bool) | dict.fromkeys(model.HIGHEST, money)
    formulas = {"s5_base": (_s5, bool)}
    for name in model.PROGRAMMES:
        formulas[name] = (globals()[name], bool)
        formulas[f"{name}_amount"] = (globals()[f"{name}_amount"], money)
    for name, type_ in inputs.items():
        made.add_variable(_variable(core, person, name, type_, {}))
    for name, (formula, type_) in formulas.items():
        made.add_variable(_variable(core, person, name, type_, {"formula": formula}))
    return made


def _variable(core, person, name: str, type_: type, more: dict[str, object]) -> type:
    body = {"value_type": type_, "entity": person, "definition_period": core.YEAR, "label": name, **more}
    return type(name, (core.Variable,), body)


def stored(columns: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The columns in the types the peers store, converted before the clock runs."""
    money = {name: columns[name].astype(np.float32) for name in model.HIGHEST}
    flags = {name: columns[name] for name in model.FLAGS}
    rest = {name: column.astype(np.int32) for name, column in columns.items() if name not in money | flags}
    return rest | flags | money


def loaded(core, made, columns: dict[str, np.ndarray]):
    """A simulation that holds the columns."""
    simulation = core.SimulationBuilder().build_default_simulation(made, count=len(columns["kind"]))
    for name, column in columns.items():
        simulation.set_input(name, PERIOD, column)
    return simulation


def answers(simulation) -> tuple[dict[str, np.ndarray], dict[str, np.ndarray]]:
    """Flags and amounts."""
    flags = {name: simulation.calculate(name, PERIOD) for name in model.PROGRAMMES}
    return flags, {name: simulation.calculate(f"{name}_amount", PERIOD) for name in model.PROGRAMMES}


def measured(core) -> dict[str, object]:
    """CPU time with loading and without, and wrong amounts."""
    import time
    import warnings

    from timing import REPEATS, cpu_ms, rows

    warnings.filterwarnings("ignore", category=RuntimeWarning)
    columns = stored(model.draw(rows()))
    made = system(core, float)
    with_loading = cpu_ms(lambda: answers(loaded(core, made, columns)))
    computed = []
    for _ in range(REPEATS):
        simulation = loaded(core, made, columns)
        start = time.process_time()
        answers(simulation)
        computed.append((time.process_time() - start) * 1e3)
    sample = model.draw(100_000, seed=2)
    as_float = model.wrong(*answers(loaded(core, made, sample)), sample)
    as_int = model.wrong(*answers(loaded(core, system(core, int), sample)), sample)
    return {"loaded": with_loading, "compute": sorted(computed)[1], "wrong": as_float, "wrong_int": as_int}
