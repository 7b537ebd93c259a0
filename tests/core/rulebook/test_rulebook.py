"""The rulebook: every value cited, every reading settled once, calls chosen by date."""

import string
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from meguri.rulebook.file_format import CallState
from meguri.rulebook.loader import load, rulebook_of
from meguri.rulebook.programme import Rulebook
from meguri.vocabulary.citation import Status
from meguri.vocabulary.errors import PackError
from meguri.vocabulary.product import DiseaseField

RULEBOOK = load()
TODAY = date(2026, 11, 26)
FRACTIONS_ACT = "https://jahis.law.nagoya-u.ac.jp/lawdb/l/333a0012"
IDS = list(RULEBOOK.programmes)


def test_all_fourteen_programmes_of_the_deck_are_there() -> None:
    assert len(IDS) == 14


@pytest.mark.parametrize("id_", IDS)
def test_every_term_of_every_call_has_a_source(id_: str) -> None:
    for call in RULEBOOK.programme(id_).calls:
        for terms in (call.own_terms, *(reading.terms for reading in call.readings)):
            stated = {
                name for name in terms.__dataclass_fields__ if name != "cited" and getattr(terms, name) is not None
            }
            assert stated == set(terms.cited)


@pytest.mark.parametrize("id_", IDS)
def test_every_open_reading_has_one_default_and_at_least_two_options(id_: str) -> None:
    for call in RULEBOOK.programme(id_).calls:
        points = {reading.point for reading in call.readings}
        for point in points:
            options = [reading for reading in call.readings if reading.point == point]
            assert len(options) >= 2
            assert [option.default for option in options].count(True) == 1


@pytest.mark.parametrize("id_", IDS)
def test_every_clause_has_a_wording_in_both_languages_and_a_source(id_: str) -> None:
    programme = RULEBOOK.programme(id_)
    for call in programme.calls:
        for clause in programme.clauses(call.terms):
            assert clause.text.ja
            assert clause.text.en
            assert clause.citation
            assert all(citation.source for citation in clause.citation)


@pytest.mark.parametrize(
    ("day", "id_", "state"),
    [
        (date(2022, 8, 5), "round-1", CallState.OPEN),
        (date(2022, 9, 15), "round-1", CallState.OPEN),
        (date(2022, 9, 16), "round-2", CallState.FORECAST),
        (date(2024, 8, 19), "round-6", CallState.FORECAST),
        (date(2024, 9, 20), "round-6", CallState.OPEN),
        (date(2026, 11, 23), "round-10", CallState.CLOSED),
    ],
)
def test_the_call_looked_at_is_the_open_one_else_the_next_else_the_latest(
    day: date, id_: str, state: CallState
) -> None:
    call = RULEBOOK.programme("venture-ecosystem/venture").call(day)
    assert (call.id, call.state(day)) == (id_, state)
    assert call.assumed is (state is CallState.CLOSED)


@pytest.mark.parametrize(
    ("day", "id_", "state"),
    [
        (date(2023, 4, 1), "R6", CallState.FORECAST),
        (date(2024, 4, 1), "R6", CallState.UNKNOWN),
        (date(2025, 4, 1), "R7", CallState.UNKNOWN),
        (date(2026, 4, 1), "R7", CallState.CLOSED),
    ],
)
def test_a_call_without_dates_is_told_by_its_first_fiscal_year(day: date, id_: str, state: CallState) -> None:
    call = RULEBOOK.programme("industrialisation/process-development").call(day)
    assert (call.id, call.state(day)) == (id_, state)


@pytest.mark.parametrize("id_", ["next-generation/rna", "next-generation/antibody"])
def test_two_components_end_with_fiscal_year_2025(id_: str) -> None:
    programme = RULEBOOK.programme(id_)
    assert programme.call(date(2026, 3, 31)).state(date(2026, 3, 31)) is not CallState.ENDED
    assert programme.call(date(2026, 4, 1)).state(date(2026, 4, 1)) is CallState.ENDED


def test_the_parent_of_the_two_tracks_names_them() -> None:
    parent = RULEBOOK.programme("regen-base/industrialisation")
    assert set(parent.funded_through) == {"industrialisation/process-development", "industrialisation/nonclinical"}


def changed(edit: Callable[[str], str]) -> Rulebook:
    from importlib import resources

    folder = resources.files("meguri.rulebook") / "calls"
    texts = {entry.name: entry.read_bytes() for entry in folder.iterdir() if entry.name.endswith(".yaml")}
    name = "industrialisation-nonclinical.yaml"
    texts[name] = edit(texts[name].decode()).encode()
    return rulebook_of(texts, "test")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('rate: {is: 2/3, from: deck, at: "S5 表「補助率2/3」"}', "rate: {is: 2/3}", "'from'"),
        ("from: skyfront", "from: nobody", "nobody"),
        ("is: [nonclin]", "is: [nonclinic]", "nonclin"),
        ("length: {is: 3", "lenght: {is: 3", "length"),
    ],
)
def test_a_value_without_a_source_or_with_a_wrong_word_does_not_load(old: str, new: str, said: str) -> None:
    def edit(text: str) -> str:
        assert old in text
        return text.replace(old, new)

    with pytest.raises(PackError, match=said):
        changed(edit)


def test_the_hash_changes_with_the_files() -> None:
    assert changed(lambda text: text + "\n# note\n").hash != RULEBOOK.hash


def test_a_page_about_another_programme_carries_no_value_as_a_fact() -> None:
    def edit(text: str) -> str:
        old = 'rate: {is: 2/3, from: deck, at: "S5 表「補助率2/3」"}'
        assert old in text
        return text.replace(old, "rate: {is: 2/3, from: stayway-53135}")

    with pytest.raises(PackError, match="another programme"):
        changed(edit)


@pytest.mark.parametrize("id_", IDS)
def test_every_note_of_a_source_stands_in_both_languages(id_: str) -> None:
    for citation in RULEBOOK.programme(id_).citations():
        if citation.note:
            assert citation.note_text is not None
            assert set(citation.note_text.en) <= {*string.printable, *"×“”–"}


@pytest.mark.parametrize("id_", IDS)
def test_no_programme_rounds_by_the_rule_of_a_prefecture(id_: str) -> None:
    for call in RULEBOOK.programme(id_).calls:
        for reading in call.readings:
            for citation in reading.terms.citation("rounding"):
                assert citation.source in ("めぐりの既定値", FRACTIONS_ACT)
                assert citation.status is Status.INFERENCE


def test_a_forecast_that_nothing_confirms_says_so_once_its_document_is_old_or_undated() -> None:
    programme = RULEBOOK.programme("cdmo-facility/normal")
    undated = programme.call(TODAY)
    assert undated.state(TODAY) is CallState.FORECAST
    assert undated.unconfirmed(TODAY)
    assert undated.announced_by is not None
    for dated, stale in (("2026-11", False), ("2026-05-01", False), ("2026-04-30", True), ("2025", True)):
        call = replace(undated, announced_by=replace(undated.announced_by, dated=dated))
        assert call.unconfirmed(TODAY) is stale
    assert not programme.calls[0].unconfirmed(TODAY)


def test_an_opening_day_that_is_only_inferred_is_a_day_by_which_it_was_open() -> None:
    fund = RULEBOOK.programme("venture-ecosystem/venture")
    assert [call.id for call in fund.calls if call.opens_by] == ["round-10"]
    assert fund.calls[-1].opens_by == fund.calls[-1].own_terms.opens


def test_a_list_that_names_every_disease_field_restricts_nothing() -> None:
    fund = RULEBOOK.programme("venture-ecosystem/venture")
    asked = {call.id: {clause.id for clause in fund.clauses(call.terms)} for call in fund.calls}
    assert "disease-field" in asked["round-1"]
    assert "disease-field" not in asked["round-10"]
    assert fund.calls[-1].own_terms.fields == frozenset(DiseaseField)


@pytest.mark.parametrize("id_", IDS)
def test_a_programme_was_checked_on_a_day_and_its_page_falls_back_to_the_programme(id_: str) -> None:
    programme = RULEBOOK.programme(id_)
    assert programme.checked <= TODAY
    for call in programme.calls:
        assert programme.official_page(call) == (call.page or programme.contact)
