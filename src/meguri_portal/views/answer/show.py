"""The answer page (答えの画面)."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from meguri.vocabulary.errors import Fault
from meguri_portal.clock import today
from meguri_portal.forms.answer import AnswerForm
from meguri_portal.selectors.answer import answer
from meguri_portal.selectors.answer_page import page
from meguri_portal.services import draft as drafts

UNREADABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """The answer to a posted draft; without one, the way to the start."""
    if drafts.FIELD not in request.POST:
        return render(request, "pages/answer/nothing_yet.html")
    draft, form = drafts.posted(request.POST), AnswerForm(request.POST, today())
    if faults := drafts.faults_of(draft):
        return faulty(request, draft, faults)
    asked = form.read()
    shown = page(answer(draft.profile(), asked), asked)
    return render(request, "pages/answer/show.html", {**shown, "draft": draft, "faults": form.faults})


def faulty(request: HttpRequest, draft: drafts.Draft, faults: Sequence[Fault]) -> HttpResponse:
    """What is wrong with the draft, with the way back to it."""
    return render(request, "pages/answer/faulty.html", {"draft": draft, "faults": faults}, status=UNREADABLE)
