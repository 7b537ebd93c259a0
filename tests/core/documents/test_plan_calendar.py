"""The calendar (期限の ICS): stable ids, no clock, alarms, noon in Tokyo where a time is known."""

from answers import answered, fixed_plan
from icalendar import Calendar

from meguri.documents.calendar import DAYS_BEFORE, deadlines
from meguri.vocabulary.text import Lang


def test_every_date_is_an_event_with_its_alarms() -> None:
    plan = fixed_plan()
    found = Calendar.from_ical(deadlines(plan, Lang.JA)).walk("VEVENT")
    assert [event.get("dtstart").dt.isoformat() for event in found] == sorted(d["on"] for d in plan["deadlines"])
    assert all(len(event.walk("VALARM")) == len(DAYS_BEFORE) for event in found)
    assert all(str(event.get("summary")).startswith("【架空】") for event in found)


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert deadlines(fixed_plan(), Lang.EN) == deadlines(fixed_plan(), Lang.EN)


def test_a_date_that_moves_keeps_its_id() -> None:
    plan, moved = fixed_plan(), fixed_plan()
    moved["deadlines"][0]["on"] = "2027-05-31"
    first, second = (
        {str(event.get("uid")) for event in Calendar.from_ical(deadlines(one, Lang.JA)).walk("VEVENT")}
        for one in (plan, moved)
    )
    assert first == second
    assert len(first) == len(plan["deadlines"])


def test_the_stamp_is_the_day_of_the_answer() -> None:
    found = Calendar.from_ical(deadlines(fixed_plan(), Lang.JA)).walk("VEVENT")
    assert {event.get("dtstamp").dt.date().isoformat() for event in found} == {"2026-11-23"}


def test_a_known_time_is_noon_in_tokyo() -> None:
    plan = fixed_plan()
    plan["deadlines"] = [{**plan["deadlines"][-1], "time": "12:00"}]
    raw = deadlines(plan, Lang.JA)
    assert b"DTSTART;TZID=Asia/Tokyo:20270331T120000" in raw
    assert b"BEGIN:VTIMEZONE" in raw


def test_a_text_with_line_breaks_cannot_add_a_line_of_its_own() -> None:
    plan = fixed_plan()
    plan["deadlines"][0]["text"] = {"ja": "x\r\nATTACH:file:///etc/passwd", "en": "x"}
    raw = deadlines(plan, Lang.JA)
    assert not any(line.startswith(b"ATTACH") for line in raw.split(b"\r\n"))


def test_an_assumed_date_says_so_and_rings_no_bell_but_for_the_end_of_the_cash() -> None:
    plan, _ = answered("car-t-autologous")
    found = Calendar.from_ical(deadlines(plan, Lang.JA)).walk("VEVENT")
    assumed = {str(one.get("summary")): len(one.walk("VALARM")) for one in found}
    marked = [words for words in assumed if words.startswith("【仮定】")]
    assert len(marked) == 3  # decision on an assumed call, first receipt, end of the cash under the plan
    ends = [words for words in marked if "資金が尽きる" in words]
    assert [assumed[words] for words in ends] == [len(DAYS_BEFORE)]
    assert {assumed[words] for words in marked if words not in ends} == {0}
    silent = [one for one in found if not one.walk("VALARM")]
    assert all("通知は付けていません" in str(one.get("description")) for one in silent)
    short = [str(one.get("description")) for one in found if "資金が尽きる" in str(one.get("summary"))]
    assert [one for one in short if "四半期末の不足" in one and "円" in one] == short
    stated = [words for words in assumed if words not in marked]
    assert any("補助なしの場合" in words for words in stated)
    assert {assumed[words] for words in stated} == {len(DAYS_BEFORE)}
