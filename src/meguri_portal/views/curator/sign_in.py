"""Signing in and out (サインイン). Meguri keeps a session only here."""

from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from meguri_portal.forms.curator import FAILED, TOO_MANY, sign_in_of
from meguri_portal.services import curator
from meguri_portal.services import sign_in as attempts


@sensitive_post_parameters("password")
@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    """The form; a wrong name and a wrong password look the same."""
    if request.method != "POST":
        return render(request, "pages/curator/sign_in.html", {"name": "", "error": None})
    name, password = sign_in_of(request.POST)
    error = None
    if not attempts.may_try(name, request.META.get("REMOTE_ADDR", "")):
        error = TOO_MANY
    elif (user := authenticate(request, username=name, password=password)) is None or not user.is_staff:
        error = FAILED
    if error is None and user is not None:
        attempts.forget(name)
        login(request, user)
        curator.record_sign_in(user)
        return redirect("curator:desk")
    status = 429 if error is TOO_MANY else 400
    return render(request, "pages/curator/sign_in.html", {"name": name, "error": error}, status=status)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Ends the session."""
    logout(request)
    return redirect("curator:sign-in")
