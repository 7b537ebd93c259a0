"""Who may come in (担当者だけ): signed in and staff; anybody else is sent to sign in."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

Staff = User


def staff_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Gives the view the person as `by`."""

    @wraps(view)
    def guarded(request: HttpRequest, *rest: Any, **named: Any) -> HttpResponse:
        user = request.user
        if not isinstance(user, User) or not user.is_active or not user.is_staff:
            return redirect("curator:sign-in")
        return view(request, user, *rest, **named)

    return guarded
