"""The twelve criteria (評価項目), scored on fixed public scales: points for what is evidenced, out of 100.

A score is a range. Its low end is what is evidenced; its high end leaves out only what the site says it does not do. Each
piece of evidence adds and none takes away, so to publish a strength never costs anything and silence never pays.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from meguri.matching.directory import Counts, Directory, Flags
from meguri.matching.fact import Fact
from meguri.matching.gates import licences_for
from meguri.matching.holding import FULL
from meguri.matching.need import Need
from meguri.matching.scales import Criterion, Item
from meguri.profiles.claim import Claim
from meguri.profiles.track_record import TrackRecord
from meguri.register.codes import EventType
from meguri.vocabulary.product import ProductClass

WHOLE = 1_000_000  # a score of 1, as a whole number

Records = Mapping[str, TrackRecord]  # site id → what it has done


@dataclass(frozen=True, slots=True)
class Scored:
    """One line of points over all sites."""

    item: Item
    facts: tuple[Fact, ...]  # empty: the seed does not say what is needed, or the track record answers
    share: Counts  # of FULL, what is evidenced
    denied: Counts  # of FULL, what the site says it does not do


@dataclass(frozen=True, slots=True)
class CriterionScores:
    """One criterion over all sites."""

    criterion: Criterion
    items: tuple[Scored, ...]
    low: Counts  # of WHOLE
    high: Counts
    rests: Flags  # some evidence speaks to it
    points: int  # points in play: those of other product classes are left out, and the rest scaled up


def scores_of(need: Need, sites: Directory, records: Records) -> tuple[CriterionScores, ...]:
    """Every criterion of the scales over all sites."""
    return tuple(_criterion(c, need, sites, records) for c in sites.scales.criteria)


def _criterion(criterion: Criterion, need: Need, sites: Directory, records: Records) -> CriterionScores:
    in_play = [i for i in criterion.points if not _of_another_class(i, need.product_class)]
    items = tuple(_item(item, need, sites, records) for item in in_play)
    points = sum(item.points for item in in_play)
    low, lost = np.zeros(len(sites), dtype=np.int64), np.zeros(len(sites), dtype=np.int64)
    rests = np.zeros(len(sites), dtype=bool)
    for each in items:
        low += each.item.points * each.share
        lost += each.item.points * each.denied
        rests |= (each.share > 0) | (each.denied > 0)
    each_point = WHOLE // FULL
    return CriterionScores(
        criterion, items, low * each_point // points, WHOLE - lost * each_point // points, rests, points
    )


def _of_another_class(item: Item, product_class: ProductClass | None) -> bool:
    return bool(item.classes) and product_class is not None and product_class not in item.classes


def _item(item: Item, need: Need, sites: Directory, records: Records) -> Scored:
    nothing = np.zeros(len(sites), dtype=np.int64)
    if item.record is not None:
        return Scored(item, (), _recorded(item.record, need, sites, records), nothing)
    if item.grades is not None:
        return Scored(item, _graded_facts(item), _graded(item, sites), nothing)
    facts = facts_for(item, need, sites)
    if not facts:
        return Scored(item, (), nothing, nothing)
    columns = [sites.column(fact) for fact in facts]
    if len(columns) == 1:
        return Scored(item, facts, columns[0].counts, FULL * columns[0].denied)
    share, denied = nothing.copy(), nothing.copy()
    for column in columns:
        share += column.counts
        denied += FULL * column.denied
    return Scored(item, facts, share // len(columns), denied // len(columns))


def facts_for(item: Item, need: Need, sites: Directory) -> tuple[Fact, ...]:
    """The facts that earn the points; none where the seed does not say what it needs."""
    field = item.field or ""
    if item.least is not None:
        amount = getattr(need, item.least)
        return () if not amount else (Fact(field, least=amount, units=item.units),)
    if item.before is not None:
        day = getattr(need, item.before)
        return () if day is None else (Fact(field, before=day),)
    if item.of is None:
        return (Fact(field, item.values),)
    words = licences_for(need, sites.scales) if item.of == "licences" else need.words(item.of)
    if item.any:
        return (Fact(field, words),) if words else ()
    return tuple(Fact(field, (word,)) for word in words)


def _graded_facts(item: Item) -> tuple[Fact, ...]:
    return (Fact(item.field or ""),)


def _graded(item: Item, sites: Directory) -> Counts:
    """The best grade: strong evidence earns the points, weak evidence a part."""
    best = np.zeros(len(sites), dtype=np.int64)
    for value, grade in (item.grades or {}).items():
        counts = sites.column(Fact(item.field or "", (value,))).counts
        best = np.maximum(best, counts * grade.numerator // grade.denominator)
    return best


def _recorded(record: str, need: Need, sites: Directory, records: Records) -> Counts:
    """実績: sites whose record, or a public event of the register, shows it."""
    shown = set(_public(record, need, sites)) | {s for s, r in records.items() if _shows(record, need, r)}
    share = np.zeros(len(sites), dtype=np.int64)
    if shown:
        share[[i for i, site in enumerate(sites.sites) if site.id in shown]] = FULL
    return share


def _shows(record: str, need: Need, done: TrackRecord) -> bool:
    if record == "class_made":
        return need.product_class in done.classes
    if record == "contracts":
        return done.contracts > 0
    return done.clinical_trial_notifications > 0 or done.trials_ended > 0


def _public(record: str, need: Need, sites: Directory) -> list[str]:
    """Sites that the register's own products and events speak of."""
    if record == "class_made":
        made = [p for p in sites.register.products.values() if p.product_class == need.product_class is not None]
        return [site for product in made for site in product.makers]
    kinds = {"contracts": EventType.CONTRACT, "trials": EventType.CTN}
    events = [e for e in sites.register.events.values() if e.type == kinds.get(record)]
    return [event.site for event in events if event.site is not None]


def recorded_evidence(record: str, site: str, need: Need, sites: Directory) -> tuple[Claim, ...]:
    """The register's claims on products made at the site, or on its events."""
    if record == "class_made":
        made = [p for p in sites.register.products.values() if site in p.makers]
        same = [p for p in made if p.product_class == need.product_class is not None]
        return tuple(c for p in same for c in p.claims if c.field == "maker" and c.value == site)
    kinds = {"contracts": EventType.CONTRACT, "trials": EventType.CTN}
    events = [e for e in sites.register.events.values() if e.site == site and e.type == kinds.get(record)]
    return tuple(c for e in events for c in e.claims if c.field == "type")
