"""Private links (非公開リンク): what would be stored and until when, then the link, the answer behind it, its deletion."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse, translate_url
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from meguri.vocabulary.errors import Fault
from meguri.vocabulary.text import Lang
from meguri_portal.clock import today
from meguri_portal.forms.answer import AnswerForm
from meguri_portal.forms.links import asked_with, days_of
from meguri_portal.forms.options import options_of
from meguri_portal.language import current
from meguri_portal.selectors.answer import answer
from meguri_portal.selectors.answer_page import page
from meguri_portal.services import draft as drafts
from meguri_portal.services import links
from meguri_portal.views.answer.show import UNREADABLE, carried, faulty

TOO_MANY = 429
View = Callable[..., HttpResponse]


def private(view: View) -> View:
    """A page that is neither indexed nor cached, and whose address reaches no other site."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: str, **values: str) -> HttpResponse:
        response = view(request, *args, **values)
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        response["Referrer-Policy"] = "same-origin"  # `no-referrer` would make browsers post forms from origin `null`
        response["Cache-Control"] = "no-store"
        return response

    return guarded


@private
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """What would be stored, and for how long."""
    if drafts.FIELD not in request.POST:
        return redirect("answer:show")
    return _ask(request, drafts.posted(request.POST))


def _ask(request: HttpRequest, draft: drafts.Draft, fault: Fault | None = None, status: int = 200) -> HttpResponse:
    shown = {"draft": draft, "days": links.DAYS, **_in_words()}
    return render(request, "pages/links/ask.html", {**shown, "faults": [fault] if fault else []}, status=status)


def _in_words() -> dict[str, str]:
    """The form that carries the draft into the other language; `make/` itself can only be posted to."""
    other = Lang.JA if current() is Lang.EN else Lang.EN
    return {"draft_form": "link-form", "draft_form_other": translate_url(reverse("links:ask"), other.value)}


@private
@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """Stores the draft and shows the link, once."""
    draft = drafts.posted(request.POST)
    if faults := drafts.faults_of(draft):
        return faulty(request, draft, faults)
    days = days_of(request.POST)
    if isinstance(days, Fault):
        return _ask(request, draft, days, UNREADABLE)
    try:
        made = links.make(draft, options_of(request.POST), days, request.META.get("REMOTE_ADDR", ""))
    except links.TooManyLinksError:
        return render(request, "pages/links/too_many.html", carried(draft), status=TOO_MANY)
    address = request.build_absolute_uri(reverse("links:show", args=[made.token]))
    return render(request, "pages/links/made.html", {"address": address, "made": made, "one_language": True})


@private
@require_safe
def show(request: HttpRequest, token: str) -> HttpResponse:
    """The answer behind a link."""
    link = links.find(token)
    if link is None:
        return render(request, "pages/links/gone.html", {"deleted": False}, status=404)
    form = asked_with(link.options, link.draft)
    draft = drafts.posted(form)
    if faults := drafts.faults_of(draft):
        return faulty(request, draft, faults)
    asked, profile = AnswerForm(form, today()).read(), draft.profile()
    shown = page(answer(profile, asked), asked, profile)
    return render(request, "pages/answer/show.html", {**shown, **carried(draft), "link": link, "token": token})


@private
@require_POST
def delete(request: HttpRequest, token: str) -> HttpResponse:
    """Deletes what the link keeps."""
    links.delete(token)
    return render(request, "pages/links/gone.html", {"deleted": True, "one_language": True})


app_name = "links"
urlpatterns = [
    path("", ask, name="ask"),
    path("make/", make, name="make"),
    path("<str:token>/", show, name="show"),
    path("<str:token>/delete/", delete, name="delete"),
]
