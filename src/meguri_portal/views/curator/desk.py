"""The desk (担当者の机): workbooks, saved mappings, what was done; a workbook is brought in here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from meguri.register.excel.importing import STATUSES
from meguri.vocabulary.errors import Fault, InputFaults
from meguri_portal.forms.curator import upload_of
from meguri_portal.models.curator import ActKind, CuratorAct, SavedMapping, Workbook
from meguri_portal.services import curator
from meguri_portal.views.curator.staff import Staff, staff_only

_ACTS = 50


@never_cache
@staff_only
def desk(request: HttpRequest, by: Staff) -> HttpResponse:
    """Everything there is; a POST brings in a workbook."""
    faults: list[Fault] = []
    if request.method == "POST":
        upload, faults = upload_of(request.POST, request.FILES)
        try:
            if upload is not None:
                return redirect(
                    "curator:workbook",
                    curator.deposit(
                        by=by, name=upload.name, content=upload.content, status=upload.status, mapping=upload.mapping
                    ).pk,
                )
        except InputFaults as error:
            faults = list(error.faults)
    made = {
        "faults": faults,
        "statuses": STATUSES,
        "status": request.POST.get("status", ""),
        "workbooks": Workbook.objects.defer("content").select_related("uploaded_by")[:_ACTS],
        "mappings": SavedMapping.objects.all(),
        "acts": [(act, ActKind(act.kind).text) for act in CuratorAct.objects.select_related("by")[:_ACTS]],
    }
    return render(request, "pages/curator/desk.html", made, status=400 if faults else 200)
