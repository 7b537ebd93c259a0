"""List and map of the register (一覧と地図)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from meguri_portal import clock
from meguri_portal.selectors.register import search, tiles
from meguri_portal.selectors.register.listing import listed
from meguri_portal.selectors.register.query import query_of


def listing(request: HttpRequest) -> HttpResponse:
    """What a search finds; everything, in the order of the day, where nothing is asked."""
    found = listed(query_of(request.GET), clock.today())
    return render(request, "pages/register/list.html", {"found": found})


def tile_map(request: HttpRequest) -> HttpResponse:
    """How many of what a search finds stand in each prefecture."""
    query = query_of(request.GET)
    counts = search.in_prefectures(query)
    made = {"tiles": tiles.tiles(counts, query), "width": tiles.WIDTH, "height": tiles.HEIGHT, "shades": tiles.SHADES}
    return render(request, "pages/register/map.html", {**made, "query": query, "placed": sum(counts.values())})
