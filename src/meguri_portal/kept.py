"""Pages made of the packs alone (規則集と登録簿だけで決まる頁): the same for everybody, so made once and kept.

A page is kept per process for one day and one state of the register; both languages have addresses of their own. Words in
the address, and a visitor with a session, such as a curator, get a page made for them. A view that reads the database or
draws a form that posts is never marked.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from meguri_portal import clock, packs

Names = ParamSpec("Names")
View = Callable[Concatenate[HttpRequest, Names], HttpResponse]
MESSAGES = "messages"  # the cookie of messages still to be shown


def kept(view: View[Names]) -> View[Names]:
    """Marks a view whose page depends on address, day and packs alone."""

    @wraps(view)
    def keeping(request: HttpRequest, /, *args: Names.args, **names: Names.kwargs) -> HttpResponse:
        if request.method != "GET" or request.GET or request.COOKIES.keys() & {settings.SESSION_COOKIE_NAME, MESSAGES}:
            return view(request, *args, **names)
        state = (clock.today(), packs.register_version())
        pages = _pages(*state)
        if request.path in pages:
            return HttpResponse(pages[request.path])
        made = view(request, *args, **names)
        if made.status_code == 200 and packs.register_version() == state[1]:  # an import may have come in between
            pages[request.path] = made.content
        return made

    return keeping


@lru_cache(maxsize=1)
def _pages(day: date, register: str) -> dict[str, bytes]:
    """The pages of this day and register by address; those of another go."""
    return {}
