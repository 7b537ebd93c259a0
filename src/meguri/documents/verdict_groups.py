"""Verdicts in groups (判定のまとまり): how they are listed and counted.

A status speaks of the conditions that sources name. Where no source names who may apply, and where one applies to the tracks
of a programme and not to itself, "met" would promise too much: these stand in groups of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from meguri.documents.figures import Answer, day, said, span
from meguri.documents.verdicts import NOTHING_OPEN, sentence
from meguri.eligibility.answer import BY_TRACK, FITS_ONLY, NO_PAYMENT, PARENT, WHO_MAY_APPLY
from meguri.eligibility.verdict import Standing
from meguri.rulebook.file_format import CallState
from meguri.vocabulary.code import Code
from meguri.vocabulary.text import Lang, Text, counted


class Group(Code):
    """判定のまとまり, in the order of listing."""

    MET = "met", Standing.YES.text.ja, Standing.YES.text.en
    CONDITIONAL = "conditional", Standing.CONDITIONAL.text.ja, Standing.CONDITIONAL.text.en
    TO_WHOM = "to-whom", FITS_ONLY.ja, FITS_ONLY.en
    UNKNOWN = "unknown", Standing.UNKNOWN.text.ja, Standing.UNKNOWN.text.en
    PARENT = "parent", BY_TRACK.ja, BY_TRACK.en
    NO = "no", Standing.NO.text.ja, Standing.NO.text.en


MARKS = {
    Group.MET: ("○", "[yes]"),
    Group.CONDITIONAL: ("△", "[if]"),
    Group.TO_WHOM: ("？", "[?]"),
    Group.UNKNOWN: ("？", "[?]"),
    Group.PARENT: ("－", "[-]"),
    Group.NO: ("×", "[no]"),
}
OF_STATUS = {
    Standing.YES: Group.MET,
    Standing.CONDITIONAL: Group.CONDITIONAL,
    Standing.UNKNOWN: Group.UNKNOWN,
    Standing.NO: Group.NO,
}
TONES = {Group.MET: "yes", Group.CONDITIONAL: "conditional", Group.NO: "no"}
CERTIFICATION_ONLY = Text("支払はない（認定のみ）", "no payment (certification only)")


def group_of(verdict: Answer) -> Group:
    """Where a verdict is listed and counted."""
    status, notes = Standing(verdict["status"]), {note["id"] for note in verdict["notes"]}
    if status is Standing.NO:
        return Group.NO
    if PARENT in notes:
        return Group.PARENT
    return Group.TO_WHOM if status is Standing.YES and WHO_MAY_APPLY in notes else OF_STATUS[status]


def tone_of(verdict: Answer) -> str:
    """The colour of a verdict: green only where all conditions that sources name are met and somebody may apply."""
    return TONES.get(group_of(verdict), "unknown")


def mark_of(verdict: Answer, lang: Lang) -> str:
    """A short mark; the words stand beside it."""
    return MARKS[group_of(verdict)][lang is not Lang.JA]


def in_order(programmes: Iterable[Answer]) -> list[Answer]:
    """What may work first; otherwise in the order given."""
    return sorted(programmes, key=lambda verdict: group_of(verdict).place())


def counts(answer: Answer, lang: Lang) -> str:
    """How many programmes stand how, and how many of those one may apply to are open now."""
    found = Counter(group_of(verdict) for verdict in answer["programmes"])
    between = " " if lang is Lang.JA else ": "
    judged = [group for group in Group if group is not Group.PARENT]  # nobody applies to a parent: it has no verdict
    parts = [f"{group.text.in_(lang)}{between}{found[group]}" for group in judged if found[group]]
    possible = [v for v in answer["programmes"] if group_of(v) not in (Group.NO, Group.PARENT)]
    checked = max(
        (v["call"]["checked"] for v in answer["programmes"] if v["call"].get("checked")), default=answer["as_of"]
    )
    open_now = sum(v["call"]["status"] == CallState.OPEN for v in possible)
    parents = found[Group.PARENT]
    if lang is Lang.JA:
        now = f"このうち公募中 {open_now}件" if open_now else NOTHING_OPEN.ja
        besides = f"ほかに、枠ごとに応募する親事業が{parents}件あります。" if parents else ""
        return "／".join(part + "件" for part in parts) + f"。{now}（{day(checked, lang)}に確認）。{besides}"
    now = f"{open_now} of them open now" if open_now else NOTHING_OPEN.en
    besides = (
        f" Apart from these: {counted(parents, 'parent programme', 'parent programmes')} (apply to the tracks)."
        if parents
        else ""
    )
    return f"{sentence('; '.join(parts))}. {sentence(now)} (checked on {day(checked, lang)}).{besides}"


def amount_words(verdict: Answer, lang: Lang) -> str:
    """The range of the subsidy; a certification pays nothing, which is not a subsidy of zero."""
    if any(note["id"] == NO_PAYMENT for note in verdict["notes"]):
        return CERTIFICATION_ONLY.in_(lang)
    return span(verdict["amount"], lang)


def first_failed(verdict: Answer, lang: Lang) -> str:
    """The first condition that is not met, in short; empty where none fails."""
    failed = (said(clause["text"], lang) for clause in verdict["clauses"] if clause["status"] == "no")
    return next(failed, "")
