"""A selection on a terminal (選定の画面): the score order with its reasons, and what the exact optimum would change."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from meguri.documents.figures import YEN_UNIT, Answer, said, with_unit, yen
from meguri.documents.page import Page
from meguri.documents.table import Column, Table, table
from meguri.vocabulary.text import Lang, Text

TITLE = Text("応募の選定（案）", "Selection of applications (draft)")
SELECTED = Text("得点順の採択案", "Selected in the order of scores")
NOT_SELECTED = Text("採択案に入らない応募", "Not selected")
WHAT_IF = Text("もし：基準点を超える分の合計が最大の組合せ", "What if: the highest sum of points above the base")
PASSED = Text("より高い点なのに外れる応募", "Passed over though they score above the lowest selected")
SCORE, AMOUNT = Text("得点", "Score"), Text("補助額", "Subsidy")
BARRED = Text(
    "同じ企業のより上位の応募が入るため、規則で入らない応募",
    "Barred by the rule, as a higher one of the company is selected",
)
PROVEN = Text(
    "基準点を超える分の合計がこれより大きい組合せはありません。",
    "No selection has a higher sum of points above the base.",
)
OPEN = Text("これより大きい組合せがないことは証明できていません。", "That no selection has a higher sum is not proven.")
PLACES = 2  # decimals of points


def page(answer: Answer, lang: Lang, columns: int) -> str:
    """The whole screen."""
    shown = Page(lang, columns)
    shown.title(TITLE.in_(lang), fictional=answer["fictional"])
    shown.say(said(answer["notice"], lang))
    shown.say(rule_words(answer["rule"], answer["applications"]).in_(lang))
    shown.heading(SELECTED.in_(lang))
    shown.show(_table(answer["selected"], lang))
    shown.say(_sum(answer, answer["rule"]["budget"], lang))
    if answer["not_selected"]:
        shown.heading(NOT_SELECTED.in_(lang))
        shown.show(_table(answer["not_selected"], lang, reasons=True))
    if answer["what_if"]:
        _what_if(shown, answer)
    shown.say(f"hash {answer['hash']}")
    return shown.done()


def rule_words(rule: Answer, count: int) -> Text:
    """The written rule in a sentence."""
    places = rule["places"]
    limit = Text(
        f"、採択は{places}件まで" if places is not None else "",
        f", at most {places} places" if places is not None else "",
    )
    one = Text("、1社1件" if rule["one_per_company"] else "", ", one per company" if rule["one_per_company"] else "")
    at = rule["at_budget_text"]
    return Text(
        f"応募{count}件。規則：予算{rule['budget']:,}円、{points(rule['threshold'])}点以上{limit.ja}{one.ja}。"
        f"同点は補助額の小さい順、次に番号順。予算に収まらないときは{at['ja']}。",
        f"{count} applications. Rule: budget JPY {rule['budget']:,}, at least {points(rule['threshold'])} points{limit.en}{one.en}; "
        f"equal scores by the smaller subsidy, then by id. Where one does not fit the budget, {at['en']}.",
    )


def base_words(rule: Answer) -> Text:
    """From how many points on a score counts, beside the threshold."""
    base, least = points(rule["value_above"]), points(rule["threshold"])
    return Text(
        f"得点のうち{base}点を超える分だけを足します（基準点。採択の下限の{least}点とは別の値です）。"
        if base != least
        else f"得点のうち、採択の下限の{least}点を超える分だけを足します（基準点）。",
        f"Only points above {base} are added up (the base; the threshold for selection is {least})."
        if base != least
        else f"Only points above the threshold of {least} are added up (the base).",
    )


def _what_if(page: Page, answer: Answer) -> None:
    lang, found, budget = page.lang, answer["what_if"], answer["rule"]["budget"]
    page.heading(WHAT_IF.in_(lang))
    page.say(base_words(answer["rule"]))
    page.say(_sum(found, budget, lang))
    ours = len(answer["passed_over"])
    page.say(
        Text(
            f"採択される最低の得点より高いのに外れる応募：{len(found['passed_over'])}件（得点順では{ours}件）。",
            f"Passed over though they score above the lowest selected: {len(found['passed_over'])} (by the order of scores: {ours}).",
        )
    )
    page.say(PROVEN if found["proven"] else OPEN)
    changes = (
        (Text("加わる応募", "Added"), "added"),
        (Text("外れる応募", "Dropped"), "dropped"),
        (PASSED, "passed_over"),
        (BARRED, "barred"),
    )
    for heading, name in changes:
        if found[name]:
            page.say(f"{heading.in_(lang)} ({len(found[name])})")
            page.show(_table(found[name], lang), 1)


def _table(listed: Iterable[Answer], lang: Lang, *, reasons: bool = False) -> Table:
    why = (Column(Text("理由", "Why").in_(lang)),) if reasons else ()
    head = (
        Column("id", keep=True),
        Column(Text("企業", "Company").in_(lang)),
        Column(SCORE.in_(lang), number=True),
        Column(f"{AMOUNT.in_(lang)} ({YEN_UNIT.in_(lang)})", number=True),
        *why,
    )
    rows = [
        (
            one["id"],
            one["company"],
            points(one["score"]),
            yen(one["amount"], lang),
            *((said(one["text"], lang),) if reasons else ()),
        )
        for one in listed
    ]
    return table(head, rows)


def _sum(found: Answer, budget: int, lang: Lang) -> str:
    count, amount = len(found["selected"]), with_unit(found["amount"], lang)
    left, worth = with_unit(budget - found["amount"], lang), points(found["worth"])
    return Text(
        f"{count}件、補助額の合計{amount}、予算の残り{left}、基準点を超える分の合計{worth}点",
        f"{count} selected, subsidy {amount} in all, {left} of the budget left, points above the base {worth}",
    ).in_(lang)


def points(written: str) -> str:
    """Points as people write them."""
    whole, _, part = f"{float(round(Fraction(written), PLACES)):.{PLACES}f}".partition(".")
    return f"{whole}.{part.rstrip('0')}".rstrip(".")
