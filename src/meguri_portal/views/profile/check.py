"""Check your answers (記入の確認)."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from meguri_portal.services import draft as drafts
from meguri_portal.views.profile.questions import first
from meguri_portal.views.profile.turn import check_page, journey_of


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Everything answered so far; without a draft, nothing yet."""
    draft = drafts.posted(request.POST)
    return first(request, draft.faults) if draft.faults else check_page(journey_of(request, draft))
