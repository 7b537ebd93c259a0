"""Sources (出典): the list with search, and a page per source with every value that rests on it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from meguri.vocabulary.citation import Status
from meguri_portal.selectors.sources import catalogue, found

app_name = "sources"


def listing(request: HttpRequest) -> HttpResponse:
    """Every source, or those that a search finds."""
    query, status, page = (request.GET.get(name, "").strip() for name in ("q", "status", "page"))
    status = status if status in {one.value for one in Status} else ""
    number = int(page) if page.isdecimal() and len(page) < 6 else 1
    context = {"found": found(query, status, number), "query": query, "status": status, "statuses": tuple(Status)}
    return render(request, "pages/sources/list.html", context)


def one(request: HttpRequest, name: str) -> HttpResponse:
    """One source."""
    entry = catalogue().get(name)
    if entry is None:
        raise Http404
    return render(request, "pages/sources/one.html", {"source": entry})


urlpatterns = [path("", listing, name="list"), path("<slug:name>/", one, name="one")]
