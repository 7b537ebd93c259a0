"""One page of questions as it was posted (一頁の記入): its answers go into the draft, and what was left blank is noted as such."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from meguri.profiles.partner import CdmoPartners
from meguri.vocabulary.errors import Fault
from meguri.vocabulary.product import ProductClass
from meguri.vocabulary.shape import Flag, Word
from meguri_portal.forms.profile.field import Field
from meguri_portal.forms.profile.fields import Fields
from meguri_portal.selectors.profile.next_page import idle
from meguri_portal.selectors.profile.pages import Page, page_of, question_at
from meguri_portal.services.draft import Draft, faults_of
from meguri_portal.services.entry import UNKNOWN, Typed, few, note, read, written
from meguri_portal.services.typed.refused import said_of


@dataclass(frozen=True, slots=True)
class Noted:
    """What a posted page says."""

    draft: Draft
    typed: Typed
    faults: tuple[Fault, ...]


def typed_in(form: QueryDict) -> Typed:
    """Every answer field of a posted form."""
    return Typed({str(key): [str(v) for v in form.getlist(key)] for key in form if str(key).startswith("q.")})


def noted(page: Page, draft: Draft, form: QueryDict) -> Noted:
    """The draft with the answers of a page; where some are faulty, without those."""
    typed, faults = typed_in(form), list[Fault]()
    for path in meant(page, draft):
        value: Any = read(question_at(draft.kind, path).shape, f"q.{path}", typed, faults)
        draft = draft.with_answer(path, value) if value is not None else _left(draft, path, typed)
    return Noted(draft, typed, tuple(faults or _together(page, draft)))


def meant(page: Page, draft: Draft) -> tuple[str, ...]:
    """The questions of a page that mean something for this product, and those that were answered all the same; all where none does."""
    none = not_meant(draft)
    return tuple(path for path in page.paths if path not in none) or page.paths


def not_meant(draft: Draft) -> frozenset[str]:
    """Questions without an answer that mean nothing for the product class of the draft."""
    stated = draft.at("product.class")
    kind = ProductClass(stated) if isinstance(stated, str) and stated in set(ProductClass) else None
    return frozenset(path for path in idle(kind) if draft.at(path) is None)


def _left(draft: Draft, path: str, typed: Typed) -> Draft:
    return draft.without(path) if typed.one(f"q.{path}") == UNKNOWN else draft.past(path)


def _together(page: Page, draft: Draft) -> Iterator[Fault]:
    """What is wrong between the answers of a page that are right each by itself."""
    for fault in faults_of(draft):
        if page_of(draft.kind, fault.path) == page:
            yield note(fault.code, f"q.{fault.path}", said_of(fault))


def so_far(page: Page, draft: Draft, form: QueryDict) -> Draft:
    """The draft with what can be read of a page that is still being filled in; a blank is not yet "don't know"."""
    typed = typed_in(form)
    for path in meant(page, draft):
        value: Any = read(question_at(draft.kind, path).shape, f"q.{path}", typed, [])
        aside = value is None and (path in draft.skipped or typed.one(f"q.{path}") == UNKNOWN)
        draft = draft.without(path) if aside else draft.with_answer(path, value)
    return draft


def typed_of(page: Page, draft: Draft) -> Typed:
    """The answers a draft already holds, as they would have been typed."""
    typed = Typed()
    for path in page.paths:
        shape = question_at(draft.kind, path).shape
        typed.update(written(shape, f"q.{path}", draft.at(path)))
        if path in draft.skipped and (isinstance(shape, Flag | Word | CdmoPartners) or few(shape)):
            typed.setdefault(f"q.{path}", [UNKNOWN])
    return typed


def fields_of(page: Page, draft: Draft, shown: Fields) -> list[Field]:
    """The fields of a page."""
    return [shown.of(question_at(draft.kind, path)) for path in meant(page, draft)]
