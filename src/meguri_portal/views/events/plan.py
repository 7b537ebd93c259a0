"""A plan of an event (日程): from a file, from the example, mended after a cancellation, taken away."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse, translate_url
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from meguri.matching.event.plan import Method
from meguri.vocabulary.errors import Fault, InputFaults
from meguri_portal.forms.events import cancellation_of, method_of, party_of
from meguri_portal.forms.handed_in import handed_in
from meguri_portal.language import context as language
from meguri_portal.language import current
from meguri_portal.selectors.events import page_of
from meguri_portal.services import event_files, events
from meguri_portal.services.draft import LONGEST
from meguri_portal.views.answer.files import attachment
from meguri_portal.views.curator.staff import Staff, staff_only

UNREADABLE = 422


@never_cache
@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, by: Staff) -> HttpResponse:
    """The form for a file; the plan of what was handed in, or of the event that travels along."""
    if request.method != "POST":
        return _form(request)
    method, written = method_of(request.POST), ""
    try:
        if events.FIELD in request.POST:
            answer = events.opened(str(request.POST[events.FIELD]))
            return _shown(request, events.replanned(answer, method) if method else answer)
        given = handed_in(request.POST, request.FILES, events.TEXT)
        written = given.text(LONGEST)
        return _shown(request, events.answer_to(given.content, given.name, method or Method.BEST))
    except InputFaults as error:
        return _form(request, written or str(request.POST.get(events.TEXT) or ""), error.faults)


@never_cache
@staff_only
@require_GET
def example(request: HttpRequest, by: Staff) -> HttpResponse:
    """The plan of the fictional example."""
    return _shown(request, events.answer_to(events.example(), ""))


@never_cache
@staff_only
@require_POST
def cancel(request: HttpRequest, by: Staff) -> HttpResponse:
    """The plan after a party, or some of its slots, dropped out."""
    try:
        answer = events.opened(str(request.POST.get(events.FIELD) or ""))
    except InputFaults as error:
        return _form(request, faults=error.faults)
    try:
        return _shown(request, events.mended(answer, [cancellation_of(request.POST, answer)]))
    except InputFaults as error:
        return _shown(request, answer, error.faults)


@never_cache
@staff_only
@require_POST
def file(request: HttpRequest, by: Staff, extension: str) -> HttpResponse:
    """The plan as a file."""
    kind = event_files.KINDS.get(extension)
    if kind is None:
        raise Http404
    try:
        answer = events.opened(str(request.POST.get(events.FIELD) or ""))
    except InputFaults as error:
        return _form(request, faults=error.faults)
    party, lang = party_of(request.POST, answer), current()
    name = event_files.named(kind, answer, party, lang)
    return attachment(kind.write(answer, party, lang), kind.content_type, name)


def _form(request: HttpRequest, written: str = "", faults: Sequence[Fault] = ()) -> HttpResponse:
    shown = {"written": written, "faults": faults, "box": events.TEXT, "here": reverse("events:plan")}
    along = _along(request) if written else {}
    return render(request, "pages/events/form.html", {**shown, **along}, status=UNREADABLE if faults else 200)


def _shown(request: HttpRequest, answer: events.Document, faults: Sequence[Fault] = ()) -> HttpResponse:
    page = {
        "page": page_of(answer),
        "sealed": events.sealed(answer),
        "faults": faults,
        "chosen": _chosen(request) if faults else {},
    }
    return render(request, "pages/events/plan.html", {**page, **_along(request)}, status=UNREADABLE if faults else 200)


def _along(request: HttpRequest) -> dict[str, object]:
    """What was written goes along into the other language."""
    other = translate_url(reverse("events:plan"), language(request)["other_lang"])
    return {"draft_form": "carried", "draft_form_other": other, "draft_is_no_profile": True}


def _chosen(request: HttpRequest) -> dict[str, Any]:
    """What was ticked for a cancellation that cannot be."""
    posted = request.POST
    return {"party": posted.get("party", ""), "slots": posted.getlist("slot"), "table": "table" in posted}
