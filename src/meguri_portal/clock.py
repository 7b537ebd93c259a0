"""Today in Japan (今日): the only place of the portal that reads the clock for an answer."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """This moment, with its zone."""
    return timezone.now()


def today() -> date:
    """The day in Asia/Tokyo."""
    return timezone.localdate()
