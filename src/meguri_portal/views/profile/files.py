"""The profile as a file (記述書の書き出し): YAML or Excel, also while something in it is still wrong."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from meguri.vocabulary.text import Text
from meguri_portal.clock import today
from meguri_portal.language import current
from meguri_portal.services import draft as drafts
from meguri_portal.services.answer_files import EXCEL, file_name
from meguri_portal.services.profile_sheet import profile_sheet
from meguri_portal.services.profile_yaml import profile_yaml
from meguri_portal.views.answer.files import attachment
from meguri_portal.views.profile.questions import first

LABEL = Text("入力内容", "profile")
ASKED = require_http_methods(["GET", "HEAD", "POST"])


@ASKED
def download_yaml(request: HttpRequest) -> HttpResponse:
    """The draft as YAML; an address alone gives a blank one."""
    draft = drafts.posted(request.POST)
    if draft.faults:
        return first(request, draft.faults)
    return attachment(profile_yaml(draft, current()), "application/yaml; charset=utf-8", _name(draft, "yaml"))


@ASKED
def download_excel(request: HttpRequest) -> HttpResponse:
    """The draft as Excel; an address alone gives a blank one to fill in."""
    draft = drafts.posted(request.POST)
    if draft.faults:
        return first(request, draft.faults)
    return attachment(profile_sheet(draft, today()), EXCEL, _name(draft, "xlsx"))


def _name(draft: drafts.Draft, extension: str) -> str:
    stated = draft.at("name")
    both = stated if isinstance(stated, dict) else {"ja": stated, "en": stated}
    name = {lang: str(both.get(lang) or both.get("ja") or both.get("en") or "") for lang in ("ja", "en")}
    return file_name(LABEL, name, today().isoformat(), extension, current())
