"""Dates of a plan for a calendar (期限の ICS, RFC 5545): stable ids, no clock, alarms, days and times of Asia/Tokyo."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneStandard

from meguri.documents.figures import Answer, name_of, said
from meguri.documents.notice import FICTIONAL, UNOFFICIAL
from meguri.documents.sources import line
from meguri.funding.deadline import Occasion
from meguri.vocabulary.text import Lang, Text

TOKYO = "Asia/Tokyo"
OFFSET = timedelta(hours=9)
DAYS_BEFORE = (30, 7, 1)  # days before a date on which the calendar reminds
LENGTH = timedelta(hours=1)  # shown length of an event with a time
DOMAIN = "meguri.invalid"  # ids need a domain; this one exists nowhere (RFC 2606)
ASSUMED = Text("【仮定】", "[Assumed] ")
RESTS = Text(
    "この日は計画の仮定によるもので、公表された日ではありません。",
    "This day rests on what the plan assumes; nobody has announced it.",
)
SILENT = Text("そのため、予定表の通知は付けていません。", "Therefore the calendar does not remind of it.")
HEADING = Text("めぐり 期限", "Meguri dates")


def deadlines(plan: Answer, lang: Lang) -> bytes:
    """The dates of a plan as one calendar."""
    calendar = opened(f"{HEADING.in_(lang)} — {name_of(plan['profile'], lang)}")
    for one in plan["deadlines"]:
        calendar.add_component(_event(one, plan, lang))
    written: bytes = calendar.to_ical()
    return written


def opened(name: str) -> Calendar:
    """A calendar of that name with the times of Tokyo, and nothing in it yet."""
    calendar = Calendar()
    calendar.add("prodid", "-//Meguri//Meguri//JA")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add_component(_tokyo())
    return calendar


def uid(one: Answer, plan: Answer) -> str:
    """The same for the same date of the same profile, also where the day moves."""
    return id_of(plan["profile"]["name"]["ja"], one["programme"] or "", one["kind"], one["text"]["ja"])


def id_of(*words: str) -> str:
    """The id of an entry, from the words that stay the same when its time changes."""
    return f"{sha256(chr(0).join(words).encode()).hexdigest()[:32]}@{DOMAIN}"


def _event(one: Answer, plan: Answer, lang: Lang) -> Event:
    event = Event()
    event.add("uid", uid(one, plan))
    event.add("dtstamp", datetime.combine(date.fromisoformat(plan["as_of"]), time(), UTC))
    mark = Text("【架空】", "[fictional] ").in_(lang) if plan["profile"]["fictional"] else ""
    assumed = ASSUMED.in_(lang) if one["assumed"] else ""
    event.add("summary", f"{assumed}{mark}{said(one['text'], lang)}")
    event.add("description", _description(one, plan, lang))
    event.add("categories", [one["kind"]])
    event.add("transp", "TRANSPARENT")
    _when(event, one)
    for days in DAYS_BEFORE if _rings(one) else ():
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", f"{assumed}{said(one['text'], lang)}")
        alarm.add("trigger", timedelta(days=-days))
        event.add_component(alarm)
    return event


def _rings(one: Answer) -> bool:
    """Whether the calendar reminds: of stated days, and of the end of the cash whatever it rests on."""
    return not one["assumed"] or one["kind"] == Occasion.MONEY_ENDS


def _when(event: Event, one: Answer) -> None:
    """A whole day, or the time of day in Tokyo where a source gives one (`"time": "12:00"`)."""
    on = date.fromisoformat(one["on"])
    if one.get("time"):
        start = datetime.combine(on, time.fromisoformat(one["time"]))
        event.add("dtstart", start, parameters={"tzid": TOKYO})
        event.add("dtend", start + LENGTH, parameters={"tzid": TOKYO})
    else:
        event.add("dtstart", on)
        event.add("dtend", on + timedelta(days=1))


def _description(one: Answer, plan: Answer, lang: Lang) -> str:
    parts = [UNOFFICIAL.in_(lang)]
    if plan["profile"]["fictional"]:
        parts.insert(0, FICTIONAL.in_(lang))
    if one.get("detail"):
        parts.append(said(one["detail"], lang))
    if one["assumed"]:
        parts.append(RESTS.in_(lang))
    if not _rings(one):
        parts.append(SILENT.in_(lang))
    if one["citation"]:
        parts.append(line(one["citation"], lang))
    return "\n".join(parts)


def _tokyo() -> Timezone:
    zone = Timezone()
    zone.add("tzid", TOKYO)
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1970, 1, 1))  # noqa: DTZ001 - RFC 5545 wants local time here
    standard.add("tzoffsetfrom", OFFSET)
    standard.add("tzoffsetto", OFFSET)
    standard.add("tzname", "JST")
    zone.add_component(standard)
    return zone
