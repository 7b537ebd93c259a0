"""Indicators (政策目標): the list, and a page per indicator with the switch of definitions."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from meguri.kpis.share import Definition
from meguri.vocabulary.errors import Fault, InputFaults
from meguri_portal import clock, packs
from meguri_portal.kept import kept
from meguri_portal.selectors import indicators
from meguri_portal.selectors.families import FAMILIES

app_name = "indicators"


@kept
def listing(request: HttpRequest) -> HttpResponse:
    """Every indicator in a line."""
    answer = indicators.every(clock.today())
    context = {
        "answer": answer,
        "groups": indicators.grouped(answer),
        "families": FAMILIES,
        "repeated": indicators.repeated(),
    }
    return render(request, "pages/indicators/list.html", context)


def one(request: HttpRequest, name: str) -> HttpResponse:
    """One indicator; `definition` and `series` choose how the share is calculated."""
    asked = {key: request.GET.get(key, "").strip()[:80] for key in ("definition", "series")}
    faults: tuple[Fault, ...] = ()
    try:
        answer = indicators.every(clock.today(), [word for word in asked.values() if word])
    except InputFaults as error:
        faults, asked = tuple(error.faults), {"definition": "", "series": ""}
        answer = indicators.every(clock.today())
    found = indicators.one_of(answer, name)
    if found is None:
        raise Http404
    context = {
        "kpi": found,
        "notice": answer["notice"],
        "as_of": answer["as_of"],
        "asked": asked,
        "faults": faults,
        "definitions": tuple(Definition),
        "choices": (indicators.one_of(indicators.every(clock.today()), name) or found)["share"],
        "programmes": [packs.rulebook().programme(id_) for id_ in found["programmes"]],
    }
    return render(request, "pages/indicators/one.html", context)


urlpatterns = [path("", listing, name="list"), path("<path:name>/", one, name="one")]
