"""The answer page (答えの画面)."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse, translate_url
from django.views.decorators.http import require_http_methods

from meguri.vocabulary.errors import Fault
from meguri.vocabulary.text import Lang
from meguri_portal.clock import today
from meguri_portal.forms.answer import AnswerForm
from meguri_portal.language import current
from meguri_portal.selectors.answer import answer
from meguri_portal.selectors.answer_page import page
from meguri_portal.selectors.answer_sites import SITE_IN
from meguri_portal.selectors.since_last import FIELD
from meguri_portal.services import draft as drafts

UNREADABLE = 422
MADE_IN = "made_in"


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """The answer to a posted draft, or its first sheet alone; without a draft, the way to the start."""
    if drafts.FIELD not in request.POST:
        return render(request, "pages/answer/nothing_yet.html")
    draft, form = _narrowed(request), AnswerForm(request.POST, today())
    if faults := drafts.faults_of(draft):
        return faulty(request, draft, faults)
    asked, profile = form.read(), draft.profile()
    shown = page(answer(profile, asked), asked, profile, str(request.POST.get(FIELD) or ""))
    sheet = "pages/answer/board.html" if request.POST.get("only") == "board" else "pages/answer/show.html"
    return render(request, sheet, {**shown, **carried(draft), "faults": form.faults})


def _narrowed(request: HttpRequest) -> drafts.Draft:
    """The posted draft; with the country of manufacture, where the list of sites was narrowed down to one."""
    draft, country = drafts.posted(request.POST), str(request.POST.get(MADE_IN) or "")
    return draft.with_answer(SITE_IN, [country]) if country else draft


def carried(draft: drafts.Draft) -> dict[str, Any]:
    """The draft, and the form that carries it into the other language."""
    other = Lang.JA if current() is Lang.EN else Lang.EN
    return {
        "draft": draft,
        "draft_form": "answer-form",
        "draft_form_other": translate_url(reverse("answer:show"), other.value),
    }


def faulty(request: HttpRequest, draft: drafts.Draft, faults: Sequence[Fault]) -> HttpResponse:
    """What is wrong with the draft, with the way back to it."""
    return render(request, "pages/answer/faulty.html", {"draft": draft, "faults": faults}, status=UNREADABLE)
