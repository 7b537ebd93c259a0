"""Programmes (支援事業): the list, a page per programme, a page per call."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from meguri.documents import verdicts
from meguri.documents.weak_sources import weak_notice
from meguri.rulebook.programme import Programme, UnknownProgramme
from meguri_portal import clock, packs
from meguri_portal.kept import kept
from meguri_portal.selectors import call_table, programmes

app_name = "programmes"


@kept
def listing(request: HttpRequest) -> HttpResponse:
    """Every programme, grouped as in the deck."""
    today = clock.today()
    context = {"parts": programmes.parts(today), "today": today, "rulebook": packs.rulebook()}
    return render(request, "pages/programmes/list.html", context)


@kept
def one(request: HttpRequest, name: str) -> HttpResponse:
    """One programme with the terms of all its calls."""
    programme, today = _programme(name), clock.today()
    answer = programmes.full(programme, today)
    call = next(call for call in answer["calls"] if call["id"] == answer["call"]["id"])
    context = {
        "programme": programme,
        "answer": answer,
        "call": call,
        "weak": weak_notice([*call["clauses"], *call["terms"]]),
        "table": call_table.call_table(programme, today),
        "selection_rate": call_table.selection_rate(programme),
        "foreign_examples": programmes.foreign_examples(programme),
        "questions": programmes.questions(programme.calls),
        "indicators": programmes.indicators_of(programme),
        "children": programmes.children_of(programme),
        "budget_gaps": programmes.budget_gaps(programme, today),
        "parents": programmes.parents_of(programme),
        "today": today,
    }
    return render(request, "pages/programmes/one.html", context)


@kept
def call(request: HttpRequest, name: str, call: str) -> HttpResponse:
    """One call with every term."""
    programme, today = _programme(name), clock.today()
    found = programmes.call_of(programme, call)
    if found is None:
        raise Http404
    answer = next(one for one in programmes.full(programme, today)["calls"] if one["id"] == call)
    context = {
        "programme": programme,
        "call": answer,
        "weak": weak_notice([*answer["clauses"], *answer["terms"]]),
        "terms": call_table.listed(found.own_terms),
        "ceiling": call_table.ceiling(found),
        "decided": call_table.decided(found),
        "questions": programmes.questions((found,)),
        "state": verdicts.state_text(answer),
        "today": today,
    }
    return render(request, "pages/programmes/call.html", context)


def _programme(id_: str) -> Programme:
    try:
        return packs.rulebook().programme(id_)
    except UnknownProgramme:
        raise Http404 from None


urlpatterns = [
    path("", listing, name="list"),
    path("<path:name>/calls/<str:call>/", call, name="call"),
    path("<path:name>/", one, name="one"),
]
