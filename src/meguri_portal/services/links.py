"""Keeping a profile behind a private link (非公開リンクの発行・閲覧・削除), only when asked, and never for long."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from django.core.cache import cache
from django.db import transaction
from django.utils.crypto import salted_hmac

from meguri_portal.clock import now
from meguri_portal.models.links import PrivateLink
from meguri_portal.services.draft import Draft

TOKEN_BYTES = 16  # 128 random bits
DAYS = (7, 30, 90)  # a link lives
HOUR = 3600  # seconds
PER_VISITOR = 10  # links an hour from one network address
OF_ALL = 300  # links an hour in all
LONGEST_OPTIONS = 20_000  # characters


class TooManyLinksError(Exception):
    """More links were asked for than one visitor, or all together, may make in an hour."""


@dataclass(frozen=True, slots=True)
class MadeLink:
    """A link just made. The token is shown now and never again."""

    token: str
    link: PrivateLink


@transaction.atomic
def make(draft: Draft, options: str, days: int, visitor: str) -> MadeLink:
    """Keeps a draft for some days.

    Args:
        visitor: the network address; only a keyed digest of it is held, in memory, for an hour.

    Raises:
        TooManyLinksError: too many within the hour.
    """
    moment = now()
    delete_expired()
    recent = PrivateLink.objects.filter(created_at__gt=moment - timedelta(seconds=HOUR)).count()
    if recent >= OF_ALL or _times(visitor) > PER_VISITOR:
        raise TooManyLinksError
    token = secrets.token_urlsafe(TOKEN_BYTES)
    link = PrivateLink.objects.create(
        token_hash=_hash(token),
        draft=draft.json,
        options=options[:LONGEST_OPTIONS],
        created_at=moment,
        expires_at=moment + timedelta(days=days),
    )
    return MadeLink(token, link)


def find(token: str) -> PrivateLink | None:
    """The link of a token; None where it never was, has expired or was deleted."""
    return PrivateLink.objects.filter(token_hash=_hash(token), expires_at__gt=now()).first()


def delete(token: str) -> bool:
    """Deletes a link for good; whether there was one."""
    deleted, _ = PrivateLink.objects.filter(token_hash=_hash(token)).delete()
    return deleted > 0


def delete_expired() -> int:
    """Deletes what has expired; how many there were."""
    deleted, _ = PrivateLink.objects.filter(expires_at__lte=now()).delete()
    return deleted


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _times(visitor: str) -> int:
    """How many links this visitor has asked for within the hour, this one included."""
    key = f"links:{salted_hmac('meguri.links', visitor).hexdigest()}"
    return 1 if cache.add(key, 1, HOUR) else int(cache.incr(key))
