"""A selection (選定の案): from a file or the example, with the what-if where it is asked for, taken away as a file."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse, translate_url
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from meguri.vocabulary.errors import Fault, InputFaults
from meguri_portal.forms.handed_in import HandedIn, handed_in
from meguri_portal.language import context as language
from meguri_portal.language import current
from meguri_portal.selectors.portfolio import page_of
from meguri_portal.services import portfolio, portfolio_files
from meguri_portal.services.draft import LONGEST
from meguri_portal.views.answer.files import attachment
from meguri_portal.views.curator.staff import Staff, staff_only

UNREADABLE = 422
WHAT_IF = "what_if"


@never_cache
@staff_only
@require_http_methods(["GET", "HEAD", "POST"])
def selection(request: HttpRequest, by: Staff) -> HttpResponse:
    """The form for a file; the selection from what was handed in or travels along."""
    if request.method != "POST":
        return _form(request)
    written = ""
    try:
        given = handed_in(request.POST, request.FILES, portfolio.FIELD)
        written = given.text(LONGEST)
        return _shown(request, portfolio.answer_to(given.content, given.name, what_if=_asked(request)), written)
    except InputFaults as error:
        return _form(request, written, error.faults)


@never_cache
@staff_only
@require_GET
def example(request: HttpRequest, by: Staff) -> HttpResponse:
    """The selection of the fictional example."""
    written = portfolio.example()
    return _shown(request, portfolio.answer_to(written, "", what_if=False), written)


@never_cache
@staff_only
@require_POST
def file(request: HttpRequest, by: Staff, extension: str) -> HttpResponse:
    """The selection as a file."""
    kind = portfolio_files.KINDS.get(extension)
    if kind is None:
        raise Http404
    given = HandedIn(str(request.POST.get(portfolio.FIELD) or ""), "")
    try:
        answer = portfolio.answer_to(given.content, "", what_if=_asked(request))
    except InputFaults as error:
        return _form(request, given.text(LONGEST), error.faults)
    return attachment(kind.write(answer, current()), kind.content_type, portfolio_files.named(kind, answer, current()))


def _asked(request: HttpRequest) -> bool:
    return request.POST.get(WHAT_IF) == "yes"


def _form(request: HttpRequest, written: str = "", faults: Sequence[Fault] = ()) -> HttpResponse:
    shown = {"written": written, "faults": faults, "box": portfolio.FIELD, "here": reverse("portfolio:selection")}
    along = _along(request) if written else {}
    return render(request, "pages/portfolio/form.html", {**shown, **along}, status=UNREADABLE if faults else 200)


def _shown(request: HttpRequest, answer: portfolio.Document, written: str) -> HttpResponse:
    page = {"page": page_of(answer), "written": written, "asked": answer["what_if"] is not None}
    return render(request, "pages/portfolio/selection.html", {**page, **_along(request)})


def _along(request: HttpRequest) -> dict[str, object]:
    """What was written goes along into the other language."""
    other = translate_url(reverse("portfolio:selection"), language(request)["other_lang"])
    return {"draft_form": "carried", "draft_form_other": other, "draft_is_no_profile": True}
