"""List and map of the register (一覧と地図)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from meguri.vocabulary.text import Lang
from meguri_portal import clock
from meguri_portal.language import current
from meguri_portal.selectors.register import search, tiles
from meguri_portal.selectors.register.counted import counted
from meguri_portal.selectors.register.listing import listed
from meguri_portal.selectors.register.query import query_of


def listing(request: HttpRequest) -> HttpResponse:
    """What a search finds; everything, in the order of the day, where nothing is asked."""
    found = listed(query_of(request.GET), clock.today())
    abroad = found.abroad or current() is Lang.EN
    return render(request, "pages/register/list.html", {"found": found, "counted": counted(), "abroad": abroad})


def tile_map(request: HttpRequest) -> HttpResponse:
    """How many of what a search finds stand in each prefecture."""
    query = query_of(request.GET)
    placed = search.in_prefectures(query)
    shown = tiles.tiles(placed.counts, query)
    empty = [tile for tile in shown if not tile.count]
    made = {"tiles": shown, "empty": empty, "width": tiles.WIDTH, "height": tiles.HEIGHT, "shades": tiles.SHADES}
    return render(request, "pages/register/map.html", {**made, "query": query, "placed": placed})
