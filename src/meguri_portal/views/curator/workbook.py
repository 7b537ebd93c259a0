"""One workbook (ブック): what it would change, decisions, apply, withdraw; the workbook back with its faults marked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from meguri.register.excel import marking
from meguri.register.excel.importing import apply as lines_of
from meguri.register.row import COLUMNS
from meguri.vocabulary.errors import Fault, InputFaults
from meguri_portal.forms.curator import decisions_of
from meguri_portal.models.curator import Workbook
from meguri_portal.selectors import curator as seen
from meguri_portal.services import curator
from meguri_portal.views.curator.staff import Staff, staff_only

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@never_cache
@staff_only
@require_GET
def workbook(request: HttpRequest, by: Staff, pk: int) -> HttpResponse:
    """The differences first; nothing is written by looking."""
    return _shown(request, get_object_or_404(Workbook, pk=pk), [])


def _shown(request: HttpRequest, found: Workbook, faults: list[Fault]) -> HttpResponse:
    try:
        page = seen.page_of(found)
    except InputFaults as error:
        return render(request, "pages/curator/unreadable.html", {"workbook": found, "faults": error.faults}, status=400)
    return render(
        request, "pages/curator/workbook.html", {"page": page, "faults": faults}, status=400 if faults else 200
    )


@never_cache
@staff_only
@require_POST
def act(request: HttpRequest, by: Staff, pk: int) -> HttpResponse:
    """Decide, apply, withdraw or discard, as the button says."""
    found = get_object_or_404(Workbook, pk=pk)
    try:
        match request.POST.get("act"):
            case "decide":
                decisions, save_as = decisions_of(request.POST, found.mapping, seen.inspected(found))
                curator.decide(found, by=by, decisions=decisions, save_as=save_as)
            case "apply":
                curator.apply(found, by=by, seen=request.POST.get("seen", ""))
            case "withdraw":
                curator.withdraw(found, by=by)
            case "discard":
                curator.discard(found, by=by)
                return redirect("curator:desk")
    except InputFaults as error:
        found.refresh_from_db()
        return _shown(request, found, list(error.faults))
    return redirect("curator:workbook", pk)


@never_cache
@staff_only
@require_GET
def marked(request: HttpRequest, by: Staff, pk: int) -> HttpResponse:
    """The same workbook with its faulty cells marked."""
    found = get_object_or_404(Workbook, pk=pk)
    try:
        inspected = seen.inspected(found)
        content = marking.marked(bytes(found.content), inspected.faults, inspected.reading.remarks)
    except InputFaults as error:
        return _shown(request, found, list(error.faults))
    return _file(content, XLSX, f"marked-{found.name}")


@never_cache
@staff_only
@require_GET
def rows(request: HttpRequest, by: Staff, pk: int) -> HttpResponse:
    """The rows as TSV: those applied, or those that would be."""
    found = get_object_or_404(Workbook, pk=pk)
    try:
        lines = seen.applied_lines(found) if found.applied_at else lines_of(seen.inspected(found).found)
    except InputFaults as error:
        return _shown(request, found, list(error.faults))
    text = "\n".join(("\t".join(COLUMNS), *lines, ""))
    return _file(text.encode(), "text/tab-separated-values; charset=utf-8", f"{found.name.rpartition('.')[0]}.tsv")


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": disposition})
