"""The answer as a file (書き出し): the draft is posted, the file comes back, nothing is kept."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from meguri_portal.clock import today
from meguri_portal.forms.answer import AnswerForm
from meguri_portal.language import current
from meguri_portal.selectors.answer import answer
from meguri_portal.services import draft as drafts
from meguri_portal.services.answer_files import KINDS, file_name
from meguri_portal.views.answer.show import faulty


@require_POST
def file(request: HttpRequest, extension: str) -> HttpResponse:
    """One file of the posted draft's answer."""
    kind = KINDS.get(extension)
    if kind is None:
        raise Http404
    if drafts.FIELD not in request.POST:
        return redirect("answer:show")
    draft = drafts.posted(request.POST)
    if faults := drafts.faults_of(draft):
        return faulty(request, draft, faults)
    whole = answer(draft.profile(), AnswerForm(request.POST, today()).read())
    if kind.needs_plan and whole["plan"] is None:
        return redirect("answer:show")
    name = file_name(kind.label, whole["profile"]["name"], whole["as_of"], extension, current())
    return attachment(kind.write(whole, draft, current()), kind.content_type, name)


def attachment(content: bytes, content_type: str, name: str) -> HttpResponse:
    """A file to keep, named as RFC 6266 wants it."""
    disposition = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    headers = {"Content-Disposition": disposition, "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type=content_type, headers=headers)
