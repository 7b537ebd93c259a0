"""Meetings of an event for calendars and screens (面談の ICS と画面): times of Tokyo, ids that stay, what is off is marked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from meguri.documents import event as pages
from meguri.documents.event_calendar import meetings
from meguri.matching.event.answer import document
from meguri.matching.event.cancellation import Cancellation
from meguri.matching.event.changes import replanned
from meguri.matching.event.event_file import read_event
from meguri.matching.event.healing import heal
from meguri.matching.event.plan import Method, plan
from meguri.vocabulary.text import Lang

ROOT = Path(__file__).parents[3]
PLAN = plan(read_event(ROOT / "examples" / "event-fictional.yaml"))
GONE = "kakuu-fill"


def before() -> dict[str, Any]:
    return document(PLAN)


def after() -> dict[str, Any]:
    healed = heal(PLAN, [Cancellation(GONE)])
    return document(healed.plan, healed)


def entries(answer: dict[str, Any], party: str | None = None) -> list[Any]:
    return list(Calendar.from_ical(meetings(answer, Lang.JA, party)).walk("VEVENT"))


def test_every_meeting_is_an_entry_in_the_time_of_tokyo() -> None:
    raw, answer = meetings(before(), Lang.JA), before()
    assert len(entries(answer)) == answer["counts"]["meetings"]
    first = answer["meetings"][0]["start"].replace("-", "").replace(":", "")
    assert f"DTSTART;TZID=Asia/Tokyo:{first}00".encode() in raw
    assert all(str(one.get("summary")).startswith("【架空】") for one in entries(answer))


def test_a_party_gets_its_own_meetings_and_no_others() -> None:
    answer = before()
    for party in answer["parties"]:
        mine = entries(answer, party["id"])
        assert len(mine) == party["meetings"]
        assert all(party["name"]["ja"] in str(one.get("summary")) for one in mine)


def test_after_a_cancellation_ids_stay_the_sequence_rises_and_what_is_off_is_marked() -> None:
    first = {str(one.get("uid")): one for one in entries(before())}
    then = {str(one.get("uid")): one for one in entries(after())}
    assert first.keys() <= then.keys()
    assert {int(one.get("sequence")) for one in first.values()} == {0}
    assert {int(one.get("sequence")) for one in then.values()} == {1}
    off = [one for one in then.values() if one.get("status") == "CANCELLED"]
    assert len(off) == len(after()["changes"]["lost"]) > 0


def test_meetings_that_stood_in_any_earlier_revision_and_are_off_now_stay_cancelled_in_calendars() -> None:
    healed = heal(PLAN, [Cancellation(GONE)])
    again = replanned(healed.plan, Method.STABLE)
    answer = document(again.plan, again)
    shown = {str(one.get("uid")): one for one in entries(answer)}
    sent = {str(one.get("uid")) for one in (*entries(before()), *entries(document(healed.plan, healed)))}
    assert sent <= shown.keys()
    assert {int(one.get("sequence")) for one in shown.values()} == {2}
    assert {str(one.get("status")) for one in shown.values()} == {"TENTATIVE", "CANCELLED"}


@pytest.mark.parametrize("lang", [*Lang])
def test_an_entry_says_that_it_is_a_draft_and_nothing_of_applications(lang: Lang) -> None:
    for one in Calendar.from_ical(meetings(before(), lang)).walk("VEVENT"):
        assert {Lang.JA: "【案】", Lang.EN: "[draft]"}[lang] in str(one.get("summary"))
        assert "jGrants" not in str(one.get("description"))


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert meetings(before(), Lang.EN) == meetings(before(), Lang.EN)


@pytest.mark.parametrize("lang", [*Lang])
def test_a_party_reads_its_meetings_and_why_not_the_others(lang: Lang) -> None:
    answer = before()
    for party in answer["parties"]:
        shown = pages.party_page(answer, party["id"], lang, 110)
        words = "".join(shown.split())
        assert all("".join(answer["reasons"][one["reason"]][lang].split())[:9] in words for one in party["unmet"])


def test_every_key_of_the_answer_is_explained() -> None:
    page = (ROOT / "docs" / "reference" / "answers.md").read_text("utf-8")
    section = page.split("## `meguri/event-plan/1`")[1].split("\n## ")[0]
    answer = json.loads(json.dumps(after()))
    keys = {*answer, *answer["changes"], *answer["meetings"][0]} - {"schema", "notice", "fictional"}
    assert not [key for key in sorted(keys) if f"`{key}" not in section]
