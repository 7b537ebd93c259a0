"""A matching event on a terminal (日程の画面): the timetable, how good it is, and for each party its meetings and why not others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from meguri.documents.event_changes import show_changes
from meguri.documents.event_tables import MUTUAL, names_of, share, timetable
from meguri.documents.figures import Answer, day, said
from meguri.documents.page import Page
from meguri.documents.table import Column, Table, table
from meguri.vocabulary.text import Lang, Text, counted

TITLE = Text("マッチングイベントの日程（案）", "Timetable of a matching event (draft)")
TIMES = Text("日程", "Timetable")
PARTIES = Text("参加者ごとの件数", "Meetings by party")
UNMET = Text("応じられなかった希望", "Wishes that could not be met")
REASONS = Text("応じられなかった希望の理由（組の数）", "Why wishes could not be met (pairs)")
GONE = Text("（取消し）", " (cancelled)")
MEETINGS = Text("面談", "Meetings")
NONE = Text("なし", "none")
WHY, WITH, LOWEST = Text("理由", "Why"), Text("相手", "With"), Text("実現した最低点", "Lowest met")
MORE = Text(
    "一者の面談と理由は --party ID、すべては --json で示します。順位のVはベンチャーから、Cは CDMO から見た希望の順位。",
    "See --party ID for one party with its reasons, --json for all. Places: how the venture (V) and the CDMO (C) ranked the other.",
)


def page(answer: Answer, lang: Lang, columns: int) -> str:
    """The whole event."""
    shown = _opened(answer, lang, columns)
    if answer["changes"]:
        show_changes(shown, answer)
    shown.heading(TIMES.in_(lang))
    _timetable(shown, answer, answer["meetings"])
    shown.heading(PARTIES.in_(lang))
    shown.show(_parties(answer, lang))
    _reasons(shown, answer)
    shown.say(MORE)
    shown.say(f"hash {answer['hash']}")
    return shown.done()


def party_page(answer: Answer, party: str, lang: Lang, columns: int) -> str:
    """One party: whom it meets, and why not the others."""
    one = next(each for each in answer["parties"] if each["id"] == party)
    shown = _opened(answer, lang, columns)
    shown.heading(f"{said(one['name'], lang)} [{party}]")
    _timetable(shown, answer, [each for each in answer["meetings"] if party in (each["venture"], each["cdmo"])])
    shown.heading(UNMET.in_(lang))
    shown.show(_unmet(one, answer, lang))
    if not one["unmet"]:
        shown.say(NONE)
    return shown.done()


def _opened(answer: Answer, lang: Lang, columns: int) -> Page:
    shown, event = Page(lang, columns), answer["event"]
    shown.title(f"{TITLE.in_(lang)} — {said(event['name'], lang)}", fictional=answer["fictional"])
    shown.say(said(answer["notice"], lang))
    if event.get("place"):
        shown.say(said(event["place"], lang))
    shown.say(said(answer["rule"], lang))
    shown.say(_quality(answer))
    return shown


def _quality(answer: Answer) -> Text:
    counts, method, first = answer["counts"], answer["method"]["text"], answer["first_come"]
    better = share(first["better_by"])
    if answer["proven"]:
        proof = Text("これより大きい日程はないことを証明済み", "proven: no plan adds up to more")
    else:
        gap = share(answer["gap"])
        proof = Text(f"上界{answer['bound']}との差{gap}以内", f"at most {gap} below the bound of {answer['bound']}")
    blocking = answer["blocking_pairs"]
    return Text(
        f"ベンチャー{counts['ventures']}社、CDMO{counts['cdmos']}社、{counts['slots']}枠、相互の希望{counts['mutual']}組 → 面談{counts['meetings']}件。"
        f"決め方：{method['ja']}。相互点の合計{answer['value']}（{proof.ja}）。くじ順の先着（{first['meetings']}件、{first['value']}）より{better}大きい。"
        f"互いに今の相手より望み合う組（枠の都合を除く）{blocking}組。",
        f"{counted(counts['ventures'], 'venture', 'ventures')}, {counted(counts['cdmos'], 'CDMO', 'CDMOs')}, "
        f"{counted(counts['slots'], 'slot', 'slots')}, {counted(counts['mutual'], 'mutual wish', 'mutual wishes')}: "
        f"{counted(counts['meetings'], 'meeting', 'meetings')}. Method: {method['en']}. Sum of mutual scores {answer['value']} ({proof.en}); "
        f"{better} above first come, first served by lot ({first['meetings']} meetings, {first['value']}). "
        f"Pairs that would both rather meet each other, slots left aside: {blocking}.",
    )


def _timetable(shown: Page, answer: Answer, meetings: Iterable[Answer]) -> None:
    """The meetings, day by day."""
    days: dict[str, list[Answer]] = {}
    for one in meetings:
        days.setdefault(one["start"][:10], []).append(one)
    for on, listed in days.items():
        shown.say(day(on, shown.lang))
        shown.show(timetable(listed, answer, shown.lang))
    if not days:
        shown.say(NONE)


def _parties(answer: Answer, lang: Lang) -> Table:
    head = (
        Column("id", keep=True),
        Column(Text("名称", "Name").in_(lang)),
        Column(MEETINGS.in_(lang), number=True),
        Column(Text("希望", "Wishes").in_(lang), number=True),
    )
    rows = [
        (
            one["id"],
            f"{said(one['name'], lang)}{GONE.in_(lang) if one['cancelled'] else ''}",
            str(one["meetings"]),
            str(one["wishes"]),
        )
        for one in answer["parties"]
    ]
    return table(head, rows)


def reason_counts(answer: Answer) -> Counter[str]:
    """For how many pairs each reason holds; what both sides asked for is one pair."""
    pairs = {
        (frozenset((party["id"], one["with"])), one["reason"]) for party in answer["parties"] for one in party["unmet"]
    }
    return Counter(reason for _, reason in pairs)


def _reasons(shown: Page, answer: Answer) -> None:
    """How many pairs each reason keeps apart."""
    counts = reason_counts(answer)
    if counts:
        shown.heading(REASONS.in_(shown.lang))
        shown.points(
            f"{counts[reason]}: {said(text, shown.lang)}"
            for reason, text in answer["reasons"].items()
            if counts[reason]
        )


def _unmet(party: Answer, answer: Answer, lang: Lang) -> Table:
    names = names_of(answer, lang)
    head = (
        Column(WITH.in_(lang)),
        Column(Text("順位", "Place").in_(lang), number=True),
        Column(MUTUAL.in_(lang), number=True),
        Column(LOWEST.in_(lang), number=True),
        Column(WHY.in_(lang)),
    )
    rows = [
        (
            names[one["with"]],
            str(one["said"]["place"]),
            one["value"] or "—",
            one["lowest_met"] or "—",
            said(answer["reasons"][one["reason"]], lang),
        )
        for one in party["unmet"]
    ]
    return table(head, rows)
