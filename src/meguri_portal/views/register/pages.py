"""Pages of an organisation and of a site (機関の頁・拠点の頁)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from meguri_portal import packs
from meguri_portal.selectors.register.pages import organisation_page, site_page


def organisation(request: HttpRequest, id_: str) -> HttpResponse:
    """An organisation with every claim about it."""
    page = organisation_page(packs.register(), packs.rulebook(), id_)
    if page is None:
        raise Http404
    return render(request, "pages/register/organisation.html", {"page": page})


def site(request: HttpRequest, organisation_id: str, slug: str) -> HttpResponse:
    """A site with every claim about it."""
    page = site_page(packs.register(), f"{organisation_id}/{slug}")
    if page is None:
        raise Http404
    return render(request, "pages/register/site.html", {"page": page})
