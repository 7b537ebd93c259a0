"""Words of a plan (資金計画の言葉): headings, and the sentences that come before every table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from meguri.documents.figures import Answer, months, runs_out, said, with_unit, yen
from meguri.funding.contender import Reason
from meguri.rulebook.file_format import CallState
from meguri.vocabulary.text import Lang, Text

TITLE = Text("資金計画", "Funding plan")
SCENARIOS = Text("補助の有無による違い", "Without and with subsidy")
YEARS = Text("年度別の計画", "Plan by fiscal year")
ENDS = Text("資金が尽きる時期", "Cash runs out")
LINES = Text("補助額の計算", "How each subsidy is computed")
CASH = Text("四半期ごとの資金繰り", "Cash by quarter")
LEFT_OUT = Text("計画に入れていない事業", "Programmes left out of the plan")
ASSUMPTIONS = Text("前提", "Assumptions")
WARNINGS = Text("注意", "Warnings")
DEADLINES = Text("判断と期限", "Decisions and dates")
VC_MATCHED = Text("認定VCの充当", "Matched VC")
VC_IN_CASH = Text(
    "認定VCの払込みは、どの場合も資金に入っています。充当は費用の割当てで、払込みの時期とは別です。",
    "What certified VCs pay in is in the cash of every case. Matched VC says which costs it covers, not when it is paid in.",
)
ASSUMED_DATE = Text("（仮定）", " (assumed)")
ASSUMED_CALL = Text("締切済み公募の条件による仮定", "assumed on the terms of a closed call")
BRIDGE = Text(
    "会社全体の支出（finance.burn）が不明のため、この計画に要するつなぎ資金だけを示します。",
    "The company's running costs (finance.burn) are not known: only the bridge this plan needs is shown.",
)
WOULD_ASSUME = Text(
    "前回の条件で再び公募されると仮定するには --assume-calls を付けてください。",
    "Add --assume-calls to assume that earlier calls are held again on the same terms.",
)
NEVER = (
    Reason.NOT_MET,
    Reason.PARENT,
    Reason.CERTIFICATION,
    Reason.COMMISSION,
    Reason.NO_RATE,
)  # reasons that no change of the plan touches
FIRST_WARNINGS = (
    "vc-not-listed-",
    "past-known-years-",
    "cost-outside-work-",
    "over-ceiling-",
    "overhead-above-burn",
)  # what the whole plan hangs on
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
DIRECT = Text("直接経費", "Direct cost")
OVERHEAD_PAID = Text("間接経費", "overhead")
SPENT = Text("支出済みとみなす分", "taken as spent already")
OTHER = Text("ほかの支出", "other spending")
WHOLE_YEAR = Text(
    "出金は手元資金の日の四半期から、補助額は支出済みの分も含む年度全体の費用で計算しています。",
    "What is paid out is counted from the quarter of the cash on; the subsidy on the costs of whole fiscal years.",
)
RAISE = Text("調達が要る額", "To raise")  # how far below zero the balance falls
BRIDGE_NEEDED = Text("つなぎに要る額", "Bridge needed")  # the same where the running costs are not known
NO_SUBSIDY = Text("補助なし", "no subsidy")
PLANNED = Text("この計画", "this plan")
OF_SPENDING = Text("出金の{} %", "{} % of what is paid out")
OF_COST = Text("総費用の{} %", "{} % of the total cost")
NO_WORK = Text(
    "実施内容と費用（work）の記入がないため、資金計画はありません。",
    "No work and cost (work) is stated, so there is nothing to plan.",
)


def answer_first(plan: Answer, lang: Lang) -> Iterator[str]:
    """The answer in sentences: when the money ends, what to raise, what it rests on."""
    if not plan["years"]:
        yield NO_WORK.in_(lang)
        return
    if plan["kind"] == "bridge":
        yield BRIDGE.in_(lang)
    else:
        yield from (_ends(one, lang) for one in (scenario(plan, "none"), scenario(plan, "default")) if one)
    yield raise_line(plan, lang)
    yield from rests_on(plan, lang)


def rests_on(plan: Answer, lang: Lang) -> Iterator[str]:
    """What the subsidies of the plan assume, or why there are none."""
    lines = lines_of(plan)
    if not lines:
        yield why_empty(plan, lang)
    elif rests_on_assumed_calls(plan):
        yield ALL_ASSUMED.in_(lang)
    elif not any(line["call"]["status"] == CallState.OPEN for line in lines):
        yield NONE_OPEN.in_(lang)


def why_empty(plan: Answer, lang: Lang) -> str:
    """Why no subsidy enters: each reason with its programmes."""
    found: dict[str, list[str]] = {}
    for one in plan["left_out"]:
        if one["reason"]["id"] not in NEVER:
            found.setdefault(said(one["reason"]["text"], lang), []).append(said(one["name"], lang))
    if lang is Lang.JA:
        reasons = "；".join(f"{reason}（{'、'.join(names)}）" for reason, names in found.items())
        return f"計画に入る補助金はありません。理由：{reasons or '要件を満たす事業がない'}。"
    reasons = "; ".join(f"{reason} ({', '.join(names)})" for reason, names in found.items())
    return f"No subsidy enters the plan. Why: {reasons or 'no programme whose requirements are met'}."


def lacks_a_call(plan: Answer) -> bool:
    """Whether a programme is left out only because no call is open."""
    return any(one["reason"]["id"] == Reason.NO_CALL for one in plan["left_out"])


def would_add(one: Answer, lang: Lang) -> str:
    """What a programme that was left out would add to the plan; empty where that cannot be computed."""
    if one["would_add"] is None:
        return ""
    added = with_unit(one["would_add"], lang)
    if one["reason"]["id"] == Reason.ANOTHER_IS_BETTER:
        return Text(
            f"併用できれば計画に加わる額 {added}（併用できなければ置き換えになり、増えない）",
            f"adds {added} to the plan if the two may be combined (else it would replace, and add nothing)",
        ).in_(lang)
    return Text(f"採択されれば計画に加わる額 {added}", f"adds {added} to the plan if adopted").in_(lang)


def compared(plan: Answer) -> list[Answer]:
    """The scenarios that differ: an empty plan is no other than none, and one programme alone may be the plan itself."""
    default = scenario(plan, "default") or plan
    used = default.get("programmes", [])
    same = {f"only:{used[0]}"} if len(used) == 1 else set() if used else {"default"}
    return [one for one in plan["scenarios"] if one["id"] not in same]


def ground_lines(plan: Answer, lang: Lang) -> Iterator[str]:
    """How costs become what is paid out, and that what has to be raised, each as one sum that adds up."""
    ground, rows = plan["ground"], (scenario(plan, "none") or plan)["cash"]
    if not rows or not plan["years"]:
        return
    names = {name: yen(ground[name], lang) for name in ("direct", "overhead", "spent", "other", "out")}
    parts = [f"{DIRECT.in_(lang)} {names['direct']}"]
    signs = ((OVERHEAD_PAID, "overhead", "＋", "+"), (SPENT, "spent", "－", "−"), (OTHER, "other", "＋", "+"))
    parts += [
        f"{ja if lang is Lang.JA else en} {text.in_(lang)} {names[name]}"
        for text, name, ja, en in signs
        if ground[name]
    ]
    first, last = (months(rows[at]["quarter"], lang) for at in (0, -1))
    if lang is Lang.JA:
        yield f"{' '.join(parts)} ＝ 出金 {names['out']}（{first}から{last}まで。記入のない年度の支出は0）。"
    else:
        yield f"{' '.join(parts)} = paid out {names['out']} ({first} to {last}; years left blank count as nothing)."
    yield from _whole_cost(plan, lang)
    yield from _raised(plan, rows, lang)
    if ground["spent"] and scenario(plan, "late") is None:  # else said of the decision that comes late
        yield WHOLE_YEAR.in_(lang)


def _whole_cost(plan: Answer, lang: Lang) -> Iterator[str]:
    """What the total cost holds beside direct cost, where overhead is not paid out a second time."""
    direct, overhead = (sum(year[name] for year in plan["years"]) for name in ("direct", "overhead"))
    if not overhead or plan["ground"]["overhead"]:
        return
    total, parts = yen(direct + overhead, lang), (yen(direct, lang), yen(overhead, lang))
    yield Text(
        f"総費用 {total} ＝ 直接経費 {parts[0]} ＋ 間接経費 {parts[1]}（間接経費はほかの支出に含まれるとみなし、出金には足していません）。",
        f"Total cost {total} = direct {parts[0]} + overhead {parts[1]} (overhead is taken to be part of the other spending and not paid out again).",
    ).in_(lang)


def _raised(plan: Answer, rows: Sequence[Answer], lang: Lang) -> Iterator[str]:
    """From what is paid out to what has to be raised, where the balance is lowest at the end."""
    ground, need = plan["ground"], (scenario(plan, "none") or plan)["peak_need"]
    if not need:
        return
    label = need_name(plan).in_(lang)
    label = f"{label}（補助なし）" if lang is Lang.JA else f"{label[:1].lower()}{label[1:]} with no subsidy"
    if -rows[-1]["balance"] != need:
        lowest = months(next(row["quarter"] for row in rows if -row["balance"] == need), lang)
        yield Text(
            f"{label} {yen(need, lang)}は、残高が最も下がる{lowest}の額です。",
            f"{label[:1].upper()}{label[1:]} {yen(need, lang)}: that of {lowest}, when the balance is lowest.",
        ).in_(lang)
        return
    opening, income = (yen(ground[name] or 0, lang) for name in ("opening", "income"))
    ja = f"出金 {yen(ground['out'], lang)} － はじめの手元資金 {opening}" + (
        f" － 補助金以外の入金 {income}" if ground["income"] else ""
    )
    en = f"Paid out {yen(ground['out'], lang)} − opening cash {opening}" + (
        f" − receipts other than subsidies {income}" if ground["income"] else ""
    )
    yield Text(
        f"{ja} ＝ {label} {yen(need, lang)}。",
        f"{en} = {label} {yen(need, lang)}.",
    ).in_(lang)


def share_words(part: int, whole: int, of: Text, lang: Lang) -> str:
    """出金の70 %: a part in whole per cent, with what it is a share of; empty where there is nothing to divide."""
    percent = percent_of(part, whole)
    return of.in_(lang).format(percent) if percent else ""


def percent_of(part: int, whole: int) -> int | None:
    """A part in whole per cent, rounded half up; None where there is nothing to divide."""
    return (200 * part + whole) // (2 * whole) if whole > 0 else None


def rests_on_assumed_calls(plan: Answer) -> bool:
    """Whether every subsidy of the plan assumes that a closed call is held again."""
    lines = lines_of(plan)
    return bool(lines) and all(line["call"]["assumed"] for line in lines)


def deadline_words(one: Answer, lang: Lang) -> str:
    """What happens on a date, marked where the date is the plan's own assumption, with the amounts at stake."""
    detail, mark = said(one.get("detail"), lang), ASSUMED_DATE.in_(lang) if one["assumed"] else ""
    return (
        f"{said(one['text'], lang)}{mark}{'。' if lang is Lang.JA else '. '}{detail}"
        if detail
        else said(one["text"], lang) + mark
    )


def first_warnings(plan: Answer) -> list[Answer]:
    """The warnings that the whole plan hangs on, for the first sheet."""
    return [one for one in plan["warnings"] if one["id"].startswith(FIRST_WARNINGS)]


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


def lines_of(plan: Answer) -> list[Answer]:
    """The lines of a plan, fiscal year by fiscal year."""
    return [line for year in plan["years"] for line in year["lines"]]


def claimable(one: Answer) -> int:
    """What the programmes of the plan may claim of a work in a fiscal year."""
    return max(one["claimable"].values(), default=0)


def scenario(plan: Answer, id_: str) -> Answer | None:
    """The scenario so named."""
    return next((one for one in plan["scenarios"] if one["id"] == id_), None)


def _ends(one: Answer, lang: Lang) -> str:
    name = said(one["text"], lang)
    if one["runs_out"] is None:
        return Text(f"{name}: 資金は計画期間内は尽きません。", f"{name}: the cash lasts through the plan.").in_(lang)
    when = runs_out(one["runs_out"], lang)
    return Text(f"{name}: 資金は{when}に尽きます。", f"{name}: cash runs out in {when}.").in_(lang)


def need_name(plan: Answer) -> Text:
    """What the largest shortfall is called: to be raised, or only to be bridged."""
    return RAISE if plan["kind"] == "runway" else BRIDGE_NEEDED


def raise_line(plan: Answer, lang: Lang) -> str:
    """Own share and the most that has to be raised."""
    totals, name = plan["totals"], need_name(plan)
    own, cost, need = (with_unit(each, lang) for each in (totals["own"], totals["cost"], plan["peak_need"]))
    return Text(
        f"自己負担は{own}（総費用{cost}）、{name.ja}（残高が最も下がるときの不足）は{need}です。",
        f"Own share {own} of {cost}; {name.en.lower()} (the balance at its lowest) {need}.",
    ).in_(lang)


def work_of(line: Answer, lang: Lang) -> str:
    """Which work the line pays for, under which readings."""
    work = said(line["work_text"], lang)
    between = "、" if lang is Lang.JA else "; "
    readings = between.join(said(one["text"], lang) for one in line["reading_text"])
    return Text(f"計上する作業：{work}　読み方：{readings}", f"work claimed: {work}; readings: {readings}").in_(lang)
