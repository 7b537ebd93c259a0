"""架空の機関・拠点 (fictional): small registers for the tests of matching."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import date
from typing import Any

from meguri.matching.need import Need
from meguri.matching.scales import read_scales
from meguri.profiles.claim import Claim, Standing, Use
from meguri.profiles.organisation import Organisation, Site
from meguri.profiles.profile import Profile, parse_profile
from meguri.register.register import Register
from meguri.vocabulary.citation import Citation, Status
from meguri.vocabulary.process import Step
from meguri.vocabulary.text import Text

TODAY = date(2026, 11, 23)
SCALES = read_scales()

SEED = """
schema: meguri/seed/1
name: {ja: 架空の種, en: Fictional seed}
fictional: true
product: {class: gt_exvivo, source: auto, cell_type: cart, vector: lv}
stage: nonclin
needs:
  steps: [vector, transduce, expand, fill, qc]
  services: [pd]
  tests: [sterility]
  material_for: trial
  route: trial
  scale: {litres: 50}
  platform: [closed]
  biosafety: {bsl: 2}
  site_in: [JP]
  file_in: [JP]
  start_by: 2027-10-01
"""

EVERYTHING = {
    "contract_work": ["yes"],
    "product_class": ["gt_exvivo"],
    "cell_type": ["cart"],
    "vector": ["lv"],
    "source": ["auto"],
    "step": ["vector", "transduce", "expand", "fill", "qc", "ship", "store", "cryo"],
    "service": ["pd", "tt", "ad", "cmc"],
    "test": ["sterility"],
    "material": ["trial", "commercial"],
    "licence": ["manufacturing_general"],
    "inspection": ["gctp_certificate"],
    "platform": ["closed"],
    "scale_l": ["200"],
    "bsl": ["2"],
    "file_region": ["JP"],
    "site_status": ["operating"],
    "slot": ["2027-04-01"],
    "parallel_projects": ["3"],
    "language": ["en"],
    "customer": ["架空製薬"],
    "country": ["JP"],
}


def cited(status: Status = Status.NEWS, dated: str | None = "2026-11-01") -> Citation:
    return Citation("架空の出典", "", status, dated, TODAY)


def claim(subject: str, field: str, value: str, unit: str = "", **how: Any) -> Claim:
    citation = how.pop("citation", cited())
    return Claim(
        subject, field, value, unit, citation, how.get("use", Use.CAPABILITY), how.get("standing", Standing.STANDS)
    )


def claims(subject: str, said: dict[str, list[str]]) -> tuple[Claim, ...]:
    return tuple(claim(subject, field, value) for field, values in said.items() for value in values)


def site(site_id: str, said: dict[str, list[str]] | None = None, *more: Claim, country: str | None = "JP") -> Site:
    return Site(
        site_id,
        site_id.split("/")[0],
        Text(f"架空 {site_id}", f"Fictional {site_id}"),
        country,
        (*claims(site_id, said or {}), *more),
    )


def register_of(*sites: Site, organisations: Iterable[Organisation] = ()) -> Register:
    named = {o.id: o for o in organisations}
    grouped: dict[str, list[Site]] = {}
    for each in sites:
        grouped.setdefault(each.organisation, []).append(each)
    made = {
        key: Organisation(
            key, Text(f"架空 {key}", f"Fictional {key}"), named[key].claims if key in named else (), tuple(g)
        )
        for key, g in grouped.items()
    }
    nothing: dict[str, Any] = {}
    return Register(
        organisations=made,
        sites={each.id: each for each in sites},
        projects=nothing,
        rounds=nothing,
        entries=nothing,
        certifications=nothing,
        products=nothing,
        facilities=nothing,
        markets=nothing,
        budgets=nothing,
        events=nothing,
        claims=(),
        vc_names=nothing,
    )


def organisation(org_id: str, *said: Claim) -> Organisation:
    return Organisation(org_id, Text(f"架空 {org_id}", f"Fictional {org_id}"), said)


def seed(text: str = SEED) -> Profile:
    return parse_profile(text)


def need_for(*steps: Step) -> Need:
    return Need(steps=steps)


def without(*fields: str) -> dict[str, list[str]]:
    return {field: values for field, values in EVERYTHING.items() if field not in fields}


def some_site(number: int, luck: random.Random) -> Site:
    """A fictional site with a random part of everything."""
    said = {f: [v for v in values if luck.random() < 0.7] for f, values in EVERYTHING.items() if luck.random() < 0.7}
    said["site_status"] = ["operating"]
    return site(f"cdmo-{number:05d}/works", said, country=luck.choice(["JP", "JP", "JP", None, "US"]))
