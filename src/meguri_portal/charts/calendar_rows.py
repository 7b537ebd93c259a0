"""Timeline (日程): one row per programme or event; windows as bars, days as marks, on one axis of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from meguri_portal.charts.axis import Tick

WIDTH = 320
LEFT, RIGHT = 8, 20
ROW, FOOT = 38, 24
NEAR = 34  # units below which two labels of the axis would touch


@dataclass(frozen=True, slots=True)
class Event:
    """One row before it is drawn."""

    label: str
    days: tuple[date, ...]
    window: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class EventRow:
    """One row as it is drawn."""

    label: str
    label_y: float
    y: float
    marks: tuple[float, ...]
    window: tuple[float, float] | None  # x and width


@dataclass(frozen=True, slots=True)
class CalendarRows:
    """The whole chart."""

    height: float
    foot: float
    rows: tuple[EventRow, ...]
    years: tuple[Tick, ...]
    width: int = WIDTH
    left: int = LEFT
    right: int = WIDTH - RIGHT


def calendar_rows(events: Sequence[Event], start: date) -> CalendarRows:
    """The chart from `start` to the last day of all events."""
    last = max((day for event in events for day in event.days), default=start)
    span = max(1, (last - start).days)

    def at(day: date) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * max(0, (day - start).days) / span, 1)

    rows = []
    for number, event in enumerate(events):
        top = number * ROW + 14.0
        window = None
        if event.window:
            opens, closes = map(at, event.window)
            window = (opens, max(2.0, round(closes - opens, 1)))
        rows.append(EventRow(event.label, top, top + 11, tuple(at(day) for day in event.days), window))
    years = [Tick(at(day), str(day.year)) for day in _new_years(start, last)] or [Tick(at(start), str(start.year))]
    foot = len(rows) * ROW + 2.0
    return CalendarRows(foot + FOOT, foot, tuple(rows), _apart(years))


def _new_years(start: date, last: date) -> list[date]:
    """The first days of the years after `start`."""
    return [date(year, 1, 1) for year in range(start.year + 1, last.year + 1)]


def _apart(ticks: Sequence[Tick]) -> tuple[Tick, ...]:
    kept: list[Tick] = []
    for tick in ticks:
        if not kept or tick.at - kept[-1].at >= NEAR:
            kept.append(tick)
    return tuple(kept)
