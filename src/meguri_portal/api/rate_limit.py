"""How often one address may ask (利用回数の上限): a bucket per address that fills again steadily.

Each server process keeps its own buckets, for the last few thousand addresses; nothing is written down.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from threading import Lock, local

from django.conf import settings
from django.http import HttpRequest
from ninja.throttling import BaseThrottle

ADDRESSES = 5_000  # remembered at most; the one not seen for longest is forgotten first
MINUTE = 60.0  # seconds


class PerAddress(BaseThrottle):
    """住所ごとの上限: `per_minute` requests at once, and as many again each minute."""

    def __init__(self, per_minute: int, addresses: int = ADDRESSES):
        self.per_minute, self.addresses = per_minute, addresses
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()  # address → requests left, when
        self._lock = Lock()
        self._here = local()  # what this thread has to wait

    def allow_request(self, request: HttpRequest) -> bool:
        """Whether the request may pass; takes one from its bucket."""
        address, now = address_of(request), time.monotonic()
        with self._lock:
            left, last = self._buckets.pop(address, (float(self.per_minute), now))
            left = min(self.per_minute, left + (now - last) * self.per_minute / MINUTE)
            allowed = left >= 1
            self._buckets[address] = (left - 1 if allowed else left, now)
            if len(self._buckets) > self.addresses:
                self._buckets.popitem(last=False)
        self._here.wait = None if allowed else (1 - left) * MINUTE / self.per_minute
        return allowed

    def __len__(self) -> int:
        return len(self._buckets)

    def forget(self) -> None:
        """Lets everybody start anew."""
        with self._lock:
            self._buckets.clear()

    def wait(self) -> float | None:
        """Seconds until the next request may pass."""
        return getattr(self._here, "wait", None)


def address_of(request: HttpRequest) -> str:
    """The caller's address: the one that the proxy added last where Meguri stands behind one."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.SECURE else ""
    return str(forwarded.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", ""))
