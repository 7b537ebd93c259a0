"""Meguri: every programme of the rulebook in columns, with all answers known and with a third of them missing."""

from __future__ import annotations

from datetime import date

import numpy as np
from timing import cpu_ms, report, rows

from meguri.rulebook.amount import project, rounded
from meguri.rulebook.loader import load
from meguri.rules.ask import questions
from meguri.rules.columns import at_most, compiled
from meguri.rules.explain import judged
from meguri.rules.field import Field, Kind
from meguri.rules.rule import Rule
from meguri.rules.table import Column, Table, dtype_of, facts_at

AS_OF = date(2026, 11, 23)
LARGEST = 10**12  # yen drawn at most
MISSING = 1 / 3


def rules() -> dict[str, Rule]:
    """Conditions and, where the terms give a rate, whole-project amounts of the call to look at."""
    found = {}
    for id_, programme in load().programmes.items():
        terms = programme.call(AS_OF).terms
        try:
            amount = rounded(terms, project(terms))
        except ValueError:
            amount = None
        found[id_] = Rule(programme.requires(terms), amount)
    return found


def column(field: Field, count: int, random: np.random.Generator) -> Column:
    """Random values of one field."""
    if field.kind is Kind.FLAG:
        return random.integers(0, 2, count).astype(np.bool_)
    if field.kind is Kind.WORD:
        return random.integers(0, len(field.words()), count).astype(np.uint8)
    if field.kind is Kind.WORDS:
        return random.integers(0, 1 << len(field.words()), count, dtype=np.int64)
    if field.kind is Kind.RATE:
        return random.integers(0, 100, count, dtype=np.int64), np.full(count, 100, np.int64)
    return random.integers(0, min(field.highest, LARGEST) + 1, count).astype(dtype_of(field))


RULES = rules()
HIGHEST = at_most(RULES, LARGEST)
known, partly = compiled(RULES, highest=HIGHEST), compiled(RULES, highest=HIGHEST, partly_known=True)
random = np.random.default_rng(1)
full = Table(known.fields, {field.path: column(field, rows(), random) for field in known.fields})
told = {field.path: random.random(rows()) > MISSING for field in known.fields}
columns = {
    path: tuple(np.where(told[path], part, fill) for part, fill in zip(drawn, (0, 1), strict=True))
    if isinstance(drawn, tuple)
    else np.where(told[path], drawn, 0).astype(drawn.dtype)
    for path, drawn in full.columns.items()
}
some = Table(known.fields, columns, told)
conditions = {name: rule.condition for name, rule in RULES.items()}
first = facts_at(full, 0)
report(
    explained_known=cpu_ms(lambda: [judged(condition, first) for condition in conditions.values()]),
    explained_nothing=cpu_ms(lambda: [judged(condition, {}) for condition in conditions.values()]),
    programmes=len(RULES),
    known=cpu_ms(lambda: known.run(full)),
    partly=cpu_ms(lambda: partly.run(some)),
    questions=cpu_ms(lambda: questions(conditions, {})),
)
