"""Rounds and certified VCs (採択と認定VC): rounds with entries, certified VCs, selected projects, what certified VC money unlocks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from meguri.register.codes import Frame
from meguri_portal import clock, language, packs
from meguri_portal.forms.unlock import UnlockForm
from meguri_portal.kept import kept
from meguri_portal.selectors import rounds, unlock

app_name = "rounds"


@kept
def listing(request: HttpRequest) -> HttpResponse:
    """The rounds of the venture fund with their entries, and who invests in whom."""
    register = packs.register()
    lines = rounds.rounds(register)
    every = [entry for line in lines for entry in line.entries]
    context = {
        "rounds": lines,
        "certification_rounds": rounds.rounds(register, rounds.CERTIFICATION),
        "entries": every,
        "companies": len({entry.company.id for entry in every}),
        "leads": len({entry.lead.id for entry in every if entry.lead}),
        "certified": len(register.certifications),
        "picture": rounds.picture(register, language.current()),
    }
    return render(request, "pages/rounds/list.html", context)


@kept
def vcs(request: HttpRequest) -> HttpResponse:
    """Certified VCs with the spellings seen, dates where known and what they lead."""
    return render(request, "pages/rounds/vcs.html", {"vcs": rounds.vcs(packs.register())})


@kept
def projects(request: HttpRequest) -> HttpResponse:
    """The selected projects of the CDMO facility subsidy by frame."""
    register = packs.register()
    frames = [(frame, rounds.projects(register, frame)) for frame in Frame]
    number = sum(len(lines) for _, lines in frames)
    return render(request, "pages/rounds/projects.html", {"frames": frames, "number": number})


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
