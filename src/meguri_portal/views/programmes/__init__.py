"""Programmes (支援事業): the list, a page per programme, a page per call."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from meguri.rulebook.programme import Programme, UnknownProgramme
from meguri_portal import clock, packs
from meguri_portal.kept import kept
from meguri_portal.selectors import programmes

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
    context = {
        "programme": programme,
        "answer": answer,
        "call": next(call for call in answer["calls"] if call["id"] == answer["call"]["id"]),
        "table": programmes.call_table(programme, today),
        "questions": programmes.questions(programme.calls),
        "indicators": programmes.indicators_of(programme),
        "children": programmes.children_of(programme),
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
        "terms": programmes.terms_of(found.own_terms),
        "questions": programmes.questions((found,)),
        "state": found.state(today).text,
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
