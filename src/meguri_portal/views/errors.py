"""Pages for what went wrong (誤りの画面): plain words, nothing lost, a way on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from meguri_portal.forms.too_long import GO, kept
from meguri_portal.services.draft import FIELD


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "pages/errors/not_found.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/errors/broken.html", status=500)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "pages/errors/forbidden.html", status=403)


def stale(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The token does not fit: the page was open for too long, or cookies are off. A draft goes along to be sent again."""
    again = kept(request.POST, ()) if FIELD in request.POST else ()
    shown = {"again": list(again), "go": str(request.POST.get(GO) or ""), "cookies": bool(request.COOKIES)}
    return render(request, "pages/errors/stale.html", shown, status=403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "pages/errors/bad_request.html", status=400)
