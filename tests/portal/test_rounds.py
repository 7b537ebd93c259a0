"""Rounds, certified VCs and projects: one opening day everywhere, numbers explained, no misprint as a name."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client

from meguri.documents.verdicts import window
from meguri.vocabulary.text import Lang
from meguri_portal import packs
from meguri_portal.charts.pairs import NARROW, WIDE, Pair, folded_lines, pairs, width_of
from meguri_portal.selectors import programmes, rounds
from meguri_portal.selectors.register.related import related

TODAY = date(2026, 11, 26)
PREFIX = {"ja": "", "en": "/en"}
LANGUAGES = ("ja", "en")
MISPRINTS = ("みよこキャピタル", "UTECH", "DCI パートナース")


def page(client: Client, lang: str, where: str) -> str:
    answer = client.get(PREFIX[lang] + where)
    assert answer.status_code == 200, where
    return answer.content.decode()


def test_the_picture_shows_every_published_pair_once() -> None:
    known = packs.register()
    led = [entry for entry in rounds.entries(known) if entry.lead]
    for lang in Lang:
        for drawn_on in (NARROW, WIDE):
            drawn = rounds.picture(known, lang, drawn_on)
            assert len(drawn.links) == len(drawn.companies) == len(led)
            lines = [line for name in drawn.companies for _, line in name.lines]
            assert all(width_of(line) <= drawn_on.room for line in lines)


def test_a_long_name_takes_two_lines_and_no_letter_stands_alone() -> None:
    assert folded_lines("Short") == ("Short",)
    assert len(folded_lines("The University of Tokyo Edge Capital Partners Co., Ltd.")) == 2
    assert folded_lines("あいうえおかきくけこさし") == ("あいうえおかきくけ", "こさし")
    assert folded_lines("慶應イノベーション・イニシアティブ") == ("慶應イノベーション・", "イニシアティブ")
    assert pairs([Pair("A", "B", "1"), Pair("A", "C", "2")]).investors[0].y == pytest.approx(35.0)


@pytest.mark.parametrize("lang", list(Lang))
def test_no_name_of_the_picture_ends_in_a_lone_letter(lang: Lang) -> None:
    for sheet in (NARROW, WIDE):
        drawn = rounds.picture(packs.register(), lang, sheet)
        for name in (*drawn.investors, *drawn.companies):
            assert all(len(line) > 1 for _, line in name.lines)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_opening_day_of_round_10_is_the_same_on_every_page(client: Client, lang: str) -> None:
    call = programmes.full(packs.rulebook().programme("venture-ecosystem/venture"), TODAY)["calls"][-1]
    opening = re.split("〜| – |, close", window(call, Lang(lang)))[0]
    for where in (
        "/rounds/",
        "/rounds/unlock/",
        "/programmes/venture-ecosystem/venture/",
        "/programmes/venture-ecosystem/venture/calls/round-10/",
    ):
        assert opening[1:] in page(client, lang, where)


def test_rounds_of_which_only_the_holding_is_known_are_named_once(client: Client) -> None:
    lines = rounds.rounds(packs.register())
    assert [line.number for line in lines if not line.known] == ["7", "9", "11"]
    html = page(client, "ja", "/rounds/")
    assert "第7回・第9回・第11回は、実施されたことだけを確かめています" in html
    assert "1件を確認（全数は不明）" in html
    assert html.count("第11回") == 1


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "ja",
            (
                "27件のうちリードが分かる26件",
                "Arrowsmith（第8回",
                "第3・6回の2回採択",
                "表は26件",
                "公募要領の文は見ていません",
            ),
        ),
        (
            "en",
            (
                "26 of 27 selections",
                "Arrowsmith (round 8",
                "2 times (rounds 3, 6)",
                "lists 26",
                "call text was not seen",
            ),
        ),
    ],
)
def test_the_numbers_of_the_selections_are_explained(client: Client, lang: str, words: tuple[str, ...]) -> None:
    html = page(client, lang, "/rounds/")
    assert [one for one in words if one not in html] == []
    found = rounds.selections(packs.register())
    assert (len(found.entries), found.led, found.companies, found.of_deck) == (27, 26, 26, 26)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_misprint_of_a_source_is_no_name_on_the_lists(client: Client, lang: str) -> None:
    for where in ("/rounds/vcs/", "/rounds/"):
        html = page(client, lang, where)
        assert [one for one in MISPRINTS if one in html] == []
    spelled = {name for one in packs.register().certifications.values() for name in one.names}
    assert set(MISPRINTS) <= spelled


@pytest.mark.parametrize(
    ("lang", "amounts", "sites"),
    [
        ("ja", "1件ごとの補助額の公表は確認できていません", "14社の拠点は、登録簿に25か所"),
        ("en", "No published amount of a single subsidy was found", "14 companies have 25 sites"),
    ],
)
def test_projects_say_once_what_is_not_published(client: Client, lang: str, amounts: str, sites: str) -> None:
    html = page(client, lang, "/rounds/projects/")
    assert html.count(amounts) == 1
    assert sites in html
    assert html.count("拠点は公表資料で確認できず") == 0


def test_a_round_has_the_same_guide_field_and_source_on_every_page() -> None:
    calls = {call.id: call for call in packs.rulebook().programme(rounds.VENTURE).calls}
    lines = {line.number: line for line in rounds.rounds(packs.register())}
    for number in ("1", "4", "6", "10"):
        terms, line = calls[f"round-{number}"].own_terms, lines[number]
        assert [one.source for one in line.facts["scale_max"].citations] == [terms.cited["ceilings"].source]
    assert lines["1"].facts["scale_min"].value == 3_000_000_000
    assert [number for number, line in lines.items() if line.field] == ["1", "4", "10"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_single_selections_get_is_shown_as_far_as_reported(client: Client, lang: str) -> None:
    html = page(client, lang, "/rounds/")
    assert [line.company.id for line, _ in rounds.grants(packs.register())] == ["shinobi", "arrowsmith"]
    assert {"ja": "59,000,000米ドル", "en": "USD 59,000,000"}[lang] in html
    assert "3,000,000,000" in html


@pytest.mark.parametrize(("lang", "past"), [("ja", "更新されたかは不明"), ("en", "whether it was renewed")])
def test_only_a_last_day_can_be_past(client: Client, lang: str, past: str) -> None:
    lapsed = [line for line in rounds.vcs(packs.register(), TODAY) if line.lapsed]
    assert page(client, lang, "/rounds/vcs/").count(past) == len(lapsed)


def test_a_certification_on_a_company_page_cites_the_source_that_dates_it() -> None:
    known = packs.register()
    for one in known.certifications.values():
        line = next(
            found
            for found in related(known, packs.rulebook(), known.organisations[one.company])
            if found.kind.en == "Certified"
        )
        dated = [claim.citation for claim in one.claims if claim.field == "valid_from"]
        assert not dated or line.citation in dated


@pytest.mark.django_db
@pytest.mark.parametrize(("lang", "year"), [("ja", "令和4年度（2022）"), ("en", "FY2022")])
def test_a_certification_of_a_fiscal_year_is_told_as_one_everywhere(client: Client, lang: str, year: str) -> None:
    first = [one for one in packs.register().certifications.values() if one.valid_from == "FY2022"]
    assert page(client, lang, "/rounds/vcs/").count(year) == len(first) == 8
    assert year in page(client, lang, f"/register/{first[0].company}/")
