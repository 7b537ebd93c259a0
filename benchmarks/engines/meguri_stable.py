"""Meguri: deferred acceptance, and the check for blocking pairs."""

from __future__ import annotations

from hashlib import sha256

from residents import residents
from timing import cpu_ms, report, rows

from meguri.matching.deferred_acceptance import blocking_pairs, deferred_acceptance

lists, orders, places = residents(rows())
found = deferred_acceptance(lists, orders, places)
report(
    ms=cpu_ms(lambda: deferred_acceptance(lists, orders, places)),
    blocking=sum(1 for _ in blocking_pairs(lists, orders, places, found)),
    answer=sha256(repr(found).encode()).hexdigest(),
)
