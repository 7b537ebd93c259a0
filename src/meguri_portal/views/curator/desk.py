"""The desk (担当者の机): workbooks, saved mappings, what was done; a workbook is brought in here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from meguri.vocabulary.errors import Fault, InputFaults
from meguri_portal.forms.curator import upload_of
from meguri_portal.selectors.curator import desk_of
from meguri_portal.services import curator
from meguri_portal.views.curator.staff import Staff, staff_only


@never_cache
@staff_only
def desk(request: HttpRequest, by: Staff) -> HttpResponse:
    """Everything there is; a POST brings in a workbook."""
    faults: list[Fault] = []
    if request.method == "POST":
        upload, faults = upload_of(request.POST, request.FILES)
        try:
            if upload is not None:
                return redirect("curator:workbook", curator.deposit(upload, by=by).pk)
        except InputFaults as error:
            faults = list(error.faults)
    page = {"desk": desk_of(), "faults": faults, "status": request.POST.get("status", "")}
    return render(request, "pages/curator/desk.html", page, status=400 if faults else 200)
