"""Rounds and certified VCs (採択と認定VC): rounds with entries, certified VCs, selected projects, what certified VC money unlocks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from meguri.register.codes import Frame
from meguri_portal import clock, language, packs
from meguri_portal.charts.pairs import WIDE
from meguri_portal.forms.unlock import UnlockForm
from meguri_portal.kept import kept
from meguri_portal.selectors import rounds, unlock

app_name = "rounds"


@kept
def listing(request: HttpRequest) -> HttpResponse:
    """The rounds of the venture fund with their entries, and who invests in whom."""
    register = packs.register()
    lines, lang = rounds.rounds(register), language.current()
    only_held = [line for line in lines if not line.known]
    context = {
        "rounds": lines,
        "only_held": only_held,
        "held_citations": rounds.citations((claim for line in only_held for claim in line.round.claims), ("state",)),
        "checked": rounds.checked(lines).isoformat(),
        "minimum_only_reported": rounds.minimum_only_reported(lines),
        "certification_rounds": rounds.rounds(register, rounds.CERTIFICATION),
        "found": rounds.selections(register),
        "grants": rounds.grants(register),
        "certified": len(register.certifications),
        "picture": rounds.picture(register, lang),
        "wide_picture": rounds.picture(register, lang, WIDE),
    }
    return render(request, "pages/rounds/list.html", context)


@kept
def vcs(request: HttpRequest) -> HttpResponse:
    """Certified VCs with the spellings seen, dates where known and what they lead."""
    return render(
        request,
        "pages/rounds/vcs.html",
        {"vcs": rounds.vcs(packs.register(), clock.today()), "official_list": rounds.official_list()},
    )


@kept
def projects(request: HttpRequest) -> HttpResponse:
    """The selected projects of the CDMO facility subsidy by frame."""
    register = packs.register()
    frames = [(frame, rounds.projects(register, frame)) for frame in Frame]
    context = {
        "frames": frames,
        "number": sum(len(lines) for _, lines in frames),
        "companies": len({company.id for _, lines in frames for line in lines for company in line.companies}),
        "sites": rounds.sites_of_selected(register),
    }
    return render(request, "pages/rounds/projects.html", context)


def unlocked(request: HttpRequest) -> HttpResponse:
    """What an amount of certified VC money unlocks; the amount stands in the address and is stored nowhere."""
    form, today = UnlockForm(request.GET.dict()), clock.today()
    answer = None
    if form.readable and form.invests is not None:
        answer = unlock.worked(today, form.invests, form.tranches)
    context = {"form": form, "answer": answer, "terms": unlock.example_terms(today), "when": unlock.when(today)}
    return render(request, "pages/rounds/unlock.html", context)


urlpatterns = [
    path("", listing, name="list"),
    path("vcs/", vcs, name="vcs"),
    path("projects/", projects, name="projects"),
    path("unlock/", unlocked, name="unlock"),
]
