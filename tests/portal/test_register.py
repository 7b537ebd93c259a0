"""The public register: list, map, pages, comparison, sheet, reply; in both languages, with bad addresses."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest
from django.test import Client
from django.utils.html import strip_tags
from openpyxl import load_workbook

from meguri.matching.criteria import scores_of
from meguri.matching.directory import directory_of
from meguri.matching.need import need_of
from meguri.profiles.claim import Claim, Standing
from meguri.profiles.organisation import Organisation, Site
from meguri.profiles.profile import read_profile
from meguri.register.codes import SiteStatus
from meguri.register.excel import filled
from meguri.register.excel.difference import Origin
from meguri.register.excel.importing import differences
from meguri.register.excel.template_columns import COLUMNS, on_paper_only
from meguri.register.excel.workbook_reading import read
from meguri.register.prefecture import Prefecture
from meguri.register.register import Register
from meguri.register.site_fields import SITE
from meguri.vocabulary.citation import Citation, Status
from meguri.vocabulary.text import Text
from meguri_portal import packs, reply
from meguri_portal.selectors.answers import scales
from meguri_portal.selectors.register import record, sheet
from meguri_portal.selectors.register.compare import compared
from meguri_portal.selectors.register.contact import contact_of
from meguri_portal.selectors.register.effect import with_effects
from meguri_portal.selectors.register.facets import all_claims
from meguri_portal.selectors.register.line import line_of
from meguri_portal.selectors.register.owner import present_owner
from meguri_portal.selectors.register.record import worded
from meguri_portal.selectors.register.sheet import COMPANY, sheet_of
from meguri_portal.templatetags.register_words import address, capital

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 23)
CASE = Path(__file__).parents[2] / "examples" / "car-t-autologous.yaml"
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
    assert {"ja": "毎日0時（日本時間）に入れ替わる、くじ引きの順", "en": "Shuffled daily"}[lang] in page
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
def test_the_map_has_a_tile_for_each_prefecture_and_a_row_where_there_is_a_site(
    client: Client, prefix: str, lang: str
) -> None:
    page = _page(client, f"{prefix}/register/map/")
    for one in Prefecture:
        assert page.count(f"?prefecture={one.value}") == 2, one
    counted = [int(n) for n in re.findall(r'<td class="num">(\d+)</td>', page)]
    assert all(counted)
    assert sum(counted) == len(_placed())


@LANGS
def test_the_map_says_where_the_other_sites_are(client: Client, prefix: str, lang: str) -> None:
    sites = packs.register().sites.values()
    domestic = sum(site.country == "JP" and site.id not in _placed() for site in sites)
    elsewhere = len(sites) - len(_placed()) - domestic
    said = {
        "ja": f"{len(sites)} 拠点のうち、都道府県が分かる {len(_placed())} 拠点を地図に示しています。"
        f"ほかは、国内で都道府県が不明 {domestic}、海外または所在が不明 {elsewhere} です。",
        "en": f"The map shows the {len(_placed())} of {len(sites)} sites whose prefecture is known. "
        f"Of the others, {domestic} are in Japan (prefecture not known) and {elsewhere} are abroad",
    }
    assert said[lang] in _page(client, f"{prefix}/register/map/")


def _placed() -> set[str]:
    return {c.subject for s in packs.register().sites.values() for c in s.claims if c.field == "prefecture"}


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


def test_what_is_not_known_says_what_it_costs_as_facets_and_scales_have_it() -> None:
    by_name = {one.field.name: one for one in with_effects((SITE["slot"], SITE["vector"], SITE["staff"]))}
    slot, vector = ([text.ja for text in by_name[name].effects] for name in ("slot", "vector"))
    weight = scales().presets["default"].values["slot"]
    assert any(
        f"重み{weight}の評価項目「{scales().criterion('slot').text.ja}」の配点100のうち80" in one for one in slot
    )
    assert "「ベクター」の絞り込みに出ません" in vector
    assert by_name["staff"].effects == ()
    asked = {item.field for criterion in scales().criteria for item in criterion.points if item.field}
    assert all(with_effects((SITE[name],))[0].effects for name in asked)


@LANGS
def test_a_page_lists_what_each_missing_value_costs(client: Client, prefix: str, lang: str) -> None:
    page = _page(client, f"{prefix}/register/minaris/yokohama/")
    assert {"ja": "ベクターが不明 → 「ベクター」の絞り込みに出ません", "en": "“Vector” not known → not found when"}[
        lang
    ] in page


def _said_again(register: Register) -> Register:
    """The same register, every value also stated by the company itself."""

    def again(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
        own = [replace(c, citation=replace(c.citation, status=Status.SELF_DECLARED, dated=str(DAY))) for c in claims]
        return (*claims, *own)

    sites = {id_: replace(site, claims=again(site.claims)) for id_, site in register.sites.items()}
    firms = {
        id_: replace(firm, claims=again(firm.claims), sites=tuple(sites[site.id] for site in firm.sites))
        for id_, firm in register.organisations.items()
    }
    return replace(register, sites=sites, organisations=firms)


def test_adding_the_own_statement_to_a_value_lowers_no_score() -> None:
    register, need = packs.register(), need_of(read_profile(CASE))
    before = scores_of(need, directory_of(register, scales(), DAY), {})
    after = scores_of(need, directory_of(_said_again(register), scales(), DAY), {})
    for one, two in zip(before, after, strict=True):
        assert (two.low >= one.low).all()


@LANGS
def test_support_received_is_shown_as_a_fact(client: Client, prefix: str, lang: str) -> None:
    page = _page(client, f"{prefix}/register/minaris/")
    assert {"ja": "順位には使いません", "en": "never a score"}[lang] in page


@LANGS
def test_up_to_four_sites_stand_side_by_side(client: Client, prefix: str, lang: str) -> None:
    ids = sorted(packs.register().sites)[:5]
    page = _page(client, f"{prefix}/register/compare/?" + "&".join(f"site={id_}" for id_ in [*ids, "no/such", ids[0]]))
    assert page.count('<th scope="col"') == 5
    assert packs.register().sites[ids[4]].name.in_(lang) in page
    assert "no/such" in page
    assert f"{ids[4]}, " not in page


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
def test_without_a_desk_the_page_says_so_and_when_the_days_start_to_count(
    client: Client, monkeypatch: pytest.MonkeyPatch, prefix: str, lang: str
) -> None:
    none = {"ja": "まだ受付窓口がありません", "en": "has no desk yet"}[lang]
    counted = {"ja": "そこが受け取った日から数え始めます", "en": "The days start to count once a desk exists"}[lang]
    page = _page(client, f"{prefix}/register/reply/")
    assert none in page
    assert counted in page
    assert "MEGURI_" not in page + _page(client, f"{prefix}/register/sheet/minaris/")
    monkeypatch.setattr(reply, "DESK", "desk@example.com")
    page = _page(client, f"{prefix}/register/reply/")
    assert "desk@example.com" in page
    assert none not in page


@LANGS
@pytest.mark.parametrize(
    ("ja", "en"),
    [("解釈・推定への異議", "how a value was read"), ("外してほしい", "taken off"), ("照合の結果", "match result")],
)
def test_the_desk_takes_objections_and_answers_with_reasons(
    client: Client, prefix: str, lang: str, ja: str, en: str
) -> None:
    page = _page(client, f"{prefix}/register/reply/")
    assert {"ja": ja, "en": en}[lang] in page
    assert {"ja": "理由を付けて", "en": "gives its reasons"}[lang] in page


@LANGS
def test_every_organisation_has_one_sheet_with_all_its_sites(client: Client, prefix: str, lang: str) -> None:
    for organisation in packs.register().organisations.values():
        page = unescape(_page(client, f"{prefix}/register/sheet/{organisation.id}/"))
        assert 1 <= page.count("<caption") <= 2
        for site in organisation.sites:
            assert site.name.in_(lang) in page


@LANGS
def test_the_sheet_tells_the_company_s_values_from_its_sites_and_names_the_source(
    client: Client, prefix: str, lang: str
) -> None:
    page = unescape(_page(client, f"{prefix}/register/sheet/s-racmo/"))
    assert {"ja": "<strong>全社</strong> 受託あり", "en": "<strong>company</strong> takes contract work"}[lang] in page
    assert re.search(r'iyakutsushinsha\.com <span class="nowrap">2023-03</span>', page)
    assert {"ja": "古い・撤回を希望", "en": "Out of date, withdraw"}[lang] in page
    for name in ("city", "site_status", "area_gross_m2", "licence_granted"):
        assert capital(SITE[name].label.in_(lang)) in page


def test_every_value_of_the_pages_can_be_confirmed_on_the_sheet() -> None:
    for organisation in packs.register().organisations.values():
        sheet = sheet_of(organisation)
        on_sheet = {
            (line.label, one) for line in (*sheet.lines, *sheet.others) for said in line.said for one in said.values
        }
        for claim in all_claims(organisation):
            if claim.standing != Standing.SUPERSEDED:
                assert (SITE[claim.field].label, worded(SITE[claim.field], claim)) in on_sheet, claim


def test_the_sheet_names_where_each_value_is_said_and_asks_once_for_what_is_not_known() -> None:
    for organisation in packs.register().organisations.values():
        for line in sheet_of(organisation).lines:
            for context in (False, True):
                assert sum(said.marks == COMPANY and said.context == context for said in line.said) <= 1
            assert sum(not said.values for said in line.said) == (0 if len(line.said) > 1 or line.said[0].values else 1)
            assert all(said.sources for said in line.said if said.values)


def test_the_sheet_and_the_workbook_name_the_same_customers() -> None:
    """A comma in brackets parts no value, so that every customer of the company stands in one cell."""
    book = load_workbook(BytesIO(_workbook("minaris")))
    customers = [
        line for line in sheet_of(packs.register().organisations["minaris"]).lines if line.label.en == "named customer"
    ]
    whole = next(said for line in customers for said in line.said if said.marks == COMPANY)
    cells = [str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row if cell.value]
    assert any(all(one.written and one.written.ja in cell for one in whole.values) for cell in cells)


def _workbook(organisation: str) -> bytes:
    stored = BytesIO()
    filled.write(packs.register().organisations[organisation], stored)
    return stored.getvalue()


@pytest.mark.parametrize("place", ["nobody/", "nobody/nowhere/", "sheet/nobody/", "minaris/nowhere/"])
def test_what_the_register_does_not_have_is_not_found(client: Client, place: str) -> None:
    for prefix in ("", "/en"):
        assert client.get(f"{prefix}/register/{place}").status_code == 404


@LANGS
def test_the_sheet_to_fill_in_comes_as_a_workbook(client: Client, prefix: str, lang: str) -> None:
    answer = client.get(f"{prefix}/register/template.xlsx")
    assert answer.content[:2] == b"PK"


def test_a_company_s_licence_stands_beside_a_site_of_which_it_is_not_known(client: Client) -> None:
    """The licence S-RACMO holds is published for the company; which of its sites has it is not."""
    found = compared(packs.register(), ["s-racmo/smart"])
    cells = {row.field.name: row.cells[0] for row in found.rows}
    for name in ("licence", "licence_authority"):
        assert cells[name].which
        assert cells[name].own is None
    page = _page(client, "/register/compare/?site=s-racmo/smart")
    assert "機関として（どの拠点かは未確認）" in page


@LANGS
def test_cards_show_the_state_and_what_is_said_of_the_whole_company(client: Client, prefix: str, lang: str) -> None:
    page = _page(client, f"{prefix}/register/?q=smart")
    assert f"<strong>{SiteStatus.OPERATING.text.in_(lang)}</strong>" in page
    assert {"ja": "会社全体", "en": "Company-wide"}[lang] in page
    assert {"ja": "出典のある値", "en": "sourced facts"}[lang] in page


def test_a_card_of_which_nothing_is_known_is_one_line() -> None:
    register = packs.register()
    lines = [line_of(register, id_) for id_ in register.sites]
    blank = [one for one in lines if not one.known]
    assert blank
    assert all(len(one.facts.unknown) == one.facts.asked for one in blank)


@LANGS
def test_a_site_that_was_sold_leads_to_its_owner_and_the_owner_back(client: Client, prefix: str, lang: str) -> None:
    page = _page(client, f"{prefix}/register/wuxi-atu/philadelphia/")
    assert SiteStatus.SOLD.text.in_(lang) in page
    assert f'href="{prefix}/register/minaris/"' in page
    assert f'href="{prefix}/register/wuxi-atu/philadelphia/"' in _page(client, f"{prefix}/register/minaris/")
    assert f'href="{prefix}/register/minaris/"' in _page(client, f"{prefix}/register/?site_status=sold&country=US")


def test_no_owner_is_guessed_where_the_register_names_none() -> None:
    register = packs.register()
    assert present_owner(register, register.sites["wuxi-atu/oxford"]) is None
    assert present_owner(register, register.sites["minaris/yokohama"]) is None


@LANGS
def test_a_top_page_of_a_website_is_no_business_contact(client: Client, prefix: str, lang: str) -> None:
    page = _page(client, f"{prefix}/register/agc-biologics/")
    assert {"ja": "受託の窓口は見つかっていません", "en": "No business contact found; company website"}[lang] in page
    site = Site("a/b", "a", Text("い", "b"), None, (_contact("https://example.com/contact"),))
    found = contact_of(site, Organisation("a", Text("あ", "a"), (_contact("https://example.com/"),), (site,)))
    assert found is not None
    assert found.desk


def _contact(url: str) -> Claim:
    return Claim("a/b", "contact_url", url, "", Citation("x", "", Status.PRIMARY, None, DAY, ""))


@LANGS
def test_a_company_gets_the_workbook_with_its_present_values(client: Client, prefix: str, lang: str) -> None:
    for place in ("reply/?organisation=minaris", "minaris/", "minaris/yokohama/"):
        assert f"{prefix}/register/template.xlsx?organisation=minaris" in _page(client, f"{prefix}/register/{place}")
    answer = client.get(f"{prefix}/register/template.xlsx?organisation=minaris")
    assert answer["Content-Disposition"] == 'attachment; filename="meguri-minaris.xlsx"'
    found = differences(packs.register(), read(answer.content), Origin(Status.SELF_DECLARED, "x.xlsx", DAY))
    assert found.empty
    assert client.get(f"{prefix}/register/template.xlsx?organisation=nobody").status_code == 404


def test_english_pages_show_contact_overseas_clients_and_inspections_first(client: Client) -> None:
    page = _page(client, "/en/register/agc-biologics/")
    order = [page.index(f'id="{id_}"') for id_ in ("contact", "offer", "company")]
    assert order == sorted(order)
    assert "Clients from abroad" in page


@LANGS
def test_a_company_s_own_words_in_a_publication_say_so(client: Client, prefix: str, lang: str) -> None:
    page = _page(client, f"{prefix}/register/r-japan/")
    assert {"ja": "自己申告（会社の発表・発言を掲載）", "en": "self-declared (company announcement or statement)"}[
        lang
    ] in page


@LANGS
def test_a_comparison_keeps_the_remark_and_every_kind_of_area(client: Client, prefix: str, lang: str) -> None:
    page = unescape(_page(client, f"{prefix}/register/compare/?site=minaris/yokohama&site=nikon-cell-innovation/koto"))
    assert {"ja": "14まで拡張可能", "en": "expandable to 14"}[lang] in page
    assert {"ja": "1,000 m2超", "en": "more than 1,000 m2"}[lang] in page
    for name in ("area_floor_m2", "area_m2"):
        assert capital(SITE[name].label.in_(lang)) in page


def test_where_an_authority_s_record_exists_a_claim_of_compliance_stands_apart() -> None:
    facts = line_of(packs.register(), "agc-biologics/milan").abroad.own
    words = next(fact.value.en for fact in facts if fact.label and fact.label.en == "Inspection")
    assert words.endswith("; also claims compliance")
    assert "no inspection record" not in words


def test_what_an_earlier_owner_had_is_not_called_unknown() -> None:
    abroad = line_of(packs.register(), "wuxi-atu/philadelphia").abroad
    assert "inspection" not in abroad.unknown
    assert abroad.context


def test_what_a_company_says_stands_on_the_page_of_a_site_that_says_less_itself(client: Client) -> None:
    page = _page(client, "/en/register/takara-bio/cgcp-3/")
    whole = page[page.index('id="organisation"') :]
    assert "vector production" in whole
    page = _page(client, "/en/register/teijin-regenet/iwakuni/")
    assert "aims to serve clients from abroad" in page[page.index('id="organisation"') :]


def test_of_investors_and_ventures_nobody_asks_what_they_make(client: Client) -> None:
    assert 'id="unknown"' not in _page(client, "/register/utec/")
    assert 'id="unknown"' not in _page(client, "/register/adiposeeds/")
    assert 'id="unknown"' in _page(client, "/register/s-racmo/")


@LANGS
def test_the_workbook_of_a_maker_is_offered_to_makers_alone(client: Client, prefix: str, lang: str) -> None:
    for id_, offered in (("utec", False), ("adiposeeds", False), ("s-racmo", True)):
        address = f"{prefix}/register/template.xlsx?organisation={id_}"
        for page in (f"{prefix}/register/{id_}/", f"{prefix}/register/reply/?organisation={id_}"):
            shown = _page(client, page)
            assert (address in shown) == offered
            assert f"{prefix}/register/sheet/{id_}/" in shown


@LANGS
def test_a_name_that_is_only_read_out_stands_once(client: Client, prefix: str, lang: str) -> None:
    page = _page(client, f"{prefix}/register/united-immunity/")
    head = page[page.index("<h1>") : page.index('<dl class="summary-list')]
    assert head.count("ユナイテッド・イムニティ") == 1
    assert ("(read:" in page) == (lang == "en")


@LANGS
def test_pages_name_who_led_and_who_was_led(client: Client, prefix: str, lang: str) -> None:
    led = [one.company for one in packs.register().entries.values() if one.lead_vc == "utec"]
    page = _page(client, f"{prefix}/register/utec/")
    assert led
    assert all(f'href="{prefix}/register/{id_}/"' in page for id_ in led)
    assert f'href="{prefix}/register/utec/"' in _page(client, f"{prefix}/register/{led[0]}/")


def test_whatever_a_page_does_not_know_is_asked_on_the_sheet_and_each_page_field_has_a_place() -> None:
    assert set(record.ASKED) <= set(sheet.ASKED)
    paper = {text.ja for text in on_paper_only(sheet.SHEET)}
    columns = {column.target.field for column in COLUMNS}
    assert all(name in columns or SITE[name].label.ja in paper for name in sheet.SHEET)


@pytest.mark.parametrize(
    ("prefix", "title"), [("", "医薬通信社 2023年6月16日"), ("/en", "Iyaku Tsushinsha 16 June 2023")]
)
def test_a_source_goes_by_its_title_where_one_is_known(client: Client, prefix: str, title: str) -> None:
    assert title in _page(client, f"{prefix}/register/mp-healthcare/")


def test_a_headline_in_an_address_is_left_out_of_a_short_one() -> None:
    slug = "%e6%b4%bb%e5%8b%95" * 20
    shown = strip_tags(address(f"https://example.jp/2021/09/27/{slug}/"))
    assert shown == "example.jp/2021/09/27/…"
