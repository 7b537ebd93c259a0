"""The request for information to one site (情報提供依頼): as text, ready to send, and as PDF."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from meguri.documents import pdf
from meguri.documents.inquiry import page as letter
from meguri.profiles.profile import ProfileKind
from meguri.vocabulary.text import Text
from meguri_portal.clock import today
from meguri_portal.forms.answer import AnswerForm
from meguri_portal.language import current
from meguri_portal.packs import register
from meguri_portal.selectors.answer_sites import site_name
from meguri_portal.selectors.inquiry import request_to
from meguri_portal.services import draft as drafts
from meguri_portal.services.answer_files import file_name
from meguri_portal.views.answer.files import attachment
from meguri_portal.views.answer.show import UNREADABLE, faulty

LABEL = Text("情報提供依頼", "request")


@require_http_methods(["GET", "HEAD", "POST"])
def inquiry(request: HttpRequest) -> HttpResponse:
    """The request as text."""
    found = _request(request)
    if isinstance(found, HttpResponse):
        return found
    text = letter(found["inquiry"], current())
    return render(request, "pages/answer/inquiry.html", {**found, "text": text})


@require_POST
def inquiry_pdf(request: HttpRequest) -> HttpResponse:
    """The request as PDF."""
    found = _request(request)
    if isinstance(found, HttpResponse):
        return found
    asked, lang = found["inquiry"], current()
    name = file_name(LABEL, asked["addressee"], asked["as_of"], "pdf", lang)
    return attachment(pdf.inquiry(asked, lang), "application/pdf", name)


def _request(request: HttpRequest) -> dict[str, Any] | HttpResponse:
    """The request of the posted draft, or the page that says why there is none."""
    draft, site = drafts.posted(request.POST), str(request.POST.get("of", ""))
    if drafts.FIELD not in request.POST or site not in register().sites:
        return redirect("answer:show")
    if faults := drafts.faults_of(draft):
        return faulty(request, draft, faults)
    profile, asked = draft.profile(), AnswerForm(request.POST, today()).read()
    if profile.kind is not ProfileKind.SEED:
        return redirect("answer:show")
    found = request_to(site, profile, asked.on)
    shown = {"draft": draft, "site": site, "site_name": site_name(site), "asked": asked}
    if isinstance(found, tuple):
        return render(request, "pages/answer/no_candidate.html", {**shown, "failed": found}, status=UNREADABLE)
    return {**shown, "inquiry": found, "fictional": profile.fictional}
