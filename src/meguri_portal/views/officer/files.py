"""What an officer takes away (書き出し): tables as CSV, all of it as JSON with the manifest; each marked as illustrative."""

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from meguri_portal import clock
from meguri_portal.forms.officer import OfficerForm
from meguri_portal.services.simulation import folder
from meguri_portal.services.simulation.export import TABLES, csv_of
from meguri_portal.views.curator.staff import Staff, staff_only

CSV, JSON = "text/csv; charset=utf-8", "application/json; charset=utf-8"


@never_cache
@staff_only
@require_GET
def file(request: HttpRequest, by: Staff, kind: str) -> HttpResponse:
    """One file of a finished answer."""
    question = OfficerForm(request.GET, clock.today()).question
    found = folder.document(question) if question else None
    if found is None or kind not in (*TABLES, "document"):
        raise Http404
    run = found["manifest"]["id"][:8]
    if kind == "document":
        text, name, type_ = json.dumps(found, ensure_ascii=False, indent=2), f"illustrative-{run}.json", JSON
    else:
        text, name, type_ = csv_of(found, kind), f"illustrative-{kind}-{run}.csv", CSV
    disposition = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return HttpResponse(text, content_type=type_, headers={"Content-Disposition": disposition})
