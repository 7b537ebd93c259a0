"""Sites side by side (拠点の比較)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from meguri_portal import packs
from meguri_portal.selectors.register.compare import compared


def compare(request: HttpRequest) -> HttpResponse:
    """Up to four sites: `?site=…&site=…`."""
    return render(
        request,
        "pages/register/compare.html",
        {"compared": compared(packs.register(), request.GET.getlist("site"))},
    )
