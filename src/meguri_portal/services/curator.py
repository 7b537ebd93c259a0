"""Bringing workbooks into the register (登録簿への取込み): deposit, decide, apply, withdraw. Each act is recorded.

Nothing of the pack is changed: what is applied is laid over it, and a withdrawn import leaves no trace but its record.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from meguri.register.excel.importing import line_of
from meguri.vocabulary.errors import Fault, InputFaults
from meguri.vocabulary.text import Text
from meguri_portal import clock
from meguri_portal.models.curator import ActKind, CuratorAct, ImportedValue, SavedMapping, Workbook
from meguri_portal.selectors.curator import Decisions, inspected, mapping_in
from meguri_portal.services import curator_overlay, register

KEPT = timedelta(days=30)  # a workbook that was never applied


def record_sign_in(by: User) -> None:
    """Mutates: CuratorAct."""
    CuratorAct.objects.create(at=clock.now(), by=by, kind=ActKind.SIGNED_IN.value)


def _record(by: User, kind: ActKind, workbook: Workbook, counts: Mapping[str, Any] | None = None) -> None:
    CuratorAct.objects.create(
        at=clock.now(),
        by=by,
        kind=kind.value,
        workbook_name=workbook.name,
        workbook_sha256=workbook.sha256,
        counts=dict(counts or {}),
    )


@dataclass(frozen=True, slots=True)
class Upload:
    """A workbook to bring in."""

    name: str  # of the file
    content: bytes
    status: str  # self-declared | association-survey
    mapping: Decisions


@transaction.atomic
def deposit(upload: Upload, *, by: User) -> Workbook:
    """Keeps a workbook for looking at. Workbooks never applied go after a month.

    Raises:
        InputFaults: it cannot be read as a workbook with a list in it.
    """
    now = clock.now()
    Workbook.objects.filter(applied_at__isnull=True, uploaded_at__lt=now - KEPT).delete()
    workbook = Workbook(
        name=upload.name,
        sha256=sha256(upload.content).hexdigest(),
        content=upload.content,
        status=upload.status,
        mapping=dict(upload.mapping),
        uploaded_by=by,
        uploaded_at=now,
    )
    inspected(workbook)
    workbook.save()
    _record(by, ActKind.UPLOADED, workbook)
    return workbook


@transaction.atomic
def decide(workbook: Workbook, *, by: User, decisions: Decisions, save_as: str = "") -> None:
    """Takes over what columns fill and whom rows speak of; keeps the mapping under a name where one is given.

    Raises:
        InputFaults: the decisions are none, or the workbook cannot be read with them.
    """
    mapping_in(decisions)
    workbook.mapping = dict(decisions)
    inspected(workbook)
    workbook.save(update_fields=["mapping"])
    if save_as:
        kept = {"document": dict(decisions), "saved_at": clock.now()}
        SavedMapping.objects.update_or_create(name=save_as, defaults=kept)
    _record(by, ActKind.MAPPED, workbook)


def apply(workbook: Workbook, *, by: User, seen: str) -> int:
    """Writes the differences that were shown.

    Args:
        seen: the digest of the differences on the page that the curator looked at.

    Returns:
        The number of values written.

    Raises:
        InputFaults: applied before, changed since it was shown, or the register would no longer load.
    """
    with transaction.atomic():
        locked = Workbook.objects.select_for_update().get(pk=workbook.pk)
        found = inspected(locked)
        if locked.applied_at is not None:
            raise _refusal("applied", "まだ反映していないブック", "a workbook not applied before")
        if found.digest != seen:
            raise _refusal("changed", "いま示している差分", "the differences as they are shown now")
        locked.applied_at = clock.now()
        locked.save(update_fields=["applied_at"])
        ImportedValue.objects.bulk_create(
            ImportedValue(
                workbook=locked, change=one.change.value, subject=one.claim.subject, line=line_of(one.kind, one.claim)
            )
            for one in found.found.all
        )
        _record(by, ActKind.APPLIED, locked, found.found.counts())
        if not curator_overlay.write():
            raise _refusal("refused", "読み込める登録簿", "a register that still loads")
    register.load()
    return len(found.found.all)


def withdraw(workbook: Workbook, *, by: User) -> None:
    """Takes an applied import out of force; its values stay on record.

    Raises:
        InputFaults: the register would no longer load without it.
    """
    with transaction.atomic():
        locked = Workbook.objects.select_for_update().get(pk=workbook.pk)
        if locked.applied_at is None or locked.withdrawn_at is not None:
            return
        locked.withdrawn_at = clock.now()
        locked.save(update_fields=["withdrawn_at"])
        _record(by, ActKind.WITHDRAWN, locked)
        if not curator_overlay.write():
            raise _refusal("refused", "読み込める登録簿", "a register that still loads")
    register.load()


@transaction.atomic
def discard(workbook: Workbook, *, by: User) -> None:
    """Deletes a workbook that was never applied."""
    if workbook.applied_at is None:
        _record(by, ActKind.DISCARDED, workbook)
        workbook.delete()


def _refusal(code: str, ja: str, en: str) -> InputFaults:
    hint = Text("画面を確かめて、もう一度お試しください", "look at the page again and try once more")
    return InputFaults([Fault(code, "", Text(ja, en), "—", hint)])
