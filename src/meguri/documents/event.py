"""A matching event on a terminal (日程の画面): the timetable, how good it is, and for each party its meetings and why not others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from meguri.documents.figures import Answer, day, percent, said
from meguri.documents.page import Page
from meguri.documents.table import Column, Table, table
from meguri.vocabulary.text import Lang, Text, counted

TITLE = Text("マッチングイベントの日程（案）", "Timetable of a matching event (draft)")
TIMES = Text("日程", "Timetable")
PARTIES = Text("参加者ごとの件数", "Meetings by party")
UNMET = Text("応じられなかった希望", "Wishes that could not be met")
CHANGES = Text("取消しによる変更", "What the cancellation changes")
MEETINGS = Text("面談", "Meetings")
NONE = Text("なし", "none")
START, CDMO, TABLE, VENTURE = (
    Text("時刻", "Time"),
    Text("CDMO", "CDMO"),
    Text("卓", "Table"),
    Text("ベンチャー", "Venture"),
)
MUTUAL = Text("相互点", "Mutual score")
PLACES = Text("順位（V・C）", "Places (V, C)")
WHY, WITH, LOWEST = Text("理由", "Why"), Text("相手", "With"), Text("実現した最低点", "Lowest met")
MORE = Text(
    "一者の面談と理由は --party ID、すべては --json で示します。順位のVはベンチャーから、Cは CDMO から見た希望の順位。",
    "See --party ID for one party with its reasons, --json for all. Places: how the venture (V) and the CDMO (C) ranked the other.",
)


def page(answer: Answer, lang: Lang, columns: int) -> str:
    """The whole event."""
    shown = _opened(answer, lang, columns)
    if answer["changes"]:
        _changes(shown, answer)
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
    better = percent(first["better_by"])
    if answer["proven"]:
        proof = Text("これより大きい日程はないことを証明済み", "proven: no plan adds up to more")
    else:
        gap = percent(answer["gap"])
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


def _names(answer: Answer, lang: Lang) -> dict[str, str]:
    return {party["id"]: said(party["name"], lang) for party in answer["parties"]}


def _timetable(shown: Page, answer: Answer, meetings: Iterable[Answer]) -> None:
    """The meetings, day by day."""
    days: dict[str, list[Answer]] = {}
    for one in meetings:
        days.setdefault(one["start"][:10], []).append(one)
    for on, listed in days.items():
        shown.say(day(on, shown.lang))
        shown.show(_times(listed, answer, shown.lang))
    if not days:
        shown.say(NONE)


def _times(listed: Iterable[Answer], answer: Answer, lang: Lang) -> Table:
    names = _names(answer, lang)
    head = (
        Column(START.in_(lang), keep=True),
        Column(CDMO.in_(lang)),
        Column(TABLE.in_(lang), number=True),
        Column(VENTURE.in_(lang)),
        Column(MUTUAL.in_(lang), number=True),
        Column(PLACES.in_(lang), number=True),
    )
    return table(head, [(*_when(one, names), one["value"], _places(one)) for one in listed])


def _when(one: Answer, names: dict[str, str]) -> tuple[str, str, str, str]:
    times = f"{one['start'][11:]}–{one['end'][11:]}"
    return times, names[one["cdmo"]], str(one["table"]), names[one["venture"]]


def _places(one: Answer) -> str:
    return f"{one['venture_said']['place']}, {one['cdmo_said']['place']}"


def _parties(answer: Answer, lang: Lang) -> Table:
    head = (
        Column("id", keep=True),
        Column(Text("名称", "Name").in_(lang)),
        Column(MEETINGS.in_(lang), number=True),
        Column(Text("希望", "Wishes").in_(lang), number=True),
    )
    rows = [(one["id"], said(one["name"], lang), str(one["meetings"]), str(one["wishes"])) for one in answer["parties"]]
    return table(head, rows)


def _reasons(shown: Page, answer: Answer) -> None:
    """How often each reason stands against a wish."""
    counts = Counter(one["reason"] for party in answer["parties"] for one in party["unmet"])
    if counts:
        shown.heading(UNMET.in_(shown.lang))
        shown.points(
            f"{counts[reason]}: {said(text, shown.lang)}"
            for reason, text in answer["reasons"].items()
            if counts[reason]
        )


def _unmet(party: Answer, answer: Answer, lang: Lang) -> Table:
    names = _names(answer, lang)
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


def _changes(shown: Page, answer: Answer) -> None:
    lang, changes = shown.lang, answer["changes"]
    shown.heading(CHANGES.in_(lang))
    shown.points(_cancelled(one, _names(answer, lang)).in_(lang) for one in changes["cancelled"])
    shown.say(said(changes["rule"], lang))
    proof = Text("（これより少ない日程はないことを証明済み）", " (proven: no plan has fewer)")
    if not changes["fewest_proven"]:
        proof = Text("（最少かどうかは証明できていません）", " (not proven to be the fewest)")
    shown.say(
        Text(
            f"そのまま{changes['kept']}件、移動{len(changes['moved'])}件、取りやめ{len(changes['lost'])}件、新規{len(changes['new'])}件。"
            f"続けられるのに枠が変わる面談{changes['disturbed']}件{proof.ja}。相互点の合計{answer['value']}（白紙から作り直すと{changes['best_value']}）。",
            f"{changes['kept']} stay, {len(changes['moved'])} move, {len(changes['lost'])} are off, {len(changes['new'])} are new. Meetings that could go "
            f"on and lose their slot: {changes['disturbed']}{proof.en}. Sum of mutual scores {answer['value']} ({changes['best_value']} if planned afresh).",
        )
    )
    for heading, name in ((Text("取りやめ", "Off"), "lost"), (Text("新規", "New"), "new")):
        _listed(shown, heading, changes[name], answer)
    _listed(shown, Text("移動前", "Moved from"), [one["before"] for one in changes["moved"]], answer)
    _listed(shown, Text("移動後", "Moved to"), [one["after"] for one in changes["moved"]], answer)


def _listed(shown: Page, heading: Text, meetings: list[Answer], answer: Answer) -> None:
    if meetings:
        names, lang = _names(answer, shown.lang), shown.lang
        head = (
            Column(START.in_(lang), keep=True),
            Column(CDMO.in_(lang)),
            Column(TABLE.in_(lang), number=True),
            Column(VENTURE.in_(lang)),
        )
        shown.say(f"{heading.in_(lang)} ({len(meetings)})")
        shown.show(table(head, [_when(one, names) for one in meetings]), 1)


def _cancelled(one: Answer, names: dict[str, str]) -> Text:
    name, slots = names[one["party"]], "、".join(one["slots"])
    if one["table"]:
        return Text(
            f"{name}：卓が1つ減る（{slots or '全枠'}）",
            f"{name}: one table fewer ({', '.join(one['slots']) or 'all slots'})",
        )
    return Text(f"{name}：{slots or '全枠'}を取消し", f"{name}: cancels {', '.join(one['slots']) or 'all slots'}")
