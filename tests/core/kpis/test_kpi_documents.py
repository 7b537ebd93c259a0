"""The answer `meguri/kpis/1` and its page: every key, indicator, type and word is documented."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from meguri.kpis.asked import Asked
from meguri.kpis.document import document
from meguri.kpis.indicator_file import load as load_indicators
from meguri.kpis.market import Method
from meguri.kpis.progress import KpiStatus, progress
from meguri.kpis.share import Definition
from meguri.outcomes.event import EventType
from meguri.outcomes.event_file import EVENT, read_events
from meguri.outcomes.public_events import from_register
from meguri.register.loader import load

ROOT = Path(__file__).parents[3]
TODAY = date(2026, 11, 23)
PAGE = (ROOT / "docs" / "reference" / "kpis.md").read_text("utf-8")
EVENTS_PAGE = (ROOT / "docs" / "reference" / "events.md").read_text("utf-8")


@pytest.fixture(scope="module")
def answer() -> dict[str, Any]:
    register = load()
    found = document(progress(load_indicators(), from_register(register), register, TODAY))
    read: dict[str, Any] = json.loads(json.dumps(found, ensure_ascii=False))
    return read


def keys(value: object) -> set[str]:
    """Every key in a document, except those that are countries."""
    if isinstance(value, dict):
        inner = set().union(*(keys(one) for one in value.values()))
        return inner | {key for key in value if not key.isupper()}
    return set().union(*(keys(one) for one in value)) if isinstance(value, list) else set()


def test_every_key_of_the_answer_is_documented(answer: dict[str, Any]) -> None:
    assert sorted(key for key in keys(answer) if key not in PAGE) == []


def test_every_indicator_status_definition_and_method_is_documented() -> None:
    words = [one.id for one in load_indicators()]
    words += [word.value for codes in (KpiStatus, Definition, Method) for word in codes]
    assert [word for word in words if f"`{word}`" not in PAGE] == []


def test_every_key_and_type_of_an_event_file_is_documented() -> None:
    words = [*EVENT.fields, *(kind.value for kind in EventType)]
    assert [word for word in words if f"`{word}`" not in EVENTS_PAGE] == []


def test_the_documented_targets_and_deadlines_are_those_that_ship() -> None:
    rows = {
        line.split("`")[1]: line for line in PAGE.splitlines() if line.startswith("| `") and "/" in line.split("`")[1]
    }
    for one in load_indicators():
        row = rows[one.id]
        assert str(one.target.value) in row
        assert one.deadline is None or str(one.deadline.year) in row
        assert (one.baseline is None) == ("不明" in row)


def test_the_answer_holds_no_forecast_and_no_share(answer: dict[str, Any]) -> None:
    assert not any(word in key for key in keys(answer) for word in ("probab", "forecast", "likel", "expected"))
    (share,) = [kpi["share"] for kpi in answer["kpis"] if kpi["share"]]
    assert share["actual"] is None
    assert all(one["actual"] is None for one in share["definitions"])
    assert all("市場シェアではない" in one["facility_area_note"]["ja"] for one in share["definitions"])


def test_every_figure_leads_to_its_source(answer: dict[str, Any]) -> None:
    for kpi in answer["kpis"]:
        assert kpi["target"]["citation"]["source"]
        assert all(one["citation"]["source"] for one in kpi["actual"]["counted"])
    (share,) = [kpi["share"] for kpi in answer["kpis"] if kpi["share"]]
    assert all(level["citation"]["source"] for one in share["series"] for level in one["levels"])
    assert all(row["citation"]["source"] for row in share["facilities"])


def test_a_fictional_answer_says_so() -> None:
    found = document(progress(load_indicators(), read_events(ROOT / "examples/events-fictional.yaml"), load(), TODAY))
    assert found["fictional"] is True


def test_what_was_asked_is_repeated() -> None:
    asked = Asked(("cdmo-facility",), Definition.BY_OWNER, "cgt-cdmo/mordor")
    found = document(progress(load_indicators(), (), load(), TODAY, asked))
    assert found["programmes"] == ["cdmo-facility"]
    assert (found["definition"], found["series"]) == ("by-owner", "cgt-cdmo/mordor")
