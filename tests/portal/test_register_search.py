"""Searching the register, the same on SQLite and PostgreSQL: the traps of Japanese search (matching.md 6)."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from hashlib import sha256
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client

from meguri.register.prefecture import Prefecture
from meguri_portal import packs
from meguri_portal.models.register import CodedFact, Listing, ListingKind
from meguri_portal.selectors.register import search
from meguri_portal.selectors.register.facets import GONE, holding, state_of
from meguri_portal.selectors.register.matched import matched
from meguri_portal.selectors.register.query import query_of
from meguri_portal.services import register
from meguri_portal.spelling import alternatives, folded, stands_in, stored

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 23)
TEXTS = {
    "a": "細胞培養とAAVの製造 東京都港区",
    "b": "間葉系幹細胞の拡大培養 京都府京都市",
    "c": "ﾚﾝﾁｳｲﾙｽのヴェクター、CAR‐T細胞",
    "d": "iPS細胞のバイオリアクター",
    "e": "充填・凍結保存 100%品質_試験",
    "f": "NK-cell bank, Kinki; aav9 tanks",
}


@pytest.fixture
def _five() -> None:
    CodedFact.objects.all().delete()
    Listing.objects.all().delete()
    for subject, text in TEXTS.items():
        Listing.objects.create(
            kind=ListingKind.SITE.value,
            subject=subject,
            organisation=subject,
            value_text=stored(text),
            search_text=stored(text),
        )


def _found(words: str, **chosen: str) -> set[str]:
    address = QueryDict(mutable=True)
    address["q"] = words
    address.update(chosen)
    return set(search.subjects(query_of(address), DAY)[0])


@pytest.mark.usefixtures("_five")
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("細胞", "abcd"),  # two kanji
        ("培養", "ab"),
        ("充填", "e"),
        ("NK", "f"),  # no part of tank, bank, Kinki
        ("natural killer", "f"),
        ("ank", ""),
        ("bank", "f"),
        ("ips", "d"),
        ("ＡＡＶ", "af"),
        ("aav", "af"),
        ("京都", "b"),  # not 東京都
        ("東京", "a"),
        ("東京都", "a"),
        ("レンチウイルス", "c"),
        ("ベクター", "c"),
        ("CAR-T", "c"),
        ("cart", "c"),
        ("リアクター", "d"),
        ("リアクタ", "d"),
        ("iPS", "d"),
        ("ips細胞", "d"),
        ("ウイルスベクター", "acf"),  # finds AAV and lentivirus
        ("viral vector", "acf"),
        ("細胞　培養", "ab"),  # AND, wide blank
        ("細胞 AAV", "a"),
        ("100%", "e"),  # signs of LIKE are plain text
        ("質_試", "e"),
        ("%", "e"),
        ("_", "e"),
        ("間%胞", ""),
        ("\\", ""),
        ("'; DROP TABLE x;--", ""),
        ("\0", "abcdef"),
    ],
)
def test_words_find_what_they_should(words: str, expected: str) -> None:
    assert _found(words) == set(expected)


def test_kyoto_finds_no_site_that_is_only_in_tokyo() -> None:
    tokyo = set(CodedFact.objects.filter(facet="prefecture", code="13").values_list("listing__subject", flat=True))
    kyoto = _found("京都")
    assert kyoto
    for subject in kyoto & tokyo:
        assert "京都" in Listing.objects.get(subject=subject).search_text
    assert _found("", prefecture="26") <= _found("京都")


def test_a_facet_counts_what_choosing_it_leaves() -> None:
    for words in ("", "細胞"):
        query = query_of(QueryDict(f"q={words}"))
        for facet, counted in search.counts(query, search.subjects(query, DAY).ids).items():
            for code, number in counted.items():
                assert search.found(query.only(facet, code)).count() == number


def test_counts_of_a_facet_in_use_show_the_other_ways_on() -> None:
    plain, chosen = (
        search.counts(query, search.subjects(query, DAY).ids)
        for query in (query_of(QueryDict("")), query_of(QueryDict("prefecture=26")))
    )
    assert chosen["prefecture"] == plain["prefecture"]
    assert sum(chosen["contract_work"].values()) < sum(plain["contract_work"].values())


def test_the_order_is_the_published_rule_and_changes_with_the_day() -> None:
    query = query_of(QueryDict(""))
    ids = search.subjects(query, DAY).ids
    assert ids == sorted(ids, key=lambda id_: sha256(f"2026-11-23/{id_}".encode()).hexdigest())
    assert ids == search.subjects(query, DAY).ids
    tomorrow = search.subjects(query, DAY + timedelta(days=1))[0]
    assert ids != tomorrow
    assert set(ids) == set(tomorrow) == set(packs.register().sites)


def test_a_company_searched_by_its_name_comes_first_and_so_do_its_sites() -> None:
    owner = next(one for one in packs.register().organisations.values() if one.sites)
    for kind in ("organisation", "site"):
        for days in range(5):
            query = query_of(QueryDict(urlencode({"q": owner.name.en, "kind": kind})))
            ids = search.subjects(query, DAY + timedelta(days=days)).ids
            assert ids[0].partition("/")[0] == owner.id


def test_no_organisation_is_ahead_more_often_than_chance_gives() -> None:
    query = query_of(QueryDict(""))
    first = Counter[str]()
    for days in range(120):
        first.update(search.subjects(query, DAY + timedelta(days=days))[0][:9])
    expected = 120 * 9 / len(packs.register().sites)
    assert max(first.values()) < 3 * expected


def test_investors_and_ventures_without_a_site_are_listed_only_when_asked_for() -> None:
    makers = query_of(QueryDict("kind=organisation"))
    everyone = query_of(QueryDict("kind=organisation&all=1"))
    listed = set(search.subjects(makers, DAY).ids)
    assert listed < set(search.subjects(everyone, DAY).ids) == set(packs.register().organisations)
    assert {o.id for o in packs.register().organisations.values() if o.sites} <= listed
    assert set(search.subjects(query_of(QueryDict("kind=organisation&role=vc")), DAY).ids) - listed
    assert search.subjects(makers, DAY).everyone == len(packs.register().organisations)
    assert search.subjects(query_of(QueryDict("")), DAY).others == len(listed)
    venture = next(one for id_, one in packs.register().organisations.items() if id_ not in listed)
    named = query_of(QueryDict(urlencode({"kind": "organisation", "q": venture.name.ja})))
    assert venture.id in search.subjects(named, DAY).ids
    assert search.found(named).filter(subject=venture.id).exists()
    part = query_of(QueryDict("kind=organisation&q=細胞"))
    assert set(search.subjects(part, DAY).ids) == set(search.found(part).values_list("subject", flat=True)) <= listed
    assert query_of(QueryDict(everyone.address())) == everyone


def test_a_claim_of_compliance_is_no_inspection() -> None:
    assert not CodedFact.objects.filter(facet="inspection", code="claimed").exists()
    assert CodedFact.objects.filter(facet="inspection", code="ema").exists()


def test_clients_from_abroad_are_counted_with_where_it_is_said() -> None:
    query = query_of(QueryDict(""))
    counted = search.counts(query, search.subjects(query, DAY).ids)["overseas_clients"]
    assert counted["yes"] <= counted["site"] + counted["company"]
    assert counted["company"] == CodedFact.objects.filter(
        facet="overseas_clients", code="company", listing__kind=ListingKind.SITE.value
    ).count()  # fmt: skip


def test_an_aim_and_an_inference_are_no_statement_on_clients_from_abroad() -> None:
    said, aims, inferred = (
        set(search.subjects(query_of(QueryDict(f"overseas_clients={code}")), DAY).ids)
        for code in ("yes", "aims", "inferred")
    )
    assert aims - said
    assert inferred
    assert not inferred & said


def test_a_site_that_is_sold_or_closing_inherits_nothing() -> None:
    gone = [site for site in packs.register().sites.values() if state_of(site) in GONE]
    assert gone
    for site in gone:
        organisation = packs.register().organisations[site.organisation]
        assert {claim.subject for claim in holding(site, organisation)} == {site.id}


def test_words_that_find_nothing_together_are_counted_alone(client: Client) -> None:
    query = query_of(QueryDict("q=閉鎖系 京都 あり得ない語&step=vector"))
    assert not search.found(query).exists()
    apart = dict(search.apart(query))
    assert apart["京都"] == len(_found("京都")) > 0
    assert apart["あり得ない語"] == 0
    page = client.get("/register/?q=閉鎖系 京都 あり得ない語&step=vector").content.decode()
    assert f"「京都」だけでさがす（{apart['京都']}）" in page
    assert "設備が公開情報で分かるのは" in page
    assert "「あり得ない語」は、どの掲載にもありません。" in page
    assert "（0）" not in page[page.index('id="found"') :]


def test_words_that_say_nothing_are_no_words_of_a_search() -> None:
    assert _found("fill and finish") == _found("fill finish") == _found("充填") != set()
    assert alternatives("the") == (("the",),)  # alone it is what was typed


def test_a_word_found_in_the_other_language_is_shown_there() -> None:
    (hit,) = matched(packs.register_version(), next(iter(_found("fill finish"))), alternatives("fill finish"))
    assert "充填" in hit[1].ja
    (told,) = {
        value.ja
        for subject in ("takara-bio/cgcp-2",)
        for _, value in matched(packs.register_version(), subject, alternatives("suspension"))
    }
    assert " = " in told
    assert "suspension" in told


def test_each_hit_names_the_value_in_which_a_word_was_found() -> None:
    for subject in _found("自動培養"):
        for label, value in matched(packs.register_version(), subject, alternatives("自動培養")):
            assert label.ja
            assert any(word in folded(f"{value.ja}\n{value.en}") for word in alternatives("自動培養")[0])
    assert any(matched(packs.register_version(), subject, alternatives("自動培養")) for subject in _found("自動培養"))
    assert matched(packs.register_version(), "minaris/yokohama", alternatives("横浜サイト")) == ()  # its name says so
    assert matched(
        packs.register_version(), "minaris/yokohama", alternatives("Yokohama site")
    )  # the Japanese page does not show the English name


def test_every_card_found_by_a_word_says_why() -> None:
    for words in ("NK", "FDA", "iPS", "PMDA", "natural killer", "Denka", "査察", "大阪"):
        for kind in ("site", "organisation"):
            for subject in _found(words, kind=kind):
                assert matched(packs.register_version(), subject, alternatives(words)) or _named_on_card(
                    subject, words
                ), (words, subject)


def _named_on_card(subject: str, words: str) -> bool:
    register = packs.register()
    site = register.sites.get(subject)
    names = [one.name.ja for one in (site, register.organisations[subject.partition("/")[0]]) if one]
    return any(stands_in(word, stored(" ".join(names))) for word in alternatives(words)[0])


def test_a_remark_on_a_source_is_found() -> None:
    assert "cira-foundation/fit" in _found("PMDA")


def test_what_is_found_in_remarks_only_comes_last_and_is_counted() -> None:
    found = search.subjects(query_of(QueryDict("q=viral vector")), DAY)
    in_values = [
        any(
            stands_in(word, Listing.objects.get(subject=subject).value_text) for word in alternatives("viral vector")[0]
        )
        for subject in found.ids
    ]
    assert 0 < found.remarked == in_values.count(False) < len(found.ids)
    assert in_values == sorted(in_values, reverse=True)


def test_a_remark_on_a_name_is_not_searched() -> None:
    assert not _found("official English name")


@pytest.mark.parametrize("typed", ["メディネット株式会社", "株式会社メディネット", "(株)メディネット"])
def test_the_form_of_a_company_may_stand_on_either_side(typed: str) -> None:
    assert _found(typed, kind="organisation") == _found("メディネット", kind="organisation") != set()


def test_a_company_is_found_by_the_reading_of_its_name() -> None:
    read = {
        claim.value: one.id
        for one in packs.register().organisations.values()
        for claim in one.claims
        if claim.field == "name_reading"
    }
    assert read
    for reading, id_ in read.items():
        assert (
            search.subjects(query_of(QueryDict(urlencode({"q": reading, "kind": "organisation"}))), DAY).ids[0] == id_
        )


def test_a_dot_between_the_words_of_a_name_may_be_left_out() -> None:
    assert _found("ニコンセルイノベーション") == _found("ニコン・セル・イノベーション") != set()


def test_loading_again_does_nothing_until_the_register_changes() -> None:
    assert not register.load()


def test_all_47_prefectures_have_a_tile() -> None:
    from meguri_portal.selectors.register.tiles import PLACES

    assert set(PLACES) == {one.value for one in Prefecture}
    assert len(set(PLACES.values())) == 47


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="PostgreSQL only")
def test_postgresql_has_the_trigram_index_where_it_has_the_extension() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_extension WHERE extname = 'pg_trgm'")
        extension = cursor.fetchone()[0]
        cursor.execute("SELECT count(*) FROM pg_indexes WHERE indexname = 'listing_search_text_trigram'")
        assert cursor.fetchone()[0] == extension


def test_searching_asks_the_database_a_bounded_number_of_times(client: Client) -> None:
    assert client.get("/register/?q=細胞&step=vector&prefecture=28&contract_work=yes").status_code == 200


def test_a_database_that_knows_no_japanese_letters_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    from meguri_portal import checks

    assert not checks.letters_of_the_database(databases=["default"]) or connection.vendor == "postgresql"
    monkeypatch.setattr(connection, "vendor", "postgresql")
    for found, expected in (("C", 1), ("POSIX", 1), ("C.UTF-8", 0), ("ja_JP.UTF-8", 0)):
        monkeypatch.setattr(checks, "_character_type", lambda alias, found=found: found)
        assert len(checks.letters_of_the_database(databases=["default"])) == expected
