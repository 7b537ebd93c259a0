"""Ceilings and definitions (循環の上限・数え方) for everybody; nothing simulated."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from meguri.kpis.share import Definition
from meguri.simulation.grade import Grade
from meguri.simulation.limits import OF_CEILINGS
from meguri_portal import clock
from meguri_portal.kept import kept
from meguri_portal.selectors.cycle import cycle, meant

app_name = "cycle"


@kept
def show(request: HttpRequest) -> HttpResponse:
    """The page; `definition` shows one way of counting instead of both."""
    asked = request.GET.get("definition", "")
    page = {
        "page": cycle(clock.today()),
        "meant": meant(),
        "definitions": tuple(Definition),
        "asked": asked if asked in list(Definition) else "",
        "excluded": OF_CEILINGS,
        "grades": tuple(Grade),
    }
    return render(request, "pages/cycle/show.html", page)


urlpatterns = [path("", show, name="show")]
