"""What a curator posts (担当者の入力): sign-in, workbook, decisions. Faults name the field, what was expected, what was found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from meguri.register.excel.container import MAX_BYTES
from meguri.register.excel.importing import STATUSES
from meguri.register.excel.mapping import SCHEMA
from meguri.vocabulary.errors import Fault
from meguri.vocabulary.text import Text
from meguri_portal.models.curator import SavedMapping
from meguri_portal.selectors.curator import Inspected, mark_targets, open_rows, targets
from meguri_portal.services.curator import Upload
from meguri_portal.services.entry import note

FAILED = Text(
    "名前かパスワードが違います。大文字・小文字を確かめて、もう一度入力してください。",
    "The name or the password is not right. Check upper and lower case and try again.",
)
TOO_MANY = Text(
    "試行が多すぎます。1分ほど待ってから、もう一度入力してください。",
    "Too many attempts. Wait a minute and try again.",
)
LONGEST = 200
MAPPING_NAME = 80


def sign_in_of(posted: QueryDict) -> tuple[str, str]:
    """Name and password, bounded."""
    return _line(posted.get("name", ""))[:150], posted.get("password", "")[:LONGEST]


def upload_of(posted: QueryDict, files: MultiValueDict[str, UploadedFile[bytes]]) -> tuple[Upload | None, list[Fault]]:
    """The upload, or what is wrong with it."""
    faults, file, status = [], files.get("workbook"), posted.get("status", "")
    if file is None:
        faults.append(_fault("workbook", "Excel ブック（.xlsx）", "an Excel workbook (.xlsx)", "—"))
    elif (file.size or 0) > MAX_BYTES:
        expected = f"{MAX_BYTES:,}"
        faults.append(_fault("workbook", f"{expected} バイト以下", f"at most {expected} bytes", f"{file.size:,}"))
    if status not in list(STATUSES):
        faults.append(_fault("status", "回答の出どころ", "where the answers come from", status[:40] or "—"))
    named = _line(posted.get("mapping", ""))
    saved = SavedMapping.objects.filter(name=named).first() if named else None
    if named and saved is None:
        faults.append(_fault("mapping", "保存した列の対応", "a saved mapping", named[:40]))
    if faults or file is None:
        return None, faults
    name = _line(file.name or "workbook.xlsx")[-LONGEST:]
    return Upload(name, file.read(), status, saved.document if saved else {}), []


def decisions_of(posted: QueryDict, before: Mapping[str, Any], found: Inspected) -> tuple[dict[str, Any], str]:
    """The decisions after this post, and the name to keep them under. Headings the workbook does not have are ignored."""
    made: dict[str, Any] = {**before, "schema": SCHEMA}
    known = {name for name, _ in (*targets(), *mark_targets())}
    headings = {column.heading for column in found.reading.columns}
    columns = dict(made.get("columns", {}))
    for heading, target in zip(posted.getlist("heading"), posted.getlist("target"), strict=False):
        if target in known and heading in headings:
            columns[heading] = target
    for number, row in enumerate(open_rows(found)):
        chosen = posted.get(f"row-{number}", "")
        if chosen == "new" or chosen in {one.id for one in row.unsure.match.candidates}:
            made[row.kind] = {**made.get(row.kind, {}), row.key: chosen}
    if columns:
        made["columns"] = columns
    return made, _line(posted.get("save_as", ""))[:MAPPING_NAME]


def _line(written: str) -> str:
    """One line without control characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in written).split())


def _fault(path: str, ja: str, en: str, got: str) -> Fault:
    return note("needed", path, Text(f"{ja}が必要です（いまは「{got}」）。", f"Needed: {en} (found: {got})."))
