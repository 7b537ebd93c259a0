"""Signing in (サインイン): a bounded number of attempts a minute for each name and each address.

Kept as keyed digests for an hour; neither the name nor the address can be read from them.
"""

from __future__ import annotations

import hmac
from datetime import timedelta
from hashlib import sha256

from django.conf import settings

from meguri_portal import clock
from meguri_portal.models.curator import SignInAttempt

PER_NAME = 5  # attempts a minute
PER_ADDRESS = 20
WINDOW = timedelta(minutes=1)
KEPT = timedelta(hours=1)


def may_try(name: str, address: str) -> bool:
    """Counts this attempt; False where there were too many in the last minute.

    Mutates: SignInAttempt.
    """
    now = clock.now()
    SignInAttempt.objects.filter(at__lt=now - KEPT).delete()
    keys = {_key(f"name:{name.casefold()}"): PER_NAME, _key(f"address:{address}"): PER_ADDRESS}
    SignInAttempt.objects.bulk_create(SignInAttempt(key=key, at=now) for key in keys)
    recent = SignInAttempt.objects.filter(at__gt=now - WINDOW)
    return all(recent.filter(key=key).count() <= most for key, most in keys.items())


def forget(name: str) -> None:
    """Clears the count of a name that has just signed in."""
    SignInAttempt.objects.filter(key=_key(f"name:{name.casefold()}")).delete()


def _key(written: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), written.encode("utf-8", "replace"), sha256).hexdigest()
