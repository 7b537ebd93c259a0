"""The verdicts beside the questions while answers change (入力中の判定): the panel alone; nothing is stored."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from meguri_portal.clock import today
from meguri_portal.forms.profile.step import so_far
from meguri_portal.forms.profile.work import work_so_far
from meguri_portal.selectors.profile.pages import WORK, page_named
from meguri_portal.services import draft as drafts
from meguri_portal.views.profile.turn import standing_of


@require_POST
def standing(request: HttpRequest) -> HttpResponse:
    """The panel for what is valid of what is typed now."""
    draft = drafts.posted(request.POST)
    shown = None if draft.faults else standing_of(_typed(request, draft))
    return render(request, "components/standing.html", {"draft": draft, "standing": shown})


def _typed(request: HttpRequest, draft: drafts.Draft) -> drafts.Draft:
    page = page_named(draft.kind, str(request.POST.get("page") or ""))
    if page is None:
        return draft
    return work_so_far(draft, request.POST, today()) if page.id == WORK else so_far(page, draft, request.POST)
