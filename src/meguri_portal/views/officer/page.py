"""The question, how far its answer is, and the answer (問い・進み具合・答え)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from meguri.kpis.share import Definition
from meguri.simulation.grade import Grade
from meguri.simulation.limits import ILLUSTRATIVE, excluded
from meguri.simulation.start_state import span
from meguri.vocabulary.text import Text
from meguri_portal import clock, packs
from meguri_portal.forms.officer import OfficerForm
from meguri_portal.language import context as of_language
from meguri_portal.selectors.cycle import ceiling_chart, ceiling_lines, meant
from meguri_portal.selectors.officer import market
from meguri_portal.selectors.officer.page import officer_page
from meguri_portal.services.simulation import folder
from meguri_portal.services.simulation.work import start
from meguri_portal.views.curator.staff import Staff, staff_only

FILES = (
    ("levers", Text("手段の表（CSV）", "Levers (CSV)")),
    ("committed", Text("年度ごとの費用（CSV）", "Cost by year (CSV)")),
    ("fans", Text("幅の表（CSV）", "Fans (CSV)")),
    ("sensitivity", Text("感度の表（CSV）", "Sensitivities (CSV)")),
    ("document", Text("全部と計算の記録（JSON）", "All of it, with its record (JSON)")),
)
INSIDE = (Text("範囲内", "inside"), Text("範囲外", "outside"))


@never_cache
@staff_only
def show(request: HttpRequest, by: Staff) -> HttpResponse:
    """Without a question the form and the ceilings; a POST starts the work where there is no answer yet."""
    form = OfficerForm(request.POST if request.method == "POST" else request.GET, clock.today())
    question = form.question
    if request.method == "POST" and question is not None:
        known = folder.document(question) is not None
        if not known:
            start(question)
        return redirect(f"{reverse('officer:show')}?{form.query}#{'answers' if known else 'answer'}")
    status = 400 if request.method == "POST" else 200
    return render(request, "pages/officer/show.html", {**_form(request, form), **_answer(form)}, status=status)


@never_cache
@staff_only
@require_GET
def progress(request: HttpRequest, by: Staff) -> HttpResponse:
    """How far it is, for the part of the page that looks again; once it is done the page is drawn anew."""
    form = OfficerForm(request.GET, clock.today())
    question = form.question
    if question is None:
        return redirect("officer:show")
    standing = folder.standing(question)
    page = render(request, "pages/officer/_progress.html", {"form": form, "standing": standing})
    if standing.state.value != request.GET.get("was"):
        page.headers["HX-Refresh"] = "true"
    return page


def _form(request: HttpRequest, form: OfficerForm) -> dict[str, Any]:
    known = form.markets
    language = of_language(request)
    return {
        "form": form,
        "definitions": tuple(Definition),
        "scenarios": market.scenarios(),
        "series": market.series(known),
        "lines": ceiling_lines(clock.today()),
        "meant": meant(),
        "ceiling_chart": ceiling_chart(clock.today()),
        "notice": ILLUSTRATIVE,
        "excluded": excluded(span(packs.assumptions()).last),
        "grades": tuple(Grade),
        "other_url": f"{language['other_url']}?{form.query}" if form.question else language["other_url"],
    }


def _answer(form: OfficerForm) -> dict[str, Any]:
    question = form.question
    if question is None:
        return {"standing": None, "page": None, "market_name": None}
    found = folder.document(question)
    return {
        "standing": folder.standing(question),
        "page": officer_page(found, clock.today()) if found else None,
        "market_name": market.name_of(question.market),
        "page_files": FILES,
        "inside_words": INSIDE,
    }
