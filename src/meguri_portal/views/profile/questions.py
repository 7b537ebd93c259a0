"""The questions (質問): the first one, a page of a few, and the table of work and costs."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from meguri.vocabulary.errors import Fault
from meguri.vocabulary.text import Text
from meguri_portal.clock import today
from meguri_portal.forms.profile.begin import FIELD, begun
from meguri_portal.forms.profile.partners import FIND
from meguri_portal.forms.profile.step import noted
from meguri_portal.forms.profile.work import posted_work, with_work, with_year, work_page
from meguri_portal.selectors.profile.pages import WORK, Page, page_named, page_of
from meguri_portal.services import draft as drafts
from meguri_portal.services.draft import Draft
from meguri_portal.services.work import THOUSAND, YEN
from meguri_portal.views.profile.turn import (
    UNREADABLE,
    Journey,
    check_page,
    journey_of,
    question_page,
    start_context,
    turn,
    work_table,
)

CHOOSE = Text(
    "一つ選んでください。決まっていなければ「わからない」を。",
    "Choose one. If you are not sure, choose “I don't know”.",
)
STAYING = ("add-work", "add-year", "add-year-before", "count", "stay")
READ = require_http_methods(["GET", "HEAD", "POST"])


@READ
def start(request: HttpRequest) -> HttpResponse:
    """The first question; with a draft, what was answered so far."""
    if "page" in request.POST:  # the header's link from a page of questions: what was typed goes along
        return work(request) if request.POST["page"] == WORK else ask(request)
    if drafts.FIELD in request.POST:
        draft = drafts.posted(request.POST)
        return first(request, draft.faults) if draft.faults else check_page(journey_of(request, draft))
    return first(request)


@READ
def ask(request: HttpRequest) -> HttpResponse:
    """The posted page is taken into the draft; then the page that was asked for."""
    if drafts.FIELD not in request.POST:
        return _begin(request)
    draft = drafts.posted(request.POST)
    if draft.faults:
        return first(request, draft.faults)
    journey, go = journey_of(request, draft), str(request.POST.get("go") or "next")
    asked = page_of(draft.kind, str(request.POST.get("ask") or "")) if request.POST.get("ask") else None
    if asked is not None:
        return question_page(journey, asked)
    page = page_named(draft.kind, str(request.POST.get("page") or ""))
    if page is None or page.id == WORK:
        return turn(journey, page, go)
    return _taken(journey, page, go)


@READ
def work(request: HttpRequest) -> HttpResponse:
    """The table: counted again, grown, shrunk or left."""
    draft = drafts.posted(request.POST)
    if draft.faults:
        return first(request, draft.faults)
    journey, page = journey_of(request, draft), page_named(draft.kind, WORK)
    if page is None:  # an investor has no such page
        return turn(journey, None, "next")
    if "page" not in request.POST:
        return work_table(journey, page, work_page(draft, today()))
    return _counted(journey, page, str(request.POST.get("go") or "next"))


def first(request: HttpRequest, faults: Sequence[Fault] = ()) -> HttpResponse:
    """The first question."""
    status = UNREADABLE if faults else 200
    return render(request, "pages/profile/start.html", {**start_context(), "faults": faults}, status=status)


def _begin(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return first(request)
    draft = begun(str(request.POST.get(FIELD) or ""))
    if draft is None:
        asked = {**start_context(), "unchosen": CHOOSE}
        return render(request, "pages/profile/start.html", asked, status=UNREADABLE)
    return turn(Journey(request, draft), None, "next")


def _taken(journey: Journey, page: Page, go: str) -> HttpResponse:
    said = noted(page, journey.draft, journey.request.POST)
    more = go.removeprefix("more:") if go.startswith("more:") else ""
    if go == FIND or more:
        return question_page(journey, page, said.typed, (), more)
    if said.faults:
        return question_page(journey, page, said.typed, said.faults)
    if go == "stay":
        return question_page(journey.with_draft(said.draft), page, said.typed)
    return turn(journey.with_draft(_kept(journey, said.draft, go)), page, go)


def _kept(journey: Journey, draft: Draft, go: str) -> Draft:
    """Who goes back has not left the page blank: it comes again."""
    return draft.still_open(journey.draft) if go == "back" else draft


def _counted(journey: Journey, page: Page, go: str) -> HttpResponse:
    table = posted_work(journey.draft, journey.request.POST, today())
    kept = journey.with_draft(table.draft)
    if go in (YEN, THOUSAND) and not table.faults:
        table = work_page(table.draft, today(), go, table.years)
    if go == "add-work":
        table = with_work(table)
    if go in ("add-year", "add-year-before"):
        table = with_year(table, table.years[-1] + 1 if go == "add-year" else table.years[0] - 1)
    dropped = "drop" in journey.request.POST or "drop-year" in journey.request.POST
    if table.faults or dropped or go in (YEN, THOUSAND, *STAYING):
        return work_table(kept, page, table)
    return turn(journey.with_draft(_kept(journey, table.draft, go)), page, go)
