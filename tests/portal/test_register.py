"""The public register: list, map, pages, comparison, sheet, reply; in both languages, with bad addresses."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.test import Client

from meguri.profiles.claim import Standing
from meguri.register.prefecture import Prefecture
from meguri_portal import packs, reply

pytestmark = pytest.mark.django_db
LANGS = pytest.mark.parametrize(("prefix", "lang"), [("", "ja"), ("/en", "en")])


def _page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@LANGS
def test_the_list_shows_fifty_at_most_and_says_how_it_is_ordered(client: Client, prefix: str, lang: str) -> None:
    page = _page(client, f"{prefix}/register/")
    assert page.count('name="site"') == 50
    assert "SHA-256" in page
    assert {"ja": "並び順の決まり", "en": "How the order is decided"}[lang] in page
    assert "page=2" in page


def test_the_list_before_a_query_has_no_badges(client: Client) -> None:
    assert 'class="chip"' not in _page(client, "/register/")


@LANGS
def test_every_site_is_on_exactly_one_page_of_the_list(client: Client, prefix: str, lang: str) -> None:
    seen = [
        id_
        for n in (1, 2)
        for id_ in re.findall(r'name="site" value="([^"]+)"', _page(client, f"{prefix}/register/?page={n}"))
    ]
    assert sorted(seen) == sorted(packs.register().sites)


@LANGS
@pytest.mark.parametrize(
    "query",
    [
        "?q=%00%01", "?q=" + "あ" * 5000, "?page=-1", "?page=0", "?page=99999999", "?page=９", "?page=" + "9" * 400,
        "?kind=nobody", "?step=teleport", "?prefecture=99&prefecture=13", "?q=%F0%9F%A7%AC", "?q=%E2%80%AE",
        "?q=<script>alert(1)</script>", "?q=%25%5F%5C", "?" + "&".join(f"step=s{n}" for n in range(900)), "?q=%ED%A0%80",
    ],
)  # fmt: skip
def test_no_address_of_the_list_breaks_it(client: Client, prefix: str, lang: str, query: str) -> None:
    for place in ("", "map/"):
        page = _page(client, f"{prefix}/register/{place}{query}")
        assert "<script>alert" not in page


def test_what_no_list_knows_is_named_and_set_aside(client: Client) -> None:
    page = _page(client, "/register/?step=teleport")
    assert "teleport" in page
    assert "外しました" in page


@LANGS
def test_a_prefecture_typed_as_a_word_is_offered_as_a_facet(client: Client, prefix: str, lang: str) -> None:
    assert "?prefecture=26" in _page(client, f"{prefix}/register/?q=京都")


@LANGS
def test_the_map_has_a_tile_and_a_row_for_each_prefecture(client: Client, prefix: str, lang: str) -> None:
    page = _page(client, f"{prefix}/register/map/")
    for one in Prefecture:
        assert page.count(f"?prefecture={one.value}") == 2, one
    placed = {c.subject for s in packs.register().sites.values() for c in s.claims if c.field == "prefecture"}
    counted = [int(n) for n in re.findall(r'<td class="num">(\d+)</td>', page)]
    assert len(counted) == 47
    assert sum(counted) >= len(placed)


@LANGS
def test_every_organisation_has_a_page_with_the_source_of_every_claim(client: Client, prefix: str, lang: str) -> None:
    for id_, organisation in packs.register().organisations.items():
        page = unescape(_page(client, f"{prefix}/register/{id_}/"))
        assert {"ja": "確認を受けていません", "en": "has not confirmed this page"}[lang] in page
        for claim in organisation.claims:
            assert claim.citation.source in page, claim


@LANGS
def test_every_site_has_a_page(client: Client, prefix: str, lang: str) -> None:
    for id_ in packs.register().sites:
        page = _page(client, f"{prefix}/register/{id_}/")
        assert f"?site={id_}" in page


def test_a_disputed_value_says_so_and_an_old_one_is_kept_apart(client: Client) -> None:
    register = packs.register()
    sites = [c for s in register.sites.values() for c in s.claims]
    disputed = next(c for c in sites if c.standing == Standing.DISPUTED)
    assert "訂正確認中" in _page(client, f"/register/{disputed.subject}/")
    assert "disputed" in _page(client, f"/en/register/{disputed.subject}/")
    everything = [*sites, *(c for o in register.organisations.values() for c in o.claims)]
    old = next(c for c in everything if c.standing == Standing.SUPERSEDED)
    assert "以前の情報" in _page(client, f"/register/{old.subject}/")


@LANGS
def test_what_is_not_known_is_folded_and_never_a_lack(client: Client, prefix: str, lang: str) -> None:
    page = _page(client, f"{prefix}/register/minaris/")
    assert {"ja": "できないという意味ではありません", "en": "does not mean “no”"}[lang] in page
    assert 'data-status="no"' not in page
    assert 'data-kind="error"' not in page


@LANGS
def test_support_received_is_shown_as_a_fact(client: Client, prefix: str, lang: str) -> None:
    page = _page(client, f"{prefix}/register/minaris/")
    assert {"ja": "順位には使いません", "en": "never a score"}[lang] in page


@LANGS
def test_up_to_four_sites_stand_side_by_side(client: Client, prefix: str, lang: str) -> None:
    ids = sorted(packs.register().sites)[:5]
    page = _page(client, f"{prefix}/register/compare/?" + "&".join(f"site={id_}" for id_ in [*ids, "no/such", ids[0]]))
    assert page.count('<th scope="col"') == 5
    assert f"{ids[4]}, no/such" in page


@pytest.mark.parametrize("query", ["", "?site=", "?site=%00", "?site=" + "a" * 5000, "?site=<b>"])
def test_a_comparison_of_nothing_says_what_to_do(client: Client, query: str) -> None:
    assert "選ばれていません" in _page(client, f"/register/compare/{query}")


@LANGS
def test_a_company_learns_how_to_correct_and_by_when_it_is_answered(client: Client, prefix: str, lang: str) -> None:
    page = _page(client, f"{prefix}/register/reply/?organisation=minaris")
    assert f"{prefix}/register/sheet/minaris/" in page
    for days in (reply.RECEIVED_WITHIN, reply.ANSWERED_WITHIN):
        assert {"ja": f"{days} 営業日以内", "en": f"Within {days} business days"}[lang] in page
    assert "mailto:" not in page


@LANGS
def test_every_organisation_has_one_sheet_with_all_its_sites(client: Client, prefix: str, lang: str) -> None:
    for organisation in packs.register().organisations.values():
        page = unescape(_page(client, f"{prefix}/register/sheet/{organisation.id}/"))
        assert page.count("<caption>") == 1
        for site in organisation.sites:
            assert site.name.in_(lang) in page


@pytest.mark.parametrize("place", ["nobody/", "nobody/nowhere/", "sheet/nobody/", "minaris/nowhere/"])
def test_what_the_register_does_not_have_is_not_found(client: Client, place: str) -> None:
    for prefix in ("", "/en"):
        assert client.get(f"{prefix}/register/{place}").status_code == 404


@LANGS
def test_the_sheet_to_fill_in_comes_as_a_workbook(client: Client, prefix: str, lang: str) -> None:
    answer = client.get(f"{prefix}/register/template.xlsx")
    assert answer.content[:2] == b"PK"


def test_english_pages_show_contact_overseas_clients_and_inspections_first(client: Client) -> None:
    page = _page(client, "/en/register/agc-biologics/")
    order = [page.index(f'id="{id_}"') for id_ in ("contact", "offer", "company")]
    assert order == sorted(order)
    assert "Clients from abroad" in page
