"""Handing in a file (読み込み): all faults at once with line and path; what is right opens as if it had been typed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from meguri.vocabulary.errors import Fault, InputFaults
from meguri.vocabulary.text import Text
from meguri_portal.services.upload_bound import LARGEST_FILE
from meguri_portal.services.uploaded import uploaded
from meguri_portal.views.profile.turn import UNREADABLE, Journey, check_page

FIELD = "file"
NO_FILE = Fault(
    "missing", FIELD, Text("ファイル", "a file"), "nothing", Text("ファイルを選んでください", "choose a file")
)
AT_MOST = Text(f"{LARGEST_FILE:,}バイト以下", f"at most {LARGEST_FILE:,} bytes")


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """The form, and what the file says."""
    if request.method != "POST":
        return render(request, "pages/profile/upload.html", {"faults": ()})
    file = request.FILES.get(FIELD)
    if file is None or file.size is None:
        return _again(request, [NO_FILE])
    if file.size > LARGEST_FILE:
        return _again(request, [Fault("too-big", FIELD, AT_MOST, f"{file.size:,}")])
    try:
        draft = uploaded(file.read(), file.name or "")
    except InputFaults as error:
        return _again(request, error.faults)
    return check_page(Journey(request, draft))


def _again(request: HttpRequest, faults: list[Fault]) -> HttpResponse:
    return render(request, "pages/profile/upload.html", {"faults": faults}, status=UNREADABLE)
