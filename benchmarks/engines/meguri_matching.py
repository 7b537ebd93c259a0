"""Meguri: a seed against fictional sites (架空): columns, shortlist with the first twenty explained, draws, combinations."""

import random
import sys
from datetime import date

import numpy as np
from timing import cpu_ms, report

from meguri.matching.acceptability import acceptability
from meguri.matching.directory import directory_of
from meguri.matching.scales import read_scales
from meguri.matching.shortlist import Draw, match
from meguri.profiles.claim import Claim
from meguri.profiles.organisation import Organisation, Site
from meguri.profiles.profile import parse_profile
from meguri.register.register import Register
from meguri.vocabulary.citation import Citation, Status
from meguri.vocabulary.text import Text

TODAY = date(2026, 11, 23)
SEED = """
schema: meguri/seed/1
fictional: true
product: {class: gt_exvivo, source: auto, cell_type: cart, vector: lv}
stage: nonclin
needs:
  steps: [vector, activate, transduce, expand, harvest, fill, cryo, qc]
  services: [pd, ad, tt]
  tests: [sterility, vcn]
  material_for: trial
  route: trial
  scale: {litres: 50}
  platform: [closed]
  biosafety: {bsl: 2}
  site_in: [JP]
  file_in: [JP, US]
  start_by: 2027-10-01
"""
OFFER = {
    "product_class": ["gt_exvivo", "cell"],
    "cell_type": ["tcell", "msc"],
    "vector": ["lv", "aav"],
    "source": ["auto", "allo"],
    "step": ["vector", "activate", "transduce", "expand", "harvest", "fill", "cryo", "qc", "ship", "store"],
    "service": ["pd", "tt", "ad", "cmc"],
    "test": ["sterility", "vcn", "myco"],
    "material": ["trial", "commercial"],
    "licence": ["manufacturing_general"],
    "inspection": ["gctp_certificate", "fda"],
    "platform": ["closed"],
    "scale_l": ["10", "200"],
    "bsl": ["2"],
    "file_region": ["JP", "US"],
    "slot": ["2027-04-01"],
    "parallel_projects": ["3"],
    "language": ["en"],
    "customer": ["架空製薬"],
}
TOP = 10  # of each band: twenty sites are explained
FILLED = 0.6  # share of the values a site states


def register_of(number: int) -> Register:
    """Fictional organisations of one site each."""
    luck = random.Random(1)
    sources = [
        Citation("架空の出典", "", status, dated, TODAY)
        for status in (Status.NEWS, Status.PRIMARY, Status.SELF_DECLARED)
        for dated in ("2026-10-01", "2022-04", None)
    ]
    sites, organisations = {}, {}
    for n in range(number):
        filled = FILLED * (n % 4) / 2  # a quarter is silent, a quarter states almost everything
        house, place = f"f{n:05d}", f"f{n:05d}/works"
        said = [("contract_work", "yes"), ("site_status", "operating"), ("prefecture", "tokyo")]
        said += [(field, value) for field, values in OFFER.items() for value in values if luck.random() < filled]
        claims = tuple(Claim(place, field, value, "", luck.choice(sources)) for field, value in said)
        site = Site(place, house, Text(f"架空{n}", f"Fictional {n}"), "JP", claims)
        sites[place], organisations[house] = site, Organisation(house, site.name, (), (site,))
    named = (
        "projects",
        "rounds",
        "entries",
        "certifications",
        "products",
        "facilities",
        "markets",
        "budgets",
        "events",
    )
    return Register(organisations=organisations, sites=sites, claims=(), vc_names={}, **{name: {} for name in named})


def drawn(number: int) -> object:
    """The draws for some sites whose every score is uncertain."""
    chance = np.random.default_rng(1)
    ranges = [
        (f"f{n}", chance.integers(0, 500_000, 12), chance.integers(500_001, 1_000_001, 12)) for n in range(number)
    ]
    weights = [18, 12, 14, 7, 12, 8, 8, 6, 5, 5, 3, 2]
    return lambda: acceptability(ranges, weights, concentration=30, draws=10_000, seed=1)


def main() -> None:
    """Measure."""
    number = int(sys.argv[1])
    scales, seed = read_scales(), parse_profile(SEED)
    many, few = register_of(number), register_of(100)
    directory, hundred = directory_of(many, scales, TODAY), directory_of(few, scales, TODAY)
    found = match(seed, directory, as_of=TODAY, draw=Draw(0), top=TOP)
    report(
        columns=cpu_ms(lambda: directory_of(many, scales, TODAY)),
        shortlist=cpu_ms(lambda: match(seed, directory, as_of=TODAY, draw=Draw(0), top=TOP)),
        draws_30=cpu_ms(drawn(30)),
        draws_100=cpu_ms(drawn(100)),
        whole_100=cpu_ms(lambda: match(seed, hundred, as_of=TODAY)),
        explained=len(found.candidates),
        combinations=len(match(seed, hundred, as_of=TODAY, draw=Draw(0)).combinations),
    )


if __name__ == "__main__":
    main()
