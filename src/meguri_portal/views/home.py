"""The first screen (最初の画面): a person can begin at once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from meguri_portal.selectors.register.counted import counted
from meguri_portal.views.profile.turn import start_context


def home(request: HttpRequest) -> HttpResponse:
    """What Meguri answers, and the first question."""
    return render(request, "pages/home/home.html", {**start_context(), "counted": counted()})


urlpatterns = [path("", home, name="home")]
