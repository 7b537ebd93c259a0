"""A row that breaks the rules does not load, and the message says where."""

from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from register_packs import WritePack, written

from meguri.register.loader import load_from
from meguri.register.row import COLUMNS, Row, RowFault, rows
from meguri.vocabulary.errors import PackError


@pytest.fixture
def write_pack(tmp_path: Path) -> WritePack:
    return partial(written, tmp_path)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({"field": "founded", "value": "2020", "source": ""}, "no source"),
        ({"field": "founded", "value": "2020", "status": "hearsay"}, "unknown status"),
        ({"field": "founded", "value": "2020", "read_on": ""}, "no day on which"),
        ({"field": "founded", "value": "2020", "read_on": "2026-11"}, "no day on which"),
        ({"field": "founded", "value": "2020", "source_date": "last May"}, "source date"),
        ({"kind": "rumour"}, "unknown kind"),
        ({"field": "favourite_colour", "value": "blue"}, "no field"),
        ({"field": "step", "value": "teleport"}, "expected one of"),
        ({"field": "founded", "value": "2020-13"}, "expected a date"),
        ({"field": "staff", "value": "1,400", "unit": "people"}, "whole number"),
        ({"field": "staff", "value": "1400", "unit": "persons"}, "unit"),
        ({"field": "corporate_number", "value": "1234567890123"}, "check digit"),
        ({"field": "founded", "value": "2020", "use": "advert"}, "use and standing"),
        ({"id": "Fictional Maker"}, "is no id"),
        ({"field": "name_ja", "value": "別名"}, "already stands at"),
        ({"kind": "site", "id": "nobody/plant", "value": "工場"}, "belongs to no organisation"),
        ({"kind": "round", "id": "r/1", "field": "entries", "value": "2"}, "has no programme"),
    ],
)
def test_a_faulty_row_is_refused_with_its_file_and_line(write_pack: WritePack, line: dict[str, str], said: str) -> None:
    with pytest.raises(PackError, match=said) as refused:
        load_from(write_pack(line))
    assert "pack.tsv:3" in str(refused.value)


def test_all_faults_are_said_at_once(write_pack: WritePack) -> None:
    faulty = {"field": "step", "value": "teleport"}
    with pytest.raises(PackError) as refused:
        load_from(write_pack(faulty, {"field": "founded", "value": "yesterday"}))
    assert str(refused.value).count("pack.tsv:") == 2


def test_two_sources_may_agree_on_one_value(write_pack: WritePack) -> None:
    found = load_from(write_pack({"source": "別の架空資料"}))
    assert len(found.organisations["fictional-maker"].claims) == 2


def test_a_superseded_value_may_stand_beside_the_one_that_replaced_it(write_pack: WritePack) -> None:
    older = {"field": "site_status", "value": "planned", "standing": "superseded"}
    newer = {"field": "site_status", "value": "operating"}
    claims = load_from(write_pack(older, newer)).organisations["fictional-maker"].standing("site_status")
    assert [claim.value for claim in claims] == ["operating"]


def test_an_offer_may_be_denied_or_open_to_talks(write_pack: WritePack) -> None:
    denied = {"field": "step", "value": "fill", "unit": "no"}
    claims = load_from(write_pack(denied)).organisations["fictional-maker"].claims
    assert claims[-1].unit == "no"


def test_a_site_in_a_prefecture_is_in_japan(write_pack: WritePack) -> None:
    site = {"kind": "site", "id": "fictional-maker/plant"}
    placed = {**site, "field": "prefecture", "value": "26"}
    assert load_from(write_pack(site, placed)).sites["fictional-maker/plant"].domestic is True


@given(
    st.lists(st.text(st.characters(exclude_characters="\t\n\r", exclude_categories=["Cs"]), max_size=12), max_size=16)
)
def test_no_row_whatever_it_holds_ends_in_a_traceback(cells: list[str]) -> None:
    text = "\t".join(COLUMNS) + "\n" + "\t".join(cells) + "\n"
    assert all(isinstance(row, Row | RowFault) for row in rows("any.tsv", text))
