"""How a company corrects or replies (訂正・回答), and the sheet it confirms (確認用紙)."""

from io import BytesIO

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from meguri.register.excel import filled
from meguri.register.excel import template as sheet_to_fill_in
from meguri.register.excel.template_columns import on_paper_only
from meguri_portal import clock, packs
from meguri_portal import reply as desk
from meguri_portal.language import current
from meguri_portal.selectors.register.facets import is_maker
from meguri_portal.selectors.register.sheet import SHEET, sheet_of


def reply(request: HttpRequest) -> HttpResponse:
    """The way to correct, and the promised time."""
    id_ = request.GET.get("organisation", "")
    promise = {"desk": desk.DESK, "received": desk.RECEIVED_WITHIN, "answered": desk.ANSWERED_WITHIN}
    organisation = packs.register().organisations.get(id_)
    by_excel = organisation is None or is_maker(organisation)  # its columns ask what a site makes
    made = {**promise, "organisation": organisation, "by_excel": by_excel, "on_paper": on_paper_only(SHEET)}
    return render(request, "pages/register/reply.html", made)


def sheet(request: HttpRequest, organisation: str) -> HttpResponse:
    """One company's sheet to check, correct and send back."""
    found = packs.register().organisations.get(organisation)
    if found is None:
        raise Http404
    made = {"sheet": sheet_of(found), "on": clock.today(), "answered": desk.ANSWERED_WITHIN}
    return render(request, "pages/register/sheet.html", {**made, "desk": desk.DESK})


def template(request: HttpRequest) -> HttpResponse:
    """The Excel sheet to fill in: empty, or with what the register has of one organisation."""
    id_, stored = request.GET.get("organisation", ""), BytesIO()
    found = packs.register().organisations.get(id_)
    if id_ and found is None:
        raise Http404
    if found is None:
        sheet_to_fill_in.write(stored, current())
    else:
        filled.write(found, stored, current())
    name = f"meguri-{found.id}.xlsx" if found else "meguri-cdmo.xlsx"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    named = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(stored.getvalue(), content_type=kind, headers=named)
