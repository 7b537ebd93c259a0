"""What a workbook would change in the register (取込みの差分の画面): `meguri/register-import/1`."""

from __future__ import annotations

from collections.abc import Sequence

from meguri.documents.figures import Answer, said
from meguri.documents.page import Page
from meguri.register.excel.difference import Change
from meguri.register.field import Field
from meguri.register.schema import KINDS
from meguri.register.value_type import CodeType
from meguri.vocabulary.text import Lang, Text

TITLE = Text("登録簿への取込み（差分）", "Import into the register: what would change")
NOTHING = Text("登録簿と違うところはありません。", "Nothing differs from the register.")
NOT_WRITTEN = Text(
    "まだ書き込んでいません。書き込むには --write FOLDER を付けてください。",
    "Nothing is written yet. Add --write FOLDER to write it.",
)
WRITTEN = Text("書き込みました", "Written")
FAULTS = Text("取り込めないセルと行（ほかの行は取り込めます）", "Cells and rows left out (the others can be imported)")
UNKNOWN = Text("使わない列", "Columns not used")
NEW = Text("新しい機関", "new organisation")
SAID = {"no": Text("非対応", "not done"), "consult": Text("要相談", "to be discussed")}


def page(answer: Answer, faults: Sequence[str], lang: Lang, columns: int) -> str:
    """The whole screen.

    Args:
        faults: of cells and rows, each as one line.
    """
    shown = Page(lang, columns)
    shown.title(f"{TITLE.in_(lang)} — {answer['source']}")
    counts = (f"{change.text.in_(lang)} {answer['counts'][change.value]}" for change in Change)
    shown.say(("・" if lang is Lang.JA else "; ").join(counts))
    for party in answer["parties"]:
        _party(shown, party)
    if not any(party["differences"] for party in answer["parties"]):
        shown.say(NOTHING)
    if faults:
        shown.heading(f"{FAULTS.in_(lang)} ({len(faults)})")
        shown.points(faults)
    if answer["unknown_columns"]:
        shown.gap()
        shown.field(UNKNOWN, ", ".join(answer["unknown_columns"]))
    shown.gap()
    if answer["written"]:
        shown.field(WRITTEN, answer["written"])
    else:
        shown.say(NOT_WRITTEN)
    return shown.done()


def _party(page: Page, party: Answer) -> None:
    """One organisation: each value with its cell, and what stands beside it now."""
    if not party["differences"]:
        return
    lang = page.lang
    new = f" [{NEW.in_(lang)}]" if party["new"] else ""
    page.heading(f"{said(party['name'], lang)} [{party['id']}]{new} {', '.join(party['rows'])}")
    for subject in dict.fromkeys((one["kind"], one["id"]) for one in party["differences"]):
        kind, id_ = subject
        page.say(f"{KINDS[kind].label.in_(lang)} [{id_}]", 1)
        for one in party["differences"]:
            if (one["kind"], one["id"]) == subject:
                _difference(page, one)


def _difference(page: Page, one: Answer) -> None:
    field, lang = KINDS[one["kind"]].fields[one["field"]], page.lang
    beside = ", ".join(_value(other, field, lang) for other in one["beside"])
    stands = f" ({beside})" if beside else ""
    change = Change(one["change"]).text.in_(lang)
    page.say(f"{field.label.in_(lang)}: {_value(one, field, lang)} — {change}{stands} [{one['place']}]", 2, "- ")


def _value(one: Answer, field: Field, lang: Lang) -> str:
    """A value in words, with its unit, or with what was said of it: no, or only after consultation."""
    words, unit = one["value"], one["unit"]
    if isinstance(field.type, CodeType) and words in field.type.known:
        words = field.type.codes(words).text.in_(lang)
    said_of = SAID[unit].in_(lang) if unit in SAID else unit
    return f"{words} {said_of}".rstrip()
