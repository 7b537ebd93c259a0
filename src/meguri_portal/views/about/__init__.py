"""About Meguri (めぐりについて): what it is, input, accessibility, how the register and matching work, words, components."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from meguri.vocabulary.citation import Status
from meguri.vocabulary.glossary import words
from meguri_portal import packs
from meguri_portal import reply as desk
from meguri_portal.selectors.answers import scales
from meguri_portal.selectors.sources import catalogue
from meguri_portal.views import gallery

app_name = "about"


def meguri(request: HttpRequest) -> HttpResponse:
    """What Meguri is and is not."""
    found = packs.register()
    context = {
        "rulebook": packs.rulebook(),
        "organisations": len(found.organisations),
        "sites": len(found.sites),
        "makers": len({site.organisation for site in found.sites.values()}),
        "values": len(found.claims),
        "sources": len(catalogue()),
        "desk": desk.DESK,
    }
    return render(request, "pages/about/meguri.html", context)


def privacy(request: HttpRequest) -> HttpResponse:
    """What happens to input."""
    return render(request, "pages/about/privacy.html")


def accessibility(request: HttpRequest) -> HttpResponse:
    """Target, what is checked, known gaps."""
    return render(request, "pages/about/accessibility.html")


def glossary(request: HttpRequest) -> HttpResponse:
    """What the words mean, and the others in both languages."""
    listed = words()
    context = {"explained": [w for w in listed if w.meaning], "others": [w for w in listed if not w.meaning]}
    return render(request, "pages/about/glossary.html", context)


def register(request: HttpRequest) -> HttpResponse:
    """Statuses, right of reply, order, neutrality, weights."""
    used = scales()
    presets = tuple(used.presets.values())
    rows = [(one, [preset.values.get(one.id, 0) for preset in presets]) for one in used.criteria]
    context = {
        "statuses": tuple(Status),
        "scales": used,
        "presets": presets,
        "rows": rows,
        "trust": [(status.text, used.trust.get(status.value, 0)) for status in Status],
        "desk": desk.DESK,
        "received": desk.RECEIVED_WITHIN,
        "answered": desk.ANSWERED_WITHIN,
    }
    return render(request, "pages/about/register.html", context)


urlpatterns = [
    path("", meguri, name="meguri"),
    path("privacy/", privacy, name="privacy"),
    path("accessibility/", accessibility, name="accessibility"),
    path("register/", register, name="register"),
    path("words/", glossary, name="glossary"),
    path("components/", gallery.show, name="components"),
]
