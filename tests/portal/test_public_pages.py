"""Programmes, rounds, industry, indicators, sources, about: every address in both languages, and every figure's source."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from meguri.documents.records import records
from meguri.kpis.indicator_file import load as load_indicators
from meguri.register.schema import KINDS
from meguri.vocabulary.citation import Citation, Status
from meguri_portal import packs
from meguri_portal.selectors import indicators, industry, programmes, sources
from meguri_portal.selectors.claim_words import words_of

TODAY = date(2026, 11, 23)
LANGUAGES = ("ja", "en")
PROGRAMMES = tuple(packs.rulebook().programmes)
INDICATORS = tuple(one.id for one in load_indicators())
PLAIN = (
    "programmes:list",
    "rounds:list",
    "rounds:vcs",
    "rounds:projects",
    "rounds:unlock",
    "industry:picture",
    "cycle:show",
    "indicators:list",
    "sources:list",
    "about:meguri",
    "about:privacy",
    "about:accessibility",
    "about:register",
    "about:glossary",
)
NOT_KNOWN = {"ja": "不明", "en": "not known"}
NOT_CONFIRMED = {"ja": "未確認（作成課に確認していない）", "en": "Not confirmed"}
LONGMONT = {"ja": "ロングモントの工場は売却・閉鎖手続き中", "en": "the Longmont plant is being sold or closed"}
CELL = re.compile(r"<(td|th)\b[^>]*>(.*?)</\1>", re.DOTALL)


def address(name: str, lang: str, *values: str) -> str:
    with translation.override(lang):
        return reverse(name, args=values)


def page(client: Client, where: str) -> str:
    answer = client.get(where)
    assert answer.status_code == 200, where
    return answer.content.decode()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", PLAIN)
def test_every_public_page_opens(client: Client, name: str, lang: str) -> None:
    assert page(client, address(name, lang))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("programme", PROGRAMMES)
def test_a_programme_and_its_calls_have_pages(client: Client, programme: str, lang: str) -> None:
    assert "cite-link" in page(client, address("programmes:one", lang, programme))
    for call in packs.rulebook().programme(programme).calls:
        assert "cite-link" in page(client, address("programmes:call", lang, programme, call.id))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("indicator", INDICATORS)
def test_an_indicator_has_a_page_that_gives_no_probability(client: Client, indicator: str, lang: str) -> None:
    html = page(client, address("indicators:one", lang, indicator))
    assert "cite-link" in html
    assert "p_first" not in html


@pytest.mark.parametrize("name", ["nothing/here", "cdmo-facility/normal/calls/none"])
def test_what_is_not_there_says_so(client: Client, name: str) -> None:
    assert client.get(f"/programmes/{name}/").status_code == 404
    assert client.get(f"/indicators/{name}/").status_code == 404
    assert client.get("/sources/000000000000/").status_code == 404


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_source_has_a_page_and_every_citation_leads_to_one(client: Client, lang: str) -> None:
    known = sources.catalogue()
    for name in PLAIN:
        for id_ in re.findall(r"/sources/([0-9a-f]{12})/", page(client, address(name, lang))):
            assert id_ in known
    for id_ in list(known)[:: len(known) // 20]:
        assert known[id_].rests
        page(client, address("sources:one", lang, id_))


def test_a_source_keeps_its_address_when_the_packs_grow() -> None:
    citation = Citation("https://example.jp/a", "", Status.NEWS, None, TODAY)
    assert sources.source_url(citation) == sources.source_url(citation.document())
    assert sources.source_id("https://example.jp/a") == "68d67638be02"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["programmes:list", "rounds:list", "indicators:list"])
def test_a_row_with_figures_has_a_source(client: Client, name: str, lang: str) -> None:
    html = page(client, address(name, lang))
    bodies = re.findall(r"<tbody>(.*?)</tbody>", html, re.DOTALL)
    rows = [row for body in bodies for row in re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)]
    assert all("cite-link" in row for row in rows if re.search(r"\d[\d,]{5,}", re.sub(r"<[^>]*>", "", row)))


def test_the_list_holds_every_programme_once() -> None:
    listed = [line.programme.id for part in programmes.parts(TODAY) for line in part.lines]
    assert listed == list(PROGRAMMES)


def test_a_question_that_several_calls_leave_open_stands_once() -> None:
    track = packs.rulebook().programme("industrialisation/process-development")
    points = [question.point for question in programmes.questions(track.calls)]
    assert points.count("rounding") == 1
    assert points.count("ceiling-base") == 2


@pytest.mark.parametrize(
    "asked",
    [
        {"amount": "abc"},
        {"amount": "-5"},
        {"amount": "0"},
        {"amount": "1.5"},
        {"amount": "9" * 40},
        {"amount": "=1+1😀\u202e"},
        {"amount": "5億", "on1": "2026-13-01", "paid1": "1億"},
        {"amount": "1億", "on1": "2026-12-01", "paid1": "2億"},
        {"on1": "2026-12-01", "paid1": "1億"},
        {"amount": "5億", "on1": "", "paid1": "1億"},
    ],
)
def test_bad_input_keeps_what_was_typed_and_says_what_to_do(client: Client, asked: dict[str, str]) -> None:
    for lang in LANGUAGES:
        answer = client.get(address("rounds:unlock", lang), asked)
        html = answer.content.decode()
        assert answer.status_code == 200
        assert "error-summary" in html
        assert "answer-heading" not in html
    assert all(not value or value[:5] in html for name, value in asked.items() if name != "amount")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_definition_of_the_share_is_switched_by_the_address(client: Client, lang: str) -> None:
    where = address("indicators:one", lang, "cdmo-facility/global-share")
    both = page(client, where)
    one = page(client, f"{where}?definition=by-owner&series=cgt-cdmo/mordor")
    assert "by-site-country-heading" in both
    assert "by-site-country-heading" not in one
    assert "by-owner-heading" in one
    assert one.count("mordorintelligence.com") < both.count("cite-link")
    assert "error-summary" in page(client, f"{where}?series=nothing")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_facility_table_shows_the_deck_and_the_values_used_side_by_side(client: Client, lang: str) -> None:
    html = page(client, address("industry:picture", lang))
    rows = re.findall(r"<tr>(.*?)</tr>", html.split('id="facilities-caption"')[1].split("</table>")[0], re.DOTALL)
    cells = [[re.sub(r"<[^>]+>", "", cell).strip() for _, cell in CELL.findall(row)] for row in rows]
    assert [row[-4:-2] for row in cells[-5:]] == [
        ["4,400", NOT_KNOWN[lang]],
        ["–", "4,400"],
        ["74,400", "70,000"],
        ["14,200", "18,600"],
        ["163,600", "163,600"],
    ]
    assert "<s>" not in html
    assert html.count(NOT_CONFIRMED[lang]) == 2
    assert html.count(LONGMONT[lang]) == 2  # in the table and beside the shares


def test_published_figures_of_one_year_stand_apart_from_calculated_ones() -> None:
    found = industry.picture(packs.register(), TODAY)
    assert found.ratios is not None
    assert found.at_target is not None
    assert found.ratios[1] < found.at_target.spread.ratio
    at = found.at_target
    assert at.published + at.interpolated + at.extrapolated == at.spread.number == len(found.chart.lines)


def test_areas_as_in_the_deck_and_as_used_add_up_to_the_same() -> None:
    for one in industry.picture(packs.register(), TODAY).shares:
        assert sum(row.area for row in one.rows) == sum(row.printed for row in one.rows) == one.listed
        assert one.differs == (one.id == "by-owner")


def test_sources_are_found_by_name_and_kind(client: Client) -> None:
    assert sources.found("ＡＭＥＤ", "", 1).number
    assert sources.found("", "deck", 1).entries[0].statuses
    assert not sources.found("ありえない語", "", 1).number
    assert page(client, "/sources/?q=AMED&status=primary&page=99")
    assert page(client, "/en/sources/?status=none&page=-1")


@pytest.mark.parametrize("asked", ["", "?page=2", "?page=99999", "?page=x"])
def test_a_source_that_carries_much_is_read_in_pages(client: Client, asked: str) -> None:
    most = next(iter(sources.catalogue().values()))
    assert page(client, f"/sources/{most.id}/{asked}").count('scope="row"') <= 100


def test_the_deck_is_one_source_however_the_packs_name_it() -> None:
    named = [one.name for one in sources.catalogue().values() if "生物化学産業課の取組" in one.name]
    assert len(named) == 1


@pytest.mark.parametrize(("lang", "words"), [("ja", "億〜"), ("en", " a year, depending on the series")])
def test_the_share_target_says_what_it_would_take(client: Client, lang: str, words: str) -> None:
    html = page(client, address("indicators:list", lang))
    assert words in html
    assert f">{NOT_KNOWN[lang]}<" not in html  # a bare "not known" says neither of what nor why


def test_a_count_from_two_sources_names_both() -> None:
    kpi = indicators.one_of(indicators.every(TODAY), "venture-ecosystem/ventures-selected")
    assert kpi is not None
    parts = indicators.by_source(kpi)
    assert [(part.number, part.rounds) for part in parts] == [(25, "1–6"), (1, "8")]
    assert sum(part.number for part in parts) == kpi["actual"]["value"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_share_is_not_described_as_a_count(client: Client, lang: str) -> None:
    share = page(client, address("indicators:one", lang, "cdmo-facility/global-share"))
    count = page(client, address("indicators:one", lang, "regen-base/trials-ended"))
    words = {"ja": "何を1件と数えるか", "en": "What counts as one"}[lang]
    assert words not in share
    assert words in count
    assert share.index('id="definitions"') < share.index('class="summary-list"')


def test_a_source_is_called_by_its_title_or_by_site_and_path() -> None:
    known = {one.name: one for one in sources.catalogue().values()}
    assert known["https://monoiu.net/2372/88680"].label.en == "monoiu.net/2372/88680"
    assert len({one.label.ja for one in known.values()}) == len(known)  # no two look alike
    assert "EDINET" in next(one.label.en for one in known.values() if one.host == "github.com")
    assert sources.place_of("https://www.example.jp/%e5%86%8d%e7%94%9f/?p=1") == "example.jp/再生/?p=1"
    assert sources.place_of("https://www.example.jp/%e5%86%8d%e3%80%80%e7%94%9f/") == "example.jp/再 生"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_of_a_source_reads_as_words(client: Client, lang: str) -> None:
    deck = next(iter(sources.catalogue().values()))
    html = "".join(page(client, address("sources:one", lang, deck.id) + f"?page={n}") for n in (1, 2, 3))
    words = re.sub(r"<[^>]+>", " ", html.split("<tbody>", 1)[1])
    assert ("第1回" if lang == "ja" else "round 1") in words
    assert ("38,300,000,000円" if lang == "ja" else "JPY 38,300,000,000") in words
    values = [one.value.in_(lang) for one in deck.rests] + [one.name.in_(lang) for one in deck.rests]
    assert not [text for text in values if re.search(r"\d{4}-\d\d-\d\d|\d JPY|venture-ecosystem|-facility|\d m2", text)]
    if lang == "en":
        assert "<title>METI Bio-Industry Division deck" in html


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_value_of_the_register_has_words_in_both_languages(kind: str) -> None:
    found = packs.register()
    for record in records(found, kind).values():
        for claim in record.claims:
            words = words_of(found, kind, claim)
            assert words.ja
            assert words.en
            assert not re.fullmatch(r"\d+ (JPY|USD)|\d{4}-\d\d(-\d\d)?", words.en)


@pytest.mark.parametrize("name", ["cycle:show", "about:register"])
def test_a_source_without_an_address_is_named_in_the_language_of_the_page(client: Client, name: str) -> None:
    marks = re.findall(r"Source: </span>([^<]*)", page(client, address(name, "en")))
    assert marks
    assert not [mark for mark in marks if re.search(r"[぀-ヿ一-鿿]", mark)]
