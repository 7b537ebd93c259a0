"""What a cancellation changes, on a terminal (取消しによる変更の画面)."""

from __future__ import annotations

from meguri.documents.event_tables import names_of, times
from meguri.documents.figures import Answer, said
from meguri.documents.page import Page
from meguri.vocabulary.text import Text

CHANGES = Text("取消しによる変更", "What the cancellation changes")


def show_changes(shown: Page, answer: Answer) -> None:
    """What is off, new and moved, and by which rule."""
    lang, changes = shown.lang, answer["changes"]
    shown.heading(CHANGES.in_(lang))
    shown.points(_cancelled(one, names_of(answer, lang)).in_(lang) for one in changes["cancelled"])
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
        shown.say(f"{heading.in_(shown.lang)} ({len(meetings)})")
        shown.show(times(meetings, answer, shown.lang), 1)


def _cancelled(one: Answer, names: dict[str, str]) -> Text:
    name, slots = names[one["party"]], "、".join(one["slots"])
    if one["table"]:
        return Text(
            f"{name}：卓が1つ減る（{slots or '全枠'}）",
            f"{name}: one table fewer ({', '.join(one['slots']) or 'all slots'})",
        )
    return Text(f"{name}：{slots or '全枠'}を取消し", f"{name}: cancels {', '.join(one['slots']) or 'all slots'}")
