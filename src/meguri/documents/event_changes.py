"""What a new plan changes against the one before, on a terminal (日程の変更の画面)."""

from __future__ import annotations

from meguri.documents.event_tables import names_of, times
from meguri.documents.figures import Answer, said
from meguri.documents.page import Page
from meguri.vocabulary.text import Text

CHANGES = Text("日程の変更", "What changes")
FOR_THE_SUM = Text(
    "続けられる面談をすべて残すと、合計が規則の下限に届きません。",
    "With everything left where it can stay, the sum would be below the least that the rule allows.",
)


def show_changes(shown: Page, answer: Answer) -> None:
    """What is off, new and moved, and by which rule."""
    changes = answer["changes"]
    shown.heading(CHANGES.in_(shown.lang))
    shown.say(
        Text(
            f"そのまま{changes['kept']}件、移動{len(changes['moved'])}件、取りやめ{len(changes['lost'])}件、新規{len(changes['new'])}件。",
            f"{changes['kept']} stay, {len(changes['moved'])} move, {len(changes['lost'])} are off, {len(changes['new'])} are new.",
        )
    )
    if changes["cancelled"]:
        _mending(shown, answer)
    for heading, name in ((Text("取りやめ", "Off"), "lost"), (Text("新規", "New"), "new")):
        _listed(shown, heading, changes[name], answer)
    _listed(shown, Text("移動前", "Moved from"), [one["before"] for one in changes["moved"]], answer)
    _listed(shown, Text("移動後", "Moved to"), [one["after"] for one in changes["moved"]], answer)


def _mending(shown: Page, answer: Answer) -> None:
    """Who cancelled, the rule, and what it cost the others."""
    lang, changes = shown.lang, answer["changes"]
    shown.points(_cancelled(one, names_of(answer, lang)).in_(lang) for one in changes["cancelled"])
    shown.say(said(changes["rule"], lang))
    dropped = sum(one["could_go_on"] for one in changes["lost"])
    proof = Text("（これより少ない日程はないことを証明済み）", " (proven: no plan has fewer)")
    if not changes["fewest_proven"]:
        proof = Text("（最少かどうかは証明できていません）", " (not proven to be the fewest)")
    shown.say(
        Text(
            f"双方がその枠に出席できるのに、移動する面談{changes['disturbed'] - dropped}件、取りやめる面談{dropped}件{proof.ja}。"
            f"相互点の合計{answer['value']}（規則の下限{changes['at_least']}、白紙から作り直すと{changes['best_value']}）。",
            f"Though both are still there in the slot, {changes['disturbed'] - dropped} move and {dropped} are dropped{proof.en}. "
            f"Sum of mutual scores {answer['value']} (least by the rule {changes['at_least']}, {changes['best_value']} if planned afresh).",
        )
    )
    if changes["for_the_sum"]:
        shown.say(FOR_THE_SUM)


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
