"""Programme pages: calls as rows, what changed, weak sources, old forecasts, applicants owned abroad."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from meguri.documents import verdicts, weak_sources
from meguri.documents.programme import document
from meguri.vocabulary.citation import Status
from meguri.vocabulary.text import Lang
from meguri_portal import packs
from meguri_portal.selectors import call_table, programmes

TODAY = date(2026, 11, 26)
LANGUAGES = ("ja", "en")
PROGRAMMES = tuple(packs.rulebook().programmes)


def address(name: str, lang: str, *values: str) -> str:
    with translation.override(lang):
        return reverse(name, args=values)


def page(client: Client, where: str) -> str:
    answer = client.get(where)
    assert answer.status_code == 200, where
    return answer.content.decode()


def test_a_change_between_calls_says_what_was_before() -> None:
    fund = packs.rulebook().programme("venture-ecosystem/venture")
    table = call_table.call_table(fund, TODAY)
    changed = {
        (row.call.id, one.term.id): one.before
        for row in table.rows
        for one in row.differences
        if one.before is not None
    }
    assert set(changed) == {("round-4", "fields"), ("round-6", "vc_minimum"), ("round-6", "candidate_fixed")}
    assert changed["round-6", "vc_minimum"].en == "lowered from JPY 1,000,000,000 (1 billion)"
    assert {term.id for term in table.shared} >= {"rate", "vc_multiple", "unlisted"}
    assert not {term.id for term in table.shared} & {"ceilings", "selection_rate", "opens"}


def test_what_no_source_states_for_a_call_is_named() -> None:
    fund = packs.rulebook().programme("venture-ecosystem/venture")
    rows = {row.call.id: row for row in call_table.call_table(fund, TODAY).rows}
    assert "疾患領域" in [label.ja for label in rows["round-2"].not_stated]
    assert "疾患領域" not in [label.ja for label in rows["round-1"].not_stated]
    assert all(row.ceiling for row in rows.values())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_ceiling_stands_in_the_table_under_its_default_reading(client: Client, lang: str) -> None:
    html = page(client, address("programmes:one", lang, "industrialisation/process-development"))
    assert "92,300,000" in html.split('id="reading-1"')[0]
    assert ("締切済み（日付は未確認）" if lang == "ja" else "Closed (date not confirmed)") in html


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_old_forecast_says_that_nothing_confirms_it(client: Client, lang: str) -> None:
    words = "その後の実施は確認できていません" if lang == "ja" else "Nothing since shows that the call was held"
    for name, values in (("programmes:list", []), ("programmes:one", ["cdmo-facility/normal"])):
        assert words in page(client, address(name, lang, *values))
    assert words in page(client, address("programmes:call", lang, "cdmo-facility/normal", "R7-supplementary"))
    assert words not in page(client, address("programmes:one", lang, "venture-ecosystem/venture"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_terms_that_rest_on_aggregators_are_told_near_the_top(client: Client, lang: str) -> None:
    notice = weak_sources.NOTICE.in_(lang)
    assert notice in page(client, address("programmes:one", lang, "venture-ecosystem/venture")).split("<h2")[0]
    assert notice in page(client, address("programmes:call", lang, "venture-ecosystem/venture", "round-10"))
    assert notice not in page(client, address("programmes:one", lang, "regen-base/vectors"))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("programme", PROGRAMMES)
def test_every_programme_speaks_of_applicants_owned_abroad(client: Client, programme: str, lang: str) -> None:
    html = page(client, address("programmes:one", lang, programme))
    assert ("外国資本の応募者" if lang == "ja" else "Foreign-owned applicants") in html
    minaris = "ミナリスアドバンストセラピーズ" if lang == "ja" else "Minaris Advanced Therapies"
    assert (minaris in html) is (programme == "cdmo-facility/normal")


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_an_english_programme_page_has_no_japanese_but_places_in_japanese_sources(
    client: Client, programme: str
) -> None:
    addresses = [address("programmes:one", "en", programme)]
    calls = packs.rulebook().programme(programme).calls
    addresses += [address("programmes:call", "en", programme, call.id) for call in calls]
    for where in addresses:
        main = page(client, where).split("<main")[1].split("</main>")[0]
        main = re.sub(r'<span[^>]*lang="ja"[^>]*>.*?</span>', "", main, flags=re.DOTALL)
        assert not re.findall(r"[぀-ヿ一-鿿]+", re.sub(r"<[^>]*>", "", main))


def test_a_reading_is_shown_without_its_internal_name(client: Client) -> None:
    html = page(client, "/programmes/venture-ecosystem/venture/")
    assert "round-1000" not in html
    assert "vc-minimum-by-lead" not in html


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_call_whose_terms_were_not_seen_is_never_the_latest_whose_terms_are_known(client: Client, lang: str) -> None:
    known = {"ja": "条件が分かる最も新しい公募", "en": "Latest call whose terms are known"}[lang]
    for programme in packs.rulebook().programmes.values():
        html = page(client, address("programmes:one", lang, programme.id))
        origin = programme.terms_from(programme.call(TODAY))
        assert (known in html) is (origin is not None)
        if origin is not None:
            assert f"calls/{origin.id}/" in html.split(known)[1].split("</a>")[0]
    alike = {"ja": "どの公募にも共通の条件", "en": "the same in every call"}[lang]
    assert alike not in page(client, address("programmes:one", lang, "cdmo-facility/normal"))


def test_a_forecast_call_carries_the_terms_of_the_last_call_that_was_seen() -> None:
    facility = document(packs.rulebook().programme("cdmo-facility/normal"), TODAY)
    assert (facility["call"]["id"], facility["terms_from"]["id"]) == ("R7-supplementary", "R6-supplementary")
    assert verdicts.ASSUMED.en in verdicts.call_name(facility["call"], Lang.EN)
    assert document(packs.rulebook().programme("next-generation/rna"), TODAY)["terms_from"] is None


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_a_condition_and_its_term_bear_the_same_mark(programme: str) -> None:
    for call in packs.rulebook().programme(programme).calls:
        alike = [name for name in call.own_terms.cited if getattr(call.own_terms, name) == getattr(call.terms, name)]
        assert [call.terms.cited[name] for name in alike] == [call.own_terms.cited[name] for name in alike]


@pytest.mark.parametrize(
    ("programme", "gaps"),
    [
        ("regen-base/vectors", ["予算案の額が成立したか", "令和8年度（2026）以降の予算"]),
        ("next-generation/rna", ["予算案の額が成立したか"]),
        ("venture-ecosystem/venture", ["令和5年度（2023）以降の予算"]),
    ],
)
def test_budgets_end_with_what_no_source_says(programme: str, gaps: list[str]) -> None:
    found = programmes.budget_gaps(packs.rulebook().programme(programme), TODAY)
    assert [gap.ja[: len(words)] for gap, words in zip(found, gaps, strict=True)] == gaps


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("programme", PROGRAMMES)
def test_every_programme_speaks_of_its_budget_and_of_whom_to_ask(client: Client, programme: str, lang: str) -> None:
    html = page(client, address("programmes:one", lang, programme))
    assert {"ja": ">予算</h2>", "en": ">Budgets</h2>"}[lang] in html
    whom = html.split({"ja": "応募の前に確かめてください", "en": "Ask before you apply"}[lang])[1].split("</li>")[0]
    assert ("http" in whom) or {"ja": "連絡先は、見た資料では", "en": "contact not found"}[lang] in whom


def test_an_english_page_gives_the_japanese_name_to_search_for(client: Client) -> None:
    name = packs.rulebook().programme("industrialisation/nonclinical").name.ja
    for where in (
        address("programmes:list", "en"),
        address("programmes:one", "en", "industrialisation/nonclinical"),
    ):
        assert f'<span lang="ja">{name}</span>' in page(client, where)


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_what_is_inferred_for_one_call_is_shown_as_inferred_where_all_calls_share_it(programme: str) -> None:
    found = packs.rulebook().programme(programme)
    for term in call_table.call_table(found, TODAY).shared:
        inferred = [call.own_terms.cited[term.id].status is Status.INFERENCE for call in found.calls]
        assert (term.citation.status is Status.INFERENCE) is any(inferred), term.id


@pytest.mark.parametrize(("programme", "changed"), [("regen-base/vectors", False), ("venture-ecosystem/venture", True)])
def test_bold_is_explained_only_where_a_call_changed_something(client: Client, programme: str, changed: bool) -> None:
    html = page(client, address("programmes:one", "en", programme))
    assert ("Bold marks" in html) is changed
    assert ("the terms of this call were not seen" in html) is not changed
