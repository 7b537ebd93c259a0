"""The page of indicators (成果指標の頁): what counts, target, deadline, and what the sources do not say."""

from __future__ import annotations

from collections.abc import Iterable

from meguri.kpis.indicator import Indicator
from pages.term import source


def page(indicators: Iterable[Indicator]) -> str:
    """Every indicator."""
    lines = [
        "# 成果指標 / Indicators",
        "",
        "実績は公開された出来事だけを数えます。達成の確率は示しません。",
        "Only public events are counted. No probability of reaching a target is shown.",
        "",
        "JSONの書式は[答えの書式](answers.md)。 / The JSON format is in [answers](answers.md).",
    ]
    for one in indicators:
        lines += ["", f"## `{one.id}`", "", f"{one.name.ja} / {one.name.en}", "", *_facts(one)]
    return "\n".join(lines) + "\n"


def _facts(one: Indicator) -> list[str]:
    unit = f"{one.unit.ja} / {one.unit.en}"
    facts = [
        f"- 事業 / programmes: {', '.join(f'`{id_}`' for id_ in one.programmes)}",
        f"- 数えるもの / counts: {one.counts_as.ja} / {one.counts_as.en}",
        f"- 目標 / target: {one.target.value}（{unit}）（{source(one.target.citation)}）",
    ]
    if one.deadline:
        deadline = one.deadline.text
        facts.append(f"- 期限 / deadline: {deadline.ja} / {deadline.en}（{source(one.deadline.citation)}）")
    if one.baseline:
        year = one.baseline.fiscal_year.text
        cited = source(one.baseline.citation)
        facts.append(f"- 基準値 / baseline: {one.baseline.value}（{year.ja} / {year.en}）（{cited}）")
    facts += [f"- 不明 / not known: {gap.ja} / {gap.en}" for gap in one.not_known]
    return facts
