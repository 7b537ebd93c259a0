"""What the first sheet says beside its figures (1枚目の文): the same on the page, in the PDF and in the Excel.

Which support the plan uses, what of it may not come, how far the readings move it, what it leaves out, what to watch.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from meguri.documents.figures import Answer, fiscal_year, said, with_unit, yen
from meguri.documents.plan_words import claimable, compared, ground_lines, lines_of, need_name, scenario
from meguri.rulebook.file_format import CallState
from meguri.vocabulary.text import Lang, Text

FOREIGN = Text(
    "外国法人の子会社と回答：判定は変わりませんが、応募できるかは事業ごとに確認が要ります（扱いは「支援事業の判定」）。",
    "Subsidiary of a foreign corporation, as you answered: no verdict changes, but ask for each programme whether you may apply "
    "(see the verdicts).",
)
BEFORE_DECISION = "cost-before-decision"  # a remark of the rulebook
NEXT_CALL = Text(
    "日付は未公表：計画にある事業の次の公募を確かめる",
    "No date published: watch for the next call of each programme in the plan",
)
SEARCH = Text(
    "公式ページは不明。AMED・経産省の公募情報で事業名を検索してください",
    "official page not known; search the calls of AMED or METI for its Japanese name",
)
IN_ENGLISH = Text("（英語の頁）", " (in English)")


def beside_the_figures(plan: Answer, lang: Lang) -> list[str]:
    """Every sentence, in the order of reading."""
    lines = (*ground_lines(plan, lang), chosen_line(plan, lang), readings_line(plan, lang), uncovered(plan, lang))
    return [line for line in lines if line]


def used(plan: Answer, lang: Lang) -> str:
    """The programmes of the plan, by name; empty where there are none."""
    names = {line["programme"]: said(line["name"], lang) for line in lines_of(plan)}
    if len(names) == 1:
        (name,) = names.values()
        return f"{name}のみ" if lang is Lang.JA else f"only {name}"
    return ("＋" if lang is Lang.JA else " + ").join(names.values())


def scenario_name(plan: Answer, one: Answer, lang: Lang) -> str:
    """What a scenario is called; of the plan itself with the support it uses."""
    name = said(one["text"], lang)
    programmes = used(plan, lang) if one["id"] == "default" else ""
    return f"{name}{'＝' if lang is Lang.JA else ' = '}{programmes}" if programmes else name


def before_decision(plan: Answer, lang: Lang) -> Iterator[str]:
    """What of the plan counts costs of a fiscal year in which nothing may be decided in time; nothing where all is open."""
    late = scenario(plan, "late")
    if late is None:
        return
    year = _undecided(plan)
    spent, name = spent_already(plan, year["fiscal_year"]), need_name(plan)
    this, subsidy = fiscal_year(year["fiscal_year"], lang), with_unit(year["subsidy"], lang)
    later = [with_unit(late[of], lang) for of in ("subsidy", "peak_need")]
    counted = Text(f"（うち直接経費{spent:,}円は支出済み）", f" (JPY {spent:,} of direct cost spent already)")
    rule = next(Text(**one["text"]) for one in plan["warnings"] if one["id"] == BEFORE_DECISION)
    yield Text(
        f"{rule.ja}。この計画は{this}の補助金{subsidy}を年度全体の費用{counted.ja if spent else ''}で見込んでいます。"
        f"決定が翌年度なら、補助金{later[0]}、{name.ja}{later[1]}です。",
        f"{rule.en}. This plan counts on {subsidy} for the whole of {this}{counted.en if spent else ''}. "
        f"If decided in the next fiscal year: subsidy {later[0]}, {name.en.lower()} {later[1]}.",
    ).in_(lang)


def _undecided(plan: Answer) -> Answer:
    """The first fiscal year of the plan with a subsidy that no open call stands for."""
    found: Answer = next(one for one in plan["years"] if any(not _open(line) for line in one["lines"]))
    return found


def if_decided_later(plan: Answer, lang: Lang) -> str:
    """What stands before a figure of the decision that comes a fiscal year later."""
    year = _undecided(plan)["fiscal_year"] + 1
    return f"交付決定が{year}年度なら" if lang is Lang.JA else f"if decided in {fiscal_year(year, lang)}:"


def _open(line: Answer) -> bool:
    return bool(line["call"]["status"] == CallState.OPEN)


def spent_already(plan: Answer, year: int) -> int:
    """Direct cost of a fiscal year that programmes of the plan pay for and that counts as spent before the cash."""
    first, spent = plan["cash"][0]["quarter"], Fraction(0)
    for one in plan["costs"]:
        if one["fiscal_year"] == year:
            gone = sum(quarter < first for quarter in one["quarters"])
            spent += Fraction(claimable(one) * gone, len(one["quarters"]))
    return int(spent)


def chosen_line(plan: Answer, lang: Lang) -> str:
    """Which readings other than the usual ones the plan uses; empty where there are none."""
    found = {line["programme"]: chosen_readings(plan, line["programme"], lang) for line in lines_of(plan)}
    texts = ("、" if lang is Lang.JA else ", ").join(dict.fromkeys(words for words in found.values() if words))
    return texts and Text(
        f"既定と異なる読み方{texts}による計画です。", f"This plan uses a reading other than the default: {texts}."
    ).in_(lang)


def chosen_readings(plan: Answer, programme: str, lang: Lang) -> str:
    """The readings of a programme that the plan uses in place of the default ones."""
    used = (one for line in lines_of(plan) if line["programme"] == programme for one in line["reading_text"])
    texts = dict.fromkeys(said(one["text"], lang) for one in used if not one.get("default", True))
    return "".join(f"「{text}」" for text in texts) if lang is Lang.JA else ", ".join(f"“{text}”" for text in texts)


def read_otherwise(plan: Answer | None, programme: str, lang: Lang) -> str:
    """Beside the amount of a verdict: that it stands under the default readings, and what the plan comes to under others."""
    readings = chosen_readings(plan, programme, lang) if plan else ""
    if plan is None or not readings:
        return ""
    amount = with_unit(sum(line["subsidy"] for line in lines_of(plan) if line["programme"] == programme), lang)
    return Text(
        f"既定の読み方による額。選んだ読み方{readings}での計画では{amount}",
        f"under the default reading; the plan, under {readings}: {amount}",
    ).in_(lang)


def readings_line(plan: Answer, lang: Lang) -> str:
    """How far the readings of the terms move the subsidy and what is left to raise; empty where they do not."""
    subsidy, need, name = plan["readings_span"], plan["readings_span"]["peak_need"], need_name(plan)
    if subsidy["min"] == subsidy["max"]:
        return ""
    low, high = (yen(subsidy[end], lang) for end in ("min", "max"))
    least, most = (yen(need[end], lang) for end in ("min", "max"))
    moved = least != most
    raised = Text(f"{name.ja}は{least}〜{most}円に", f"{name.en.lower()} JPY {least}–{most}")
    same = Text(f"（{name.ja}は変わりません）", f"{name.en.lower()} stays the same")
    return Text(
        f"条件の読み方を一つずつ変えると、この計画の補助金は{low}〜{high}円{'、' + raised.ja if moved else 'に'}なります"
        f"{'' if moved else same.ja}。",
        f"Reading the terms otherwise, one at a time, gives a subsidy of JPY {low}–{high}; "
        f"{raised.en if moved else same.en}.",
    ).in_(lang)


def uncovered(plan: Answer, lang: Lang) -> str:
    """The largest cost that no programme of the plan pays for, and the reading under which one would."""
    one = plan["uncovered"]
    if one is None:
        return ""
    work, cost, name, other = said(one["text"], lang), with_unit(one["direct"], lang), need_name(plan), one["reading"]
    first = Text(
        f"計画の事業が対象にしていない最大の費用は、{work}の{cost}（直接経費）です。",
        f"The largest cost that no programme of the plan pays for: {work}, {cost} (direct).",
    ).in_(lang)
    if other is None:
        return first
    text, subsidy, need = said(other["text"], lang), *(with_unit(other[of], lang) for of in ("subsidy", "peak_need"))
    return first + Text(
        f"「{text}」と読めれば対象になり、補助金は{subsidy}、{name.ja}は{need}になります（どう読むかは窓口に確かめてください）。",
        f" Under the reading “{text}” it would count: subsidy {subsidy}, {name.en.lower()} {need}. Ask the agency which holds.",
    ).in_(lang)


def rounded_apart(plan: Answer, lang: Lang) -> str:
    """Why a later start shows more subsidy than the plan, where only the cutting off of fractions makes it so."""
    late, lines = scenario(plan, "late"), lines_of(plan)
    more = late["subsidy"] - plan["totals"]["subsidy"] if late else 0
    if late is None or not 0 < more < sum(line["rounding"] or 1 for line in lines):
        return ""
    name = said(late["text"], lang)
    return Text(
        f"「{name}」の補助金が{with_unit(more, lang)}多いのは、年度ごとの端数の切捨てによります。",
        f"“{name}” shows {with_unit(more, lang)} more because fractions are cut off year by year.",
    ).in_(lang)


def notes(plan: Answer, listed: Sequence[Answer], lang: Lang) -> list[str]:
    """What has to be said below the table of scenarios."""
    between = "：" if lang is Lang.JA else ": "
    said_of = [f"{said(one['text'], lang)}{between}{said(one['note'], lang)}" for one in listed if one["note"]]
    return [*said_of, *filter(None, [rounded_apart(plan, lang)])]


def to_watch(plan: Answer, lang: Lang) -> list[str]:
    """What has to be done on no day that is known."""
    asked = ask_first(plan, lang)
    calls = ("；" if lang is Lang.JA else "; ").join(next_call(one, lang) for one in next_calls(plan))
    words = [f"{NEXT_CALL.in_(lang)}{'：' if lang is Lang.JA else ': '}{calls}"] if calls else []
    return [*words, *([asked] if asked else [])]


def next_calls(plan: Answer) -> list[Answer]:
    """Each programme of the plan with the page that would announce its next call, where an address is known."""
    lines = {line["programme"]: line for line in lines_of(plan)}
    pages = ((line["name"], line["call"].get("official_page")) for line in lines.values())
    return [{"name": name, "page": page, "english": "/en/" in (page or "")} for name, page in pages]


def next_call(one: Answer, lang: Lang) -> str:
    """The programme and where to look; on an English page with the Japanese name where one has to search for it."""
    if one["page"]:
        return f"{said(one['name'], lang)} {one['page']}{IN_ENGLISH.in_(lang) if one['english'] else ''}"
    name = said(one["name"], lang) if lang is Lang.JA else f"{said(one['name'], lang)} ({said(one['name'], Lang.JA)})"
    return f"{name}（{SEARCH.ja}）" if lang is Lang.JA else f"{name}: {SEARCH.en}"


def ask_first(plan: Answer, lang: Lang) -> str:
    """What to ask before one applies for two programmes; empty where nothing would come of it."""
    joint = next((one for one in compared(plan) if one["id"] == "joint"), None)
    if joint is None:
        return ""
    more = with_unit(joint["subsidy"], lang)
    return Text(
        f"応募の前：併用の可否を各事業の窓口に確かめる（可なら補助金は{more}まで増える）",
        f"Before applying: ask each agency whether the programmes combine (if so, up to {more} of subsidy)",
    ).in_(lang)
