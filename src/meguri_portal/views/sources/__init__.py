"""Sources (出典): the list with search, and a page per source with every value that comes from it."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from meguri.vocabulary.citation import Status
from meguri_portal.kept import kept
from meguri_portal.selectors.source_page import things
from meguri_portal.selectors.sources import catalogue, found

app_name = "sources"
THINGS = 50  # on a page of one source


@kept
def listing(request: HttpRequest) -> HttpResponse:
    """Every source, or those that a search finds."""
    query, status = (request.GET.get(name, "").strip() for name in ("q", "status"))
    status = status if status in {one.value for one in Status} else ""
    context = {
        "found": found(query, status, _page(request)),
        "query": query,
        "status": status,
        "statuses": tuple(Status),
    }
    return render(request, "pages/sources/list.html", context)


def one(request: HttpRequest, name: str) -> HttpResponse:
    """One source."""
    entry = catalogue().get(name)
    if entry is None:
        raise Http404
    shown = Paginator(things(entry.rests), THINGS).get_page(_page(request))
    return render(request, "pages/sources/one.html", {"source": entry, "things": shown})


def _page(request: HttpRequest) -> int:
    """The page asked for; the first where it is no number."""
    asked = request.GET.get("page", "")
    return int(asked) if asked.isdecimal() and len(asked) < 6 else 1


urlpatterns = [path("", listing, name="list"), path("<slug:name>/", one, name="one")]
