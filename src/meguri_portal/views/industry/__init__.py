"""The industry picture (産業の姿)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from meguri_portal import clock, packs
from meguri_portal.kept import kept
from meguri_portal.selectors.industry import picture

app_name = "industry"


@kept
def show(request: HttpRequest) -> HttpResponse:
    """Market series, facility areas, shares of area."""
    return render(request, "pages/industry/picture.html", {"picture": picture(packs.register(), clock.today())})


urlpatterns = [path("", show, name="picture")]
