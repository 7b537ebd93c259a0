"""The gallery of components (部品見本): every component drawn by its own template, with fictional data."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from meguri_portal.kept import kept
from meguri_portal.views.gallery import basics, journey, pictures, questions, records, simulated
from meguri_portal.views.gallery.piece import Group, drawn


def groups() -> tuple[Group, ...]:
    """The gallery in order, in the language of the page."""
    return (
        basics.foundations(),
        basics.blocks(),
        questions.group(),
        journey.group(),
        pictures.group(),
        simulated.group(),
        records.group(),
    )


@kept
def show(request: HttpRequest) -> HttpResponse:
    """All of it."""
    return render(request, "pages/gallery/show.html", {"groups": [drawn(group) for group in groups()]})
