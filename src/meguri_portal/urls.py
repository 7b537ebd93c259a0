"""Addresses (番地): Japanese without prefix, English below `/en/`. Each stage keeps its own list beside its views."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from meguri_portal.api.interface import api

urlpatterns = [
    path("api/v1/", api.urls),
    *i18n_patterns(
        path("", include("meguri_portal.views.home")),
        path("profile/", include("meguri_portal.views.profile")),
        path("answer/", include("meguri_portal.views.answer")),
        path("links/", include("meguri_portal.views.links")),
        path("register/", include("meguri_portal.views.register")),
        path("curator/", include("meguri_portal.views.curator")),
        path("programmes/", include("meguri_portal.views.programmes")),
        path("rounds/", include("meguri_portal.views.rounds")),
        path("industry/", include("meguri_portal.views.industry")),
        path("indicators/", include("meguri_portal.views.indicators")),
        path("events/", include("meguri_portal.views.events")),
        path("portfolio/", include("meguri_portal.views.portfolio")),
        path("cycle/", include("meguri_portal.views.cycle")),
        path("officer/", include("meguri_portal.views.officer")),
        path("sources/", include("meguri_portal.views.sources")),
        path("about/", include("meguri_portal.views.about")),
        path("", include("meguri_portal.api.page")),
        prefix_default_language=False,
    ),
]
handler404 = "meguri_portal.views.errors.not_found"
handler500 = "meguri_portal.views.errors.broken"
handler403 = "meguri_portal.views.errors.forbidden"
handler400 = "meguri_portal.views.errors.bad_request"
