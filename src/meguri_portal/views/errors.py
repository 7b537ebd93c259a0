"""Pages for what went wrong (誤りの画面): plain words, nothing lost, a way on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "pages/errors/not_found.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/errors/broken.html", status=500)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "pages/errors/forbidden.html", status=403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "pages/errors/bad_request.html", status=400)
