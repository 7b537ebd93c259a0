"""A shipped fictional example (架空の例): opened as if it had been typed."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from meguri_portal.services.examples import examples
from meguri_portal.views.profile.turn import Journey, check_page


@require_safe
def example(request: HttpRequest, id_: str) -> HttpResponse:
    """One example, on the page where answers are checked."""
    found = examples().get(id_)
    if found is None:
        raise Http404
    return check_page(Journey(request, found.draft))
