"""Words of a plan (資金計画の言葉): headings, and the sentences that come before every table."""

from __future__ import annotations

from collections.abc import Iterator

from meguri.documents.figures import Answer, runs_out, said, with_unit
from meguri.rulebook.file_format import CallState
from meguri.vocabulary.text import Lang, Text

TITLE = Text("資金計画", "Funding plan")
SCENARIOS = Text("支援の有無による違い", "With and without each programme")
YEARS = Text("年度別の計画", "Plan by fiscal year")
ENDS = Text("資金が尽きる時期", "Cash runs out")
LINES = Text("補助額の計算", "How each subsidy is computed")
CASH = Text("四半期ごとの資金繰り", "Cash by quarter")
LEFT_OUT = Text("計画に入れていない事業", "Programmes left out of the plan")
ASSUMPTIONS = Text("前提", "Assumptions")
WARNINGS = Text("注意", "Warnings")
DEADLINES = Text("期限と判断の時期", "Dates and decisions")
ASSUMED_CALL = Text("締切済み公募の条件による仮定", "assumed on the terms of a closed call")
BRIDGE = Text(
    "会社全体の支出（finance.burn）が不明のため、この計画に要するつなぎ資金だけを示します。",
    "The company's running costs (finance.burn) are not known: only the bridge this plan needs is shown.",
)
NO_LINES = Text(
    "いま応募できる公募が確認できないため、この計画に補助金は入っていません。"
    "前回の条件で再び公募されると仮定するには --assume-calls を付けてください。",
    "No call that can be applied to is known, so no subsidy is in this plan. Add --assume-calls to assume that earlier "
    "calls are held again on the same terms.",
)
ALL_ASSUMED = Text(
    "公募中のものは確認できません。この計画の補助金は、締め切られた公募が同じ条件で再び行われるという仮定によります。",
    "No open call was found. The subsidies of this plan rest on the assumption that closed calls are held again on the "
    "same terms.",
)
NONE_OPEN = Text(
    "公募中のものは確認できません。この計画の補助金は、見込みの公募が行われるという仮定によります。",
    "No open call was found. The subsidies of this plan rest on the assumption that forecast calls are held.",
)
FORECAST = Text("見込みの公募による仮定", "assumes that a forecast call is held")
NO_WORK = Text(
    "実施内容と費用（work）の記入がないため、資金計画はありません。",
    "No work and cost (work) is stated, so there is nothing to plan.",
)


def answer_first(plan: Answer, lang: Lang) -> Iterator[str]:
    """The answer in sentences: when the money ends, what to raise, what it rests on."""
    lines = [line for year in plan["years"] for line in year["lines"]]
    if not plan["years"]:
        yield NO_WORK.in_(lang)
        return
    if plan["kind"] == "bridge":
        yield BRIDGE.in_(lang)
    else:
        yield from (_ends(one, lang) for one in (scenario(plan, "none"), scenario(plan, "default")) if one)
    yield raise_line(plan, lang)
    if not lines:
        yield NO_LINES.in_(lang)
    elif all(line["call"]["assumed"] for line in lines):
        yield ALL_ASSUMED.in_(lang)
    elif not any(line["call"]["status"] == CallState.OPEN for line in lines):
        yield NONE_OPEN.in_(lang)


def chosen_site(plan: Answer, lang: Lang) -> str:
    """The site that is taken as chosen, where the plan was asked with one."""
    site = said(plan["cdmo"]["name"], lang)
    return Text(
        f"{site} を選んだ場合の試算です。契約や合意を意味しません。",
        f"Estimated as if {site} were chosen. No contract or agreement is implied.",
    ).in_(lang)


def call_mark(line: Answer, lang: Lang) -> str | None:
    """What a line takes for granted about its call; None where one can apply now."""
    if line["call"]["assumed"]:
        return ASSUMED_CALL.in_(lang)
    return FORECAST.in_(lang) if line["call"]["status"] == CallState.FORECAST else None


def scenario(plan: Answer, id_: str) -> Answer | None:
    """The scenario so named."""
    return next((one for one in plan["scenarios"] if one["id"] == id_), None)


def _ends(one: Answer, lang: Lang) -> str:
    name = said(one["text"], lang)
    if one["runs_out"] is None:
        return Text(f"{name}: 資金は計画期間内は尽きません。", f"{name}: the cash lasts through the plan.").in_(lang)
    when = runs_out(one["runs_out"], lang)
    return Text(f"{name}: 資金は{when}に尽きます。", f"{name}: cash runs out in {when}.").in_(lang)


def raise_line(plan: Answer, lang: Lang) -> str:
    """Own share and the most that has to be bridged."""
    totals = plan["totals"]
    own, cost, need = (with_unit(each, lang) for each in (totals["own"], totals["cost"], plan["peak_need"]))
    return Text(
        f"自己負担は{own}（総費用{cost}）、調達が要る額（不足の最大）は{need}です。",
        f"Own share {own} of {cost}; to raise (the largest shortfall of cash) {need}.",
    ).in_(lang)


def work_of(line: Answer, lang: Lang) -> str:
    """Which work the line pays for, under which readings."""
    work = ", ".join(line["work"])
    between = "、" if lang is Lang.JA else "; "
    readings = between.join(said(one["text"], lang) for one in line["reading_text"])
    return Text(f"対象: {work}　解釈: {readings}", f"work: {work}; readings: {readings}").in_(lang)
