"""Turning from page to page (頁送り): every page of the journey is posted with the whole draft, and nothing is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse, translate_url

from meguri.profiles.profile import ProfileKind
from meguri.vocabulary.errors import Fault, InputFaults
from meguri_portal.clock import today
from meguri_portal.forms.profile.begin import CHOICES, FIELD
from meguri_portal.forms.profile.field import can_be_unsure, named
from meguri_portal.forms.profile.fields import Fields
from meguri_portal.forms.profile.step import fields_of, typed_of
from meguri_portal.forms.profile.summary import contents, counts, summary
from meguri_portal.forms.profile.work import WorkPage, work_page
from meguri_portal.language import context as language
from meguri_portal.selectors.answers import costs_outside, verdicts
from meguri_portal.selectors.profile.next_page import Next, next_page
from meguri_portal.selectors.profile.pages import WORK, Page, is_technical, page_named
from meguri_portal.selectors.profile.progress import extent, passed_pages, progress
from meguri_portal.selectors.profile.standing import Closed, standing
from meguri_portal.services.draft import Draft, faults_of
from meguri_portal.services.entry import Typed
from meguri_portal.services.examples import examples
from meguri_portal.services.valid import valid_profile
from meguri_portal.views.answer.show import show

UNREADABLE = 422
CHECK, AGAIN = (
    "check",
    "again",
)  # in a trail: Continue leads back to the check page; to the next page that was left blank
LONGEST_TRAIL = 60


@dataclass(frozen=True, slots=True)
class Journey:
    """道のり: the request, the draft, and the pages behind."""

    request: HttpRequest
    draft: Draft
    trail: tuple[str, ...] = ()  # ids of pages; CHECK and AGAIN say where Continue leads
    ahead: tuple[str, ...] = ()  # ids of pages that were shown already and lie before one who went back
    settles: bool = False  # the page to be shown is the one from which the verdicts gain most

    def with_draft(self, draft: Draft) -> Journey:
        """The same with another draft."""
        return replace(self, draft=draft)

    def past(self, page: Page | None) -> Journey:
        """The same with one more page behind."""
        trail = (*self.trail, page.id) if page and self.trail[-1:] != (page.id,) else self.trail
        return replace(self, trail=trail[-LONGEST_TRAIL:])


def journey_of(request: HttpRequest, draft: Draft) -> Journey:
    """The journey as posted."""
    behind, ahead = _ids(request, "trail"), _ids(request, "ahead")
    return Journey(request, draft, behind[-LONGEST_TRAIL:], ahead[:LONGEST_TRAIL])


def _ids(request: HttpRequest, name: str) -> tuple[str, ...]:
    return tuple(id_ for id_ in str(request.POST.get(name) or "")[:2_000].split(",") if id_)


def turn(journey: Journey, here: Page | None, go: str) -> HttpResponse:
    """The page that `go` names: next | back | check | again | answer | to:PAGE; anything else is the next."""
    if go == CHECK:
        return check_page(journey.past(here))
    if go == "answer":
        return answer(journey)
    if go == "back":
        return _back(journey, here)
    if go == AGAIN:
        return _again(replace(journey, trail=(*journey.trail, AGAIN)), None)
    if go.startswith("to:") and (wanted := page_named(journey.draft.kind, go.removeprefix("to:"))):
        behind = journey.past(here) if here else replace(journey, trail=(*journey.trail, CHECK))
        return question_page(replace(behind, ahead=()), wanted)
    return _next(journey.past(here), here)


def _back(journey: Journey, here: Page | None) -> HttpResponse:
    if journey.trail[-1:] == (CHECK,):
        return check_page(journey)
    ahead = (here.id, *journey.ahead) if here else journey.ahead
    for place in reversed(range(len(journey.trail))):
        page = page_named(journey.draft.kind, journey.trail[place])
        if page and page != here:
            return question_page(replace(journey, trail=journey.trail[:place], ahead=ahead), page)
    return render(journey.request, "pages/profile/start.html", {**start_context(), "draft": journey.draft})


def _next(journey: Journey, here: Page | None) -> HttpResponse:
    if AGAIN in journey.trail:
        return _again(journey, here)
    if CHECK in journey.trail:
        return check_page(journey)
    for place, id_ in enumerate(journey.ahead):
        if page := page_named(journey.draft.kind, id_):
            return question_page(replace(journey, ahead=journey.ahead[place + 1 :]), page)
    found = _open(journey.draft)
    return check_page(journey) if found is None else question_page(replace(journey, settles=found.settles), found.page)


def _again(journey: Journey, here: Page | None) -> HttpResponse:
    left = passed_pages(journey.draft.kind, journey.draft.passed, here)
    return question_page(journey, left[0]) if left else check_page(journey)


def _open(draft: Draft) -> Next | None:
    """The page of the best open question; None where nothing is left, or something has to be corrected first."""
    try:
        profile = draft.profile()
    except InputFaults:
        return None
    return next_page(profile, (*draft.skipped, *draft.passed), verdicts(profile, today())["ask"])


def question_page(
    journey: Journey, page: Page, typed: Typed | None = None, faults: Sequence[Fault] = (), more: str = ""
) -> HttpResponse:
    """A page of questions; with what was typed where it comes back."""
    if page.id == WORK:
        return work_table(journey, page, work_page(journey.draft, today()))
    said = typed_of(page, journey.draft) if typed is None else typed
    fields = fields_of(page, journey.draft, Fields(said, faults, today(), more))
    drawn = {"fields": fields, "faults": named(fields, faults), "unsure": can_be_unsure(fields)}
    shown = {**drawn, **_at(journey, page), **around(journey, "profile:ask")}
    status = UNREADABLE if faults else 200
    return render(journey.request, "pages/profile/questions.html", shown, status=status)


def work_table(journey: Journey, page: Page, table: WorkPage) -> HttpResponse:
    """The table of work and costs."""
    outside = [] if table.faults or faults_of(journey.draft) else costs_outside(journey.draft.profile())
    shown = {
        "table": table,
        "faults": table.named(),
        "outside": outside,
        **_at(journey, page),
        **around(journey, "profile:work"),
    }
    status = UNREADABLE if table.faults else 200
    return render(journey.request, "pages/profile/work.html", shown, status=status)


def _at(journey: Journey, page: Page) -> dict[str, Any]:
    return {
        "page": page,
        "progress": None if {CHECK, AGAIN} & {*journey.trail} else progress(journey.draft.kind, page, journey.trail),
        "settles": journey.settles,
        "technical": is_technical(journey.draft.kind, page),
    }


def check_page(journey: Journey) -> HttpResponse:
    """Everything that was answered, with what is wrong and what is not known."""
    journey = replace(journey, trail=tuple(id_ for id_ in journey.trail if id_ not in (CHECK, AGAIN)), ahead=())
    faults = faults_of(journey.draft)
    sections = summary(journey.draft, faults)
    counted = {
        **counts(sections),
        "extent": extent(journey.draft.kind),
        "passed": len(passed_pages(journey.draft.kind, journey.draft.passed)),
        "more": _open(journey.draft) is not None,
    }
    outside = [] if faults else costs_outside(journey.draft.profile())
    shown = {"sections": sections, "faults": faults, "outside": outside, **counted, **around(journey, "profile:check")}
    return render(journey.request, "pages/profile/check.html", shown)


def answer(journey: Journey) -> HttpResponse:
    """The answer to the draft as it now stands."""
    form = journey.request.POST.copy()
    form["profile"] = journey.draft.json
    form["skipped"], form["passed"] = ",".join(journey.draft.skipped), ",".join(journey.draft.passed)
    journey.request.POST = form  # type: ignore[assignment]  # a copy of the same kind
    return show(journey.request)


def around(journey: Journey, here: str) -> dict[str, Any]:
    """What stands beside every page: the draft, the verdicts so far, the list of sections, the way to the other language."""
    other = language(journey.request)["other_lang"]
    return {
        "draft": journey.draft,
        "trail": ",".join(journey.trail),
        "ahead": ",".join(journey.ahead),
        "standing": standing_of(journey.draft),
        "contents": contents(journey.draft),
        "draft_form": "journey",
        "draft_form_default": "count" if here == "profile:work" else "next",
        "draft_form_other": translate_url(reverse(here), other),
        "here": reverse(here),
    }


def standing_of(draft: Draft) -> dict[str, Any] | None:
    """The verdicts on what is valid so far; None where the draft could not be read at all."""
    if draft.faults:
        return None
    profile = valid_profile(draft)
    return standing(
        verdicts(profile, today()), draft.kind, Closed(frozenset(profile.answers), frozenset(draft.skipped))
    )


def start_context() -> dict[str, Any]:
    """What the first question needs."""
    return {"begin": FIELD, "choices": CHOICES, "examples": examples().values(), "extent": extent(ProfileKind.SEED)}
