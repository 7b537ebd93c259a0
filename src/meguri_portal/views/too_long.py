"""Fields that are too long (長すぎる欄): every form that carries a draft comes back, with all that was typed.

A middleware, so that no view meets a text longer than its field holds: a form is read with bounded memory, and where a
draft travels in it, the page says which field is too long before anything is done with it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import translate_url

from meguri_portal.forms.too_long import GO, kept, long_fields
from meguri_portal.language import context as language
from meguri_portal.services import draft as drafts
from meguri_portal.services.posted import LARGEST_BODY, TooLong, parsed, streamed

API = "/api/v1/"  # reads its bodies itself
FOUND = "meguri.too_long"
UNREADABLE = 422
Response = Callable[[HttpRequest], HttpResponse]


class LongFields:
    """送信の入口."""

    def __init__(self, get_response: Response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Reads the form of a post before anything else does."""
        if request.method == "POST" and not request.path.startswith(API):
            _read(request)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        """The page that says what is too long, instead of the page that was asked for."""
        too_long: tuple[TooLong, ...] = request.META.get(FOUND, ())
        return page(request, too_long) if too_long and drafts.FIELD in request.POST else None


def _read(request: HttpRequest) -> None:
    if request.content_type == "application/x-www-form-urlencoded":
        length = str(request.META.get("CONTENT_LENGTH") or "0")
        if length.isdecimal() and int(length) > LARGEST_BODY:
            raise RequestDataTooBig(f"more than {LARGEST_BODY:,} bytes")
        found = streamed(request.read)
    else:
        found = parsed(request.POST)
    request.POST = found.form  # type: ignore[assignment]  # Django takes any QueryDict
    request.META[FOUND] = found.too_long


def page(request: HttpRequest, too_long: tuple[TooLong, ...]) -> HttpResponse:
    """Which field, how much it holds, how much was sent; the form goes on from here with everything else as it was."""
    shown = {
        "fields": long_fields(request.POST, too_long),
        "kept": list(kept(request.POST, too_long)),
        "draft_lost": any(one.name == drafts.FIELD for one in too_long),
        "go": str(request.POST.get(GO) or ""),
        "draft_form": "kept",
        "draft_form_default": str(request.POST.get(GO) or ""),
        "draft_form_other": translate_url(request.path, language(request)["other_lang"]),
    }
    return render(request, "pages/errors/too_long.html", shown, status=UNREADABLE)
