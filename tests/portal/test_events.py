"""Matching events on a page for staff: a file with its faults, the plan, a cancellation mended, files; nothing is kept."""

from __future__ import annotations

import json
import re
import threading
from collections import Counter
from html import unescape
from random import Random
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from icalendar import Calendar
from test_profile_files import HOSTILE

from meguri.matching.event.event_file import event_from
from meguri.matching.event.plan_file import plan_of
from meguri.vocabulary.reading import read_text
from meguri_portal.selectors.events import page_of
from meguri_portal.services import events, solving

pytestmark = pytest.mark.django_db
LANGS = pytest.mark.parametrize("prefix", ["", "/en"])
SEALED = re.compile(r'name="plan" value="([^"]+)"')
FAULTY = """schema: meguri/event/1
name: {ja: 架空の会, en: Fictional event}
slots:
  - {id: a1, start: "2026-12-03T10:00", minutes: 0}
ventures:
  - {id: v1, name: 架空セル, scores: {nobody: 5}}
cdmos:
  - {id: c1, name: 架空製造, tables: many}
"""


@pytest.fixture
def staff(client: Client) -> Client:
    """Signed in."""
    client.force_login(User.objects.create_user("tantou", password="x", is_staff=True))
    return client


def _sealed(html: str) -> str:
    found = SEALED.search(html)
    assert found is not None
    return found[1]


def _example(client: Client, prefix: str = "") -> str:
    return _sealed(client.get(f"{prefix}/events/example/").content.decode())


def _read(client: Client, text: str, prefix: str = "", **more: str) -> Any:
    return client.post(f"{prefix}/events/", {"event": text, **more})


def _drawn(ventures: int, cdmos: int, slots: int, wishes: int = 10) -> dict[str, Any]:
    """An event in which both sides score every request."""
    chance = Random(1)
    ids = [*(f"v{n}" for n in range(ventures)), *(f"c{n}" for n in range(cdmos))]
    said: dict[str, dict[str, int]] = {id_: {} for id_ in ids}
    for v in range(ventures):
        for c in chance.sample(range(cdmos), wishes):
            said[f"v{v}"][f"c{c}"], said[f"c{c}"][f"v{v}"] = chance.randint(1, 100), chance.randint(1, 100)
    parties = {id_: {"id": id_, "name": f"架空の参加者{id_}", "scores": scores} for id_, scores in said.items()}
    return {
        "schema": "meguri/event/1",
        "name": "架空の会",
        "rule": {"at_most": 5},
        "slots": [{"id": f"s{n}", "start": f"2026-12-03T{n + 1:02}:00", "minutes": 30} for n in range(slots)],
        "ventures": [one for id_, one in parties.items() if id_.startswith("v")],
        "cdmos": [one for id_, one in parties.items() if id_.startswith("c")],
    }


@LANGS
def test_only_staff_come_in(client: Client, prefix: str) -> None:
    client.force_login(User.objects.create_user("visitor", password="x"))
    for place in ("", "example/", "cancel/", "file/ics/"):
        for answer in (client.get(f"{prefix}/events/{place}"), client.post(f"{prefix}/events/{place}", {"plan": "x"})):
            assert answer.headers["Location"] == f"{prefix}/curator/sign-in/"


@LANGS
def test_the_desk_leads_to_the_page_and_the_page_to_the_example(staff: Client, prefix: str) -> None:
    assert f'href="{prefix}/events/"' in staff.get(f"{prefix}/curator/").content.decode()
    assert f'href="{prefix}/events/example/"' in staff.get(f"{prefix}/events/").content.decode()


@LANGS
def test_no_page_and_no_file_is_kept_by_a_browser(staff: Client, prefix: str) -> None:
    sealed = _example(staff, prefix)
    answers = [
        staff.get(f"{prefix}/events/"),
        staff.get(f"{prefix}/events/example/"),
        staff.post(f"{prefix}/events/cancel/", {"plan": sealed, "party": "kakuu-fill"}),
        *(staff.post(f"{prefix}/events/file/{kind}/", {"plan": sealed}) for kind in ("ics", "json", "yaml")),
    ]
    assert all(answer.status_code == 200 and "no-store" in answer.headers["Cache-Control"] for answer in answers)


@LANGS
def test_the_example_is_planned_proven_and_marked_fictional(staff: Client, prefix: str) -> None:
    page = staff.get(f"{prefix}/events/example/").content.decode()
    for words in {
        "": (
            "架空再生医療商談会",
            "証明済みです",
            "参加者はすべて架空です",
            "先着順",
            "応じられなかった希望と、その理由",
        ),
        "/en": (
            "Fictional Cell and Gene Partnering Day",
            "It is proven",
            "Every party is invented",
            "Requests not met, and why",
        ),
    }[prefix]:
        assert words in page


@LANGS
def test_every_fault_of_a_file_is_shown_with_its_line_and_the_text_stays(staff: Client, prefix: str) -> None:
    answer = staff.post(f"{prefix}/events/", {"file": SimpleUploadedFile("架空.yaml", FAULTY.encode())})
    page = answer.content.decode()
    assert answer.status_code == 422
    for place in ("slots[0].minutes", "ventures[0].scores.nobody", "cdmos[0].tables"):
        assert f"<code>{place}</code>" in page
    assert {"": "4行目", "/en": "Line 4"}[prefix] in page
    assert "tables: many}" in page.partition("<textarea")[2]
    assert _read(staff, FAULTY, prefix).content.decode().count("tables: many}") == page.count("tables: many}")


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_in_words(staff: Client, kind: str) -> None:
    answer = staff.post("/events/", {"file": SimpleUploadedFile("x.yaml", HOSTILE[kind])})
    assert answer.status_code == 422
    assert "error-summary" in answer.content.decode()


@pytest.mark.parametrize("fields", [{}, {"event": " \n"}, {"plan": ""}, {"plan": "x:y:z"}, {"plan": "\0\u202e" * 999}])
def test_a_post_with_nothing_readable_is_a_fault_and_not_a_failure(staff: Client, fields: dict[str, str]) -> None:
    for place in ("", "cancel/", "file/json/"):
        assert staff.post(f"/events/{place}", fields).status_code == 422


def test_only_a_plan_that_the_portal_wrote_is_taken_back(staff: Client) -> None:
    sealed = _example(staff)
    forged = signing.dumps(events.opened(sealed), key="another", salt=events.SALT, compress=True)
    for text in (forged, sealed[:-1] + ("a" if sealed[-1] != "a" else "b"), sealed.replace(":", "", 1)):
        assert staff.post("/events/", {"plan": text}).status_code == 422
    assert staff.post("/events/", {"plan": sealed}).status_code == 200


@LANGS
def test_a_cdmo_cancels_and_what_changes_comes_first(staff: Client, prefix: str) -> None:
    before = events.opened(_example(staff, prefix))
    answer = staff.post(f"{prefix}/events/cancel/", {"plan": _example(staff, prefix), "party": "kakuu-fill"})
    page = answer.content.decode()
    after = events.opened(_sealed(page))
    assert page.index('id="changes"') < page.index('id="quality"') < page.index('id="timetable"')
    assert not [one for one in after["meetings"] if one["cdmo"] == "kakuu-fill"]
    shown = page_of(after).changes
    assert shown is not None
    then = {(one["venture"], one["cdmo"]): one["slot"] for one in before["meetings"]}
    now = {(one["venture"], one["cdmo"]): one["slot"] for one in after["meetings"]}
    assert len(shown.lost) == len(then.keys() - now.keys()) == 4
    assert len(shown.new) == len(now.keys() - then.keys())
    assert len(shown.moved) == sum(then[pair] != now[pair] for pair in then.keys() & now.keys())
    assert len(shown.kept) == sum(then[pair] == now[pair] for pair in then.keys() & now.keys())
    assert after["revision"] == before["revision"] + 1


def test_a_party_cancels_two_slots_and_then_another_party_everything(staff: Client) -> None:
    sealed = _example(staff)
    gone = {"kakuu-tokyo": ["b1", "b2"], "kakuu-aav": list[str]()}
    for party, slots in gone.items():
        answer = staff.post("/events/cancel/", {"plan": sealed, "party": party, "slot": slots})
        sealed = _sealed(answer.content.decode())
    plan = events.opened(sealed)
    assert plan["revision"] == 2
    for party, slots in gone.items():
        mine = [one["slot"] for one in plan["meetings"] if party in (one["venture"], one["cdmo"])]
        assert not [slot for slot in mine if not slots or slot in slots]


@LANGS
@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"party": "nobody"},
        {"party": "kakuu-aav", "slot": ["a1", "z9"]},
        {"party": "kakuu-aav", "slot": ["a1"], "table": "one"},  # a venture has no table
    ],
)
def test_a_cancellation_that_cannot_be_keeps_the_plan(staff: Client, prefix: str, fields: dict[str, Any]) -> None:
    sealed = _example(staff, prefix)
    answer = staff.post(f"{prefix}/events/cancel/", {"plan": sealed, **fields})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "error-summary" in page
    assert events.opened(_sealed(page)) == events.opened(sealed)
    assert ('value="a1" checked' in page) == ("slot" in fields)


def test_a_cdmo_that_loses_one_table_of_two_goes_on_at_the_other(staff: Client) -> None:
    sealed = _example(staff)
    before = events.opened(sealed)
    tables = Counter((one["cdmo"], one["slot"]) for one in before["meetings"])
    (cdmo, slot), most = tables.most_common(1)[0]
    assert most == 2
    answer = staff.post("/events/cancel/", {"plan": sealed, "party": cdmo, "slot": [slot], "table": "one"})
    after = events.opened(_sealed(answer.content.decode()))
    assert sum((one["cdmo"], one["slot"]) == (cdmo, slot) for one in after["meetings"]) == 1


@LANGS
def test_the_stable_matching_is_another_view_of_the_same_event(staff: Client, prefix: str) -> None:
    best = events.opened(_example(staff, prefix))
    page = staff.post(f"{prefix}/events/", {"plan": _example(staff, prefix), "method": "stable"}).content.decode()
    stable = events.opened(_sealed(page))
    assert stable["hash"] == best["hash"]
    assert stable["blocking_pairs"] < best["blocking_pairs"]
    assert float(stable["value"]) < float(best["value"])
    assert {"": "下回る幅は", "/en": "this one is at most"}[prefix] in page
    back = staff.post(f"{prefix}/events/", {"plan": _sealed(page), "method": "best"}).content.decode()
    assert events.opened(_sealed(back)) == best


@LANGS
@pytest.mark.parametrize("method", ["best", "stable"])
def test_a_plan_made_afresh_after_a_cancellation_says_what_changes_and_calendars_follow(
    staff: Client, prefix: str, method: str
) -> None:
    sent = events.opened(_example(staff, prefix))
    mended = staff.post(f"{prefix}/events/cancel/", {"plan": events.sealed(sent), "party": "kakuu-kobe"})
    page = staff.post(
        f"{prefix}/events/", {"plan": _sealed(mended.content.decode()), "method": method}
    ).content.decode()
    answer = events.opened(_sealed(page))
    assert page.index('id="changes"') < page.index('id="quality"')
    assert {"": "作り直しによる変更", "/en": "What planning afresh changes"}[prefix] in page
    entries = Calendar.from_ical(staff.post(f"{prefix}/events/file/ics/", {"plan": _sealed(page)}).content).walk(
        "VEVENT"
    )
    assert {int(one.get("sequence")) for one in entries} == {2}
    pairs = {(one["venture"], one["cdmo"]) for one in sent["meetings"]}
    off = [one for one in entries if one.get("status") == "CANCELLED"]
    assert len(off) >= len(pairs - {(one["venture"], one["cdmo"]) for one in answer["meetings"]}) > 0
    saved = staff.post(f"{prefix}/events/file/json/", {"plan": _sealed(page)}).content.decode()
    reopened = events.opened(_sealed(_read(staff, saved, prefix).content.decode()))
    assert (reopened["revision"], reopened["called_off"]) == (2, answer["called_off"])


@LANGS
def test_what_a_cancellation_drops_though_both_are_there_stands_apart_and_the_counts_agree(
    staff: Client, prefix: str
) -> None:
    answer = staff.post(f"{prefix}/events/cancel/", {"plan": _example(staff, prefix), "party": "kakuu-kobe"})
    html = answer.content.decode()
    page = page_of(events.opened(_sealed(html)))
    assert page.changes is not None
    assert [(one["venture"], one["cdmo"]) for one in page.changes.dropped] == [("kakuu-rna", "kakuu-fill")]
    assert all("kakuu-kobe" in (one["venture"], one["cdmo"]) for one in page.changes.lost)
    assert (page.changes.off, page.changes.moved_though_there, len(page.changes.moved)) == (7, 0, 0)
    assert {"": "移動する面談は0件、取りやめる面談は1件", "/en": "moved: 0, dropped: 1"}[prefix] in html


@LANGS
def test_who_cancelled_is_named_as_such_and_not_among_those_without_a_meeting(staff: Client, prefix: str) -> None:
    answer = staff.post(f"{prefix}/events/cancel/", {"plan": _example(staff, prefix), "party": "kakuu-kobe"})
    page = page_of(events.opened(_sealed(answer.content.decode())))
    assert [name["en"] for name in page.gone] == ["Fictional Manufacturing Kobe"]
    assert page.gone[0] not in page.none
    assert {"": "取り消した参加者：架空製造 神戸", "/en": "Cancelled: Fictional Manufacturing Kobe"}[
        prefix
    ] in answer.content.decode()


def test_a_pair_that_both_asked_for_is_counted_once_among_the_reasons(staff: Client) -> None:
    answer = events.opened(_example(staff))
    pairs = {frozenset((one["id"], each["with"])) for one in answer["parties"] for each in one["unmet"]}
    assert sum(count for _, count in page_of(answer).reasons) == len(pairs)


@LANGS
def test_nobody_chosen_to_cancel_is_said_in_words_with_the_way_to_the_list(staff: Client, prefix: str) -> None:
    page = staff.post(f"{prefix}/events/cancel/", {"plan": _example(staff, prefix)}).content.decode()
    summary = page.split('class="error-summary"')[1].split("</div>")[0]
    assert 'href="#party"' in summary
    assert {"": "一覧から選んでください", "/en": "Choose from the list"}[prefix] in summary
    assert not any(word in summary for word in ("party ", "記入なし", "nothing"))


@pytest.mark.parametrize(
    "broken", ["schema: [meguri", "a: b: c", "- a\nb: 1", "a: &x 1\nb: *x", "a: \x01", "a: %b", "{a: 1", "id: 'x"]
)
def test_no_english_of_the_parser_stands_in_a_japanese_message(staff: Client, broken: str) -> None:
    page = _read(staff, broken).content.decode()
    summary = page.split('class="error-summary"')[1].split("</ul>")[0].split("<ul>")[1]
    words = unescape(re.sub(r"<[^>]*>|YAML|JSON", "", summary))
    assert not re.search(r"[a-z]{3}", words)


def test_the_files_are_those_of_the_plan_on_the_page(staff: Client) -> None:
    page = staff.post("/events/cancel/", {"plan": _example(staff), "party": "kakuu-fill"}).content.decode()
    answer = events.opened(_sealed(page))

    def file(kind: str, **more: str) -> Any:
        return staff.post(f"/events/file/{kind}/", {"plan": _sealed(page), **more})

    saved = json.loads(file("json").content)
    assert saved == answer
    assert {(one.venture, one.cdmo) for one in plan_of(read_text(file("json").content)).meetings} == {
        (one["venture"], one["cdmo"]) for one in answer["meetings"]
    }
    assert event_from(file("yaml").content) == event_from(json.dumps(answer["event"]))
    everybody = Calendar.from_ical(file("ics").content).walk("VEVENT")
    assert len(everybody) == len(answer["meetings"]) + len(answer["changes"]["lost"])
    one = file("ics", party="kakuu-nerve")
    assert len(Calendar.from_ical(one.content).walk("VEVENT")) == 2
    assert "%E6%9E%B6%E7%A9%BA%E7%A5%9E%E7%B5%8C" in one.headers["Content-Disposition"]
    assert file("exe").status_code == 404


def test_a_plan_that_was_saved_is_opened_again_and_mended(staff: Client) -> None:
    answer = events.opened(_example(staff))
    saved = staff.post("/events/file/json/", {"plan": events.sealed(answer)}).content
    page = staff.post("/events/", {"file": SimpleUploadedFile("日程.json", saved)}).content.decode()
    reopened = events.opened(_sealed(page))
    assert reopened["meetings"] == answer["meetings"]
    assert float(reopened["bound"]) >= float(answer["bound"])
    healed = staff.post("/events/cancel/", {"plan": _sealed(page), "party": "kakuu-fill"}).content.decode()
    again = staff.post("/events/cancel/", {"plan": events.sealed(answer), "party": "kakuu-fill"}).content.decode()
    assert events.opened(_sealed(healed))["meetings"] == events.opened(_sealed(again))["meetings"]


def test_a_saved_plan_is_not_believed_where_it_praises_itself(staff: Client) -> None:
    answer = events.opened(_example(staff))
    worse = {**answer, "meetings": answer["meetings"][:3], "proven": True, "gap": "0.0000"}
    page = _read(staff, json.dumps(worse)).content.decode()
    assert not events.opened(_sealed(page))["proven"]
    assert "証明済みです" not in page


def test_words_of_a_file_are_words_on_the_page(staff: Client) -> None:
    text = (
        FAULTY.replace("minutes: 0", "minutes: 25")
        .replace("nobody: 5", "c1: 5")
        .replace("tables: many", "scores: {v1: 9}")
    )
    page = _read(staff, text.replace("架空セル", "'<script>alert(1)</script> {{ 7*7 }}'")).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }}" in page
    assert "<script>alert" not in page


def test_days_and_tables_stand_as_the_event_says(staff: Client) -> None:
    text = (
        FAULTY.replace("minutes: 0", "minutes: 25")
        .replace("nobody: 5", "c1: 5")
        .replace("tables: many", "tables: 2, tables_at: {a1: 1}, scores: {v1: 9}")
        .replace("ventures:", '  - {id: b1, start: "2026-12-04T10:00", minutes: 25}\nventures:')
    )
    page = page_of(events.opened(_sealed(_read(staff, text).content.decode())))
    assert [(day.date, [table.only for table in day.tables]) for day in page.days] == [
        ("2026-12-03", [True]),
        ("2026-12-04", [False, False]),
    ]
    assert page.several_days
    assert _read(staff, text).content.decode().count('class="day">12月4日') == 1
    assert [row.end for day in page.days for row in day.rows] == ["10:25", "10:25"]


@pytest.mark.parametrize(("slots", "tables"), [(events.MOST_SLOTS + 1, 1), (2, 100)])
def test_an_event_too_large_for_a_page_says_so(staff: Client, slots: int, tables: int) -> None:
    times = [{"id": f"s{n}", "start": f"20{n // 12 + 10}-{n % 12 + 1:02}-01T10:00", "minutes": 5} for n in range(slots)]
    event = {
        "schema": "meguri/event/1",
        "name": "架空",
        "slots": times,
        "ventures": [{"id": "v", "name": "v"}],
        "cdmos": [{"id": f"c{n}", "name": f"c{n}", "tables": tables} for n in range(tables)],
    }
    answer = _read(staff, json.dumps(event))
    assert answer.status_code == 422
    assert "コマンドで作れます" in answer.content.decode()


def test_one_question_at_a_time_and_a_page_that_gets_no_turn_says_so(
    staff: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(solving, "TURN", 0.01)
    taken, done = threading.Event(), threading.Event()

    def hold() -> None:
        with solving.one_at_a_time():
            taken.set()
            done.wait(10)

    holder = threading.Thread(target=hold)
    holder.start()
    taken.wait(10)
    answer = staff.post("/events/", {"event": events.example()})
    done.set()
    holder.join()
    assert answer.status_code == 422
    assert "kakuu-heart" in answer.content.decode().partition("<textarea")[2]


@LANGS
def test_the_other_language_takes_the_plan_along(staff: Client, prefix: str) -> None:
    page = staff.get(f"{prefix}/events/example/").content.decode()
    other = {"": "/en/events/", "/en": "/events/"}[prefix]
    assert f'form="carried" formaction="{other}"' in page
    assert events.opened(_sealed(staff.post(other, {"plan": _sealed(page)}).content.decode())) == events.opened(
        _sealed(page)
    )


def test_a_plan_too_large_to_travel_along_is_refused_before_it_is_shown(
    staff: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "LONGEST", len(_example(staff)) - 1)
    answer = _read(staff, events.example())
    assert answer.status_code == 422
    assert "コマンドで作れます" in answer.content.decode()
    assert "kakuu-heart" in answer.content.decode().partition("<textarea")[2]


def test_an_event_of_full_size_is_planned_mended_and_saved(staff: Client) -> None:
    page = _read(staff, json.dumps(_drawn(120, 30, 16), ensure_ascii=False)).content.decode()
    cdmo = events.opened(_sealed(page))["meetings"][0]["cdmo"]
    healed = staff.post("/events/cancel/", {"plan": _sealed(page), "party": cdmo}).content.decode()
    saved = staff.post("/events/file/json/", {"plan": _sealed(healed)}).content
    again = staff.post("/events/", {"file": SimpleUploadedFile("日程.json", saved)}).content.decode()
    assert events.opened(_sealed(again))["meetings"] == events.opened(_sealed(healed))["meetings"]
