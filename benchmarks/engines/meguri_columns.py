"""Meguri: the frozen model as rules, compiled to columns."""

from timing import cpu_ms, report, rows

import model
from meguri.rules.columns import compiled
from rules_model import RULES, table

columns = model.draw(rows())
ready = table(columns)
programme = compiled(RULES)
reasons = compiled(RULES, reasons=True)
reused = programme.run(ready)
sample = model.draw(100_000, seed=2)
answers = programme.run(table(sample))
dense = table(model.draw_dense(rows()))
report(
    dense=cpu_ms(lambda: programme.run(dense)),
    compute=cpu_ms(lambda: programme.run(ready)),
    loaded=cpu_ms(lambda: programme.run(table(columns))),
    reused=cpu_ms(lambda: programme.run(ready, into=reused)),
    reasons=cpu_ms(lambda: reasons.run(ready)),
    wrong=model.wrong(answers.status, answers.low, sample),
)
