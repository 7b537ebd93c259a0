"""Meguri: five programmes explained for one case: clauses, status, amount; with everything known, half of it, nothing."""

import statistics
import time

from timing import report

import model
from meguri.rules.ask import questions
from meguri.rules.change import changes
from meguri.rules.explain import bounds, judged
from meguri.rules.table import facts_at
from rules_model import FIELDS, RULES, table

CASES = 300


def explain(facts):
    """What a page shows of five programmes."""
    return [(judged(rule.condition, facts), bounds(rule.amount, facts)) for rule in RULES.values()]


def median_ms(work, cases):
    """Median CPU milliseconds of one case."""
    times = []
    for facts in cases:
        start = time.process_time()
        for _ in range(10):
            work(facts)
        times.append((time.process_time() - start) * 1e2)
    return statistics.median(times)


drawn = table(model.draw(CASES, seed=3))
known = [facts_at(drawn, row) for row in range(CASES)]
half = [{path: value for i, (path, value) in enumerate(facts.items()) if i % 2} for facts in known]
conditions = {name: rule.condition for name, rule in RULES.items()}
explain(known[0])
assert len(FIELDS) == len(known[0])
report(
    known=median_ms(explain, known),
    half=median_ms(explain, half),
    nothing=median_ms(explain, [{}] * 50),
    ask=median_ms(lambda facts: questions(conditions, facts), half[:50]),
    ask_nothing=median_ms(lambda facts: questions(conditions, facts), [{}] * 20),
    change=median_ms(lambda facts: [changes(condition, facts) for condition in conditions.values()], known[:50]),
)
