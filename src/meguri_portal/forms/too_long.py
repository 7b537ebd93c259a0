"""A post in which a field was too long (長すぎた欄のある送信): the words of such fields, and everything that goes along."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.http import QueryDict

from meguri.vocabulary.errors import Fault
from meguri.vocabulary.text import Text
from meguri_portal.clock import today
from meguri_portal.forms.answer import WEIGHT
from meguri_portal.forms.profile.field import EMPTY, Field, named
from meguri_portal.forms.profile.fields import Fields
from meguri_portal.forms.profile.step import fields_of, typed_in
from meguri_portal.forms.profile.work import posted_work
from meguri_portal.selectors.answers import scales
from meguri_portal.selectors.profile.pages import WORK, page_named
from meguri_portal.services import draft as drafts
from meguri_portal.services.posted import TooLong

GO = "go"
NOT_KEPT = {"csrfmiddlewaretoken", GO, drafts.FIELD}
WORDS = {
    drafts.FIELD: Text("ここまでの下書き", "The draft so far"),
    "as_of": Text("基準日", "As of"),
    "days": Text("残しておく日数", "Keep it for"),
    "compare": Text("比べる拠点", "Sites to compare"),
}


@dataclass(frozen=True, slots=True)
class LongField:
    """長すぎた欄."""

    said: TooLong
    text: Text
    begins: str  # what is kept of it

    @property
    def id(self) -> str:
        """For labels and links."""
        return f"long-{self.said.name.replace('.', '-')}"

    @property
    def most(self) -> str:
        """Characters that it holds."""
        return f"{self.said.most:,}"

    @property
    def found(self) -> str:
        """Characters that were sent."""
        return f"{self.said.found:,}"


def long_fields(form: QueryDict, too_long: Sequence[TooLong]) -> list[LongField]:
    """The fields, with the words they have on their own page."""
    words = _words(form, too_long)
    return [LongField(one, words.get(one.name) or _said(one.name), str(form.get(one.name) or "")) for one in too_long]


def kept(form: QueryDict, too_long: Sequence[TooLong]) -> Iterator[tuple[str, str]]:
    """Every other field, to be sent again as it is; a draft that was cut can no longer be read and is left out."""
    cut = {one.name for one in too_long}
    for name, texts in form.lists():
        if name not in NOT_KEPT - ({drafts.FIELD} - cut) and name not in cut:
            yield from ((name, str(text)) for text in texts)


def _said(name: str) -> Text:
    for criterion in scales().criteria:
        if name == f"{WEIGHT}{criterion.id}":
            return Text(f"自分の重み：{criterion.text.ja}", f"Your weight: {criterion.text.en}")
    return WORDS.get(name, Text(f"欄 {name[:60]}", f"Field {name[:60]}"))


def _words(form: QueryDict, too_long: Sequence[TooLong]) -> dict[str, Text]:
    draft, faults = drafts.posted(form), [Fault("too-long", one.name, EMPTY, "") for one in too_long]
    page = page_named(draft.kind, str(form.get("page") or ""))
    if page is None:
        return {}
    if page.id == WORK:
        cells = replace(posted_work(draft, form, today()), faults=tuple(faults)).named()
        return {one.fault.path: one.text for one in cells if one.text.ja}
    fields = fields_of(page, draft, Fields(typed_in(form), (), today()))
    parts = {one.fault.path: one.text for one in named(fields, faults)}
    return {
        path: _of(field, parts[path]) for field in fields for path in parts if f"{path}.".startswith(f"{field.name}.")
    }


def _of(field: Field, part: Text) -> Text:
    """A part of a field, after the question it belongs to."""
    if part in (EMPTY, field.text):
        return field.text
    return Text(f"{field.text.ja}：{part.ja}", f"{field.text.en} – {part.en}")
