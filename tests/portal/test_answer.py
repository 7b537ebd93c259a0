"""The answer page: what it shows for every kind of profile, and what it does with input that is wrong."""

import json
import re
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from example_profiles import PROFILES
from meguri.vocabulary.reading import Node, read_file
from meguri_portal.packs import register
from meguri_portal.selectors.answer_sites import state

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = [path.stem for path in PROFILES]
TRACKS = ["industrialisation/process-development", "industrialisation/nonclinical"]
LANGUAGES = [("", "ja"), ("/en", "en")]


def plain(node: Node) -> Any:
    """The values of a file as JSON holds them."""
    value = node.value
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items()}
    if isinstance(value, list):
        return [plain(part) for part in value]
    return value if isinstance(value, (str, int, float, bool)) or value is None else str(value)


def example(stem: str, **changed: Any) -> str:
    """An example as the draft that a form posts."""
    return json.dumps({**plain(read_file(EXAMPLES / f"{stem}.yaml")), **changed})


def post(client: Client, draft: str, address: str = "/answer/", **fields: Any) -> str:
    page = client.post(address, {"profile": draft, **fields})
    assert page.status_code == 200
    text = page.content.decode()
    assert "UNKNOWN-TEMPLATE-VARIABLE" not in text
    return text


@pytest.mark.parametrize(("prefix", "lang"), LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_example_is_answered_in_both_languages(client: Client, name: str, prefix: str, lang: str) -> None:
    page = post(client, example(name), f"{prefix}/answer/")
    assert f'<html lang="{lang}">' in page
    assert page.count("<h1") == 1
    assert ("架空の内容です" in page or "Fictional profile" in page) == ("empty" not in name)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_without_a_draft_the_page_leads_to_the_start(client: Client, prefix: str) -> None:
    page = client.get(f"{prefix}/answer/")
    assert page.status_code == 200
    assert "<h1" in page.content.decode()


def test_the_first_sheet_says_when_the_money_ends_without_and_with_each_programme(client: Client) -> None:
    page = post(client, example("car-t-autologous"), as_of="2026-11-23")
    sheet = page[page.index('class="first-sheet"') : page.index("</section>")]
    assert "2028年10〜12月" in sheet
    assert "2029年1〜3月" in sheet
    assert "補助なし" in sheet
    assert "のみ" in sheet
    assert sheet.index("補助なし") < sheet.index("この計画（採択された場合）")


def test_a_headline_is_never_a_bare_yes(client: Client) -> None:
    page = post(client, example("car-t-autologous"), as_of="2026-11-23")
    heads = re.findall(r'verdict__headline">\s*<span[^>]*data-status="call">([^<]+)</span>\s*<span[^>]*>([^<]+)', page)
    assert len(heads) == page.count("verdict__headline")
    assert ("公募中のものは確認できず", "要件は満たす見込み") in heads


def test_what_nobody_is_known_to_be_able_to_apply_to_is_counted_apart(client: Client) -> None:
    page = post(client, example("car-t-autologous"), as_of="2026-11-23")
    assert (
        "要件は満たす見込み 2件／条件付きで要件を満たす見込み 1件／製品区分は合うが、応募できる者が未確認 2件／" in page
    )
    assert "親事業のため、応募は次の枠ごとに行います" in page


def test_a_partner_who_is_not_chosen_yet_is_not_called_unknown(client: Client) -> None:
    page = post(client, example("car-t-autologous", partners={"cdmo": {"agreed": False}, "vc": []}))
    assert page.count("まだ決まっていない") == 3  # the CDMO of one programme; lead and minimum of the certified VC
    assert "国内に製造拠点のあるCDMOが要ります" in page
    assert "まだいない →" in page
    assert 'name="ask" value="partners.' not in page
    assert "まだ決まっていない" not in post(client, example("car-t-autologous", partners={}))


def test_a_certified_vc_that_the_register_does_not_know_is_pointed_out(client: Client) -> None:
    vc = {"name": "Kibo Capital", "certified": True, "lead": True, "invests": 500_000_000}
    page = post(client, example("car-t-autologous", partners={"vc": [vc]}))
    assert "<bdi>Kibo Capital</bdi></strong>：この名前は登録簿の認定VC（" in page
    listed = {**vc, "name": next(iter(register().certifications.values())).names[0]}
    assert "この名前は登録簿の認定VC" not in post(client, example("car-t-autologous", partners={"vc": [listed]}))


def test_what_cannot_be_changed_is_no_advice(client: Client) -> None:
    page = post(client, example("car-t-autologous"))
    assert "この製品・会社では満たせません" in page
    advice = page[page.index("判定が変わる条件") :]
    assert "薬物送達技術" not in advice[: advice.index("</ul>")]


def test_every_mark_leads_to_a_source_on_the_page(client: Client) -> None:
    page = post(client, example("ips-cornea"), address="/en/answer/")
    marks = set(re.findall(r'href="#(source-\d+)"', page))
    assert marks
    assert marks == set(re.findall(r'<li id="(source-\d+)"', page))
    listed = page[page.index('class="sources') :]
    documents = re.findall(r"<li><a [^>]*>([^<]+)</a>|<li>([^<]+) <span", listed)
    assert 1 < len(documents) == len(set(documents)) < len(marks)


def test_no_element_carries_a_style_or_a_handler(client: Client) -> None:
    page = post(client, example("car-t-autologous"))
    assert not re.search(r"\s(style|on[a-z]+)=", page)
    assert not re.search(r"<script(?![^>]*src=)", page)


def test_every_id_stands_once_and_every_label_and_description_finds_its_element(client: Client) -> None:
    page = post(client, example("car-t-autologous"))
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    named = re.findall(r'(?:aria-labelledby|aria-describedby|for|form)="([^"]+)"', page)
    assert {one for many in named for one in many.split()} <= set(ids)


def test_sites_programmes_and_questions_lead_to_their_pages(client: Client) -> None:
    page = post(client, example("car-t-autologous"), "/en/answer/")
    assert 'href="/en/register/' in page
    assert 'href="/en/programmes/industrialisation/process-development/"' in page
    assert 'formaction="/en/profile/questions/"' in page


def test_every_picture_has_a_title_a_description_and_a_table(client: Client) -> None:
    page = post(client, example("car-t-autologous"))
    pictures = page.count('role="img"')
    assert pictures == 3
    assert page.count("<desc id=") == pictures
    assert page.count("<title id=") == pictures


def test_a_reading_changes_the_plan(client: Client) -> None:
    draft = example("car-t-autologous")
    programme = "industrialisation/process-development"
    name = f"reading-{programme}-ceiling-base"
    default = post(client, draft)
    other = post(client, draft, **{name: f"{programme}=cap-is-subsidy-of-direct"})
    assert "79,993,000" in default
    assert default != other
    assert f'value="{programme}=cap-is-subsidy-of-direct" checked' in other


def test_a_chosen_site_is_marked_and_its_programme_settles(client: Client) -> None:
    draft = example("ips-cornea")
    before = post(client, draft)
    site = re.findall(r'name="site" value="([^"]+)"', before)[0]
    after = post(client, draft, site=site)
    assert "を選んだ場合の試算です。契約や合意を意味しません" in after
    assert "選択を取り消す" in after


def test_weights_reorder_by_the_same_scorer(client: Client) -> None:
    draft = example("car-t-autologous")
    one = post(client, draft, weights="own", **{"w-inspection": "100"})
    assert "自分で決めた重み" in one
    assert 'name="w-inspection" value="100"' in one
    assert (
        post(client, draft, **{"w-inspection": "100"}).count("自分の重みで並べました") == 1
    )  # a number typed is meant
    sites = re.compile(r'name="compare" value="([^"]+)"')
    assert sites.findall(one) != sites.findall(post(client, draft))


def test_untouched_weights_follow_the_preset_and_a_changed_one_means_ones_own(client: Client) -> None:
    draft = example("car-t-autologous")
    first = post(client, draft)
    shown = dict(re.findall(r'name="(w-[a-z_]+)" value="([\d,]+)"', first))
    assert shown.pop("w-drawn").startswith("18,12,14")
    drawn = re.findall(r'name="w-drawn" value="([^"]+)"', first)[0]
    speed = post(client, draft, weights="speed", **shown, **{"w-drawn": drawn})
    assert "いまは時期を優先" in speed
    own = post(client, draft, weights="speed", **{**shown, "w-slot": "90"}, **{"w-drawn": drawn})
    assert "いまは自分で決めた重み" in own


def test_on_every_site_stands_first_what_it_is_known_to_do(client: Client) -> None:
    page = post(client, example("aav-phase1"), as_of="2026-11-23")
    card = page[page.index('class="card site"') :]
    assert card.index("工程 2/3 確認") < card.index("確認できた点")
    assert "ベクター「アデノ随伴ウイルス（AAV）」：推定のみ" in card[: card.index("確認できた点")]
    assert "上位の拠点に明らかな差はありません" in page


def test_what_changed_since_the_last_answer_is_shown_and_nothing_where_nothing_did(client: Client) -> None:
    draft = example("car-t-autologous")
    first = post(client, draft, as_of="2026-11-23")
    was = re.findall(r'name="was" value="([^"]+)"', first)
    assert set(was) == {"FY2028Q4~2029-01~52314000~203319000"}
    assert "前回の試算との違い" not in first
    same = post(client, draft, as_of="2026-11-23", was=was[0])
    assert "前回の試算との違い" not in same
    none = post(client, draft, as_of="2026-11-23", was=was[0], offered=TRACKS, adopted=TRACKS[1])
    assert "203,319,000円 → <strong>163,333,000円</strong>" in none
    assert "前回の試算との違い" not in post(client, draft, was='"><b>')


@pytest.mark.parametrize(("prefix", "back"), [("", "試算結果に戻る"), ("/en", "Back to your results")])
@pytest.mark.parametrize("name", ["car-t-autologous", "vc-investor"])
def test_the_first_sheet_stands_alone_and_leads_back(client: Client, name: str, prefix: str, back: str) -> None:
    page = post(client, example(name), f"{prefix}/answer/", only="board", compare="takara-bio/lic", assume="no")
    assert 'class="first-sheet"' in page
    assert 'id="verdicts"' not in page
    assert back in page
    assert 'name="compare" value="takara-bio/lic"' in page
    assert 'name="assume" value="no"' in page


def test_sites_are_compared_side_by_side_and_at_most_four(client: Client) -> None:
    draft = example("car-t-autologous")
    sites = re.findall(r'name="compare" value="([^"]+)"', post(client, draft))
    two = post(client, draft, compare=sites[:2])
    table = two[two.index('id="compared"') : two.index('class="bands"')]
    assert table.count('<th scope="col">') == 3
    five = post(client, draft, compare=sites[:5])
    assert "比べる拠点は4つまで" in five


def test_only_ticked_programmes_are_taken_as_adopted(client: Client) -> None:
    draft = example("car-t-autologous")
    offered = re.findall(r'name="offered" value="([^"]+)"', post(client, draft))
    assert len(offered) == 2
    none = post(client, draft, offered=offered)
    assert "採択されない場合として除いた" in none
    assert "計画に入る補助金はありません。理由：" in none


def test_without_assumed_calls_nothing_closed_enters_the_plan(client: Client) -> None:
    page = post(client, example("car-t-autologous"), assume="no", as_of="2026-11-23")
    assert "公募中のものを確認できない" in page


def test_an_investor_sees_what_the_money_unlocks(client: Client) -> None:
    page = post(client, example("vc-investor"), address="/en/answer/")
    assert "What this money unlocks" in page
    assert "1,000,000,000" in page
    assert 'id="sites"' not in page
    assert "No payment (certification only)".lower() in page.lower()
    assert "Certification as entered" in page
    assert "Programmes for products (not judged for an investor)" in page


def test_a_plan_without_work_is_not_invented(client: Client) -> None:
    page = post(client, example("empty-seed"))
    assert "資金計画はまだありません" in page
    assert 'id="plan"' not in page


BAD_DRAFTS = [
    "nonsense",
    "[1, 2]",
    '"text"',
    "[" * 100_000,
    '{"schema": "meguri/other/1"}',
    '{"schema": 3}',
    '{"stage": "never"}',
    '{"finance": {"cash": "much"}}',
    '{"finance": {"cash": 1e400}}',
    '{"finance": {"cash": NaN}}',
    '{"name": {"ja": "\\ud800"}}',
    '{"name": {"ja": "\\u0000\\u202e"}}',
    '{"work": [{"id": "a", "costs": {"2027": {"outsourcing": -5}}}]}',
    '{"needs": {"steps": {"a": 1}}}',
]


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("draft", BAD_DRAFTS)
def test_a_draft_that_makes_no_sense_is_explained_and_kept(client: Client, draft: str, prefix: str) -> None:
    page = client.post(f"{prefix}/answer/", {"profile": draft})
    assert page.status_code in (200, 422)
    text = page.content.decode()
    assert "UNKNOWN-TEMPLATE-VARIABLE" not in text
    if page.status_code == 422:
        assert "error-summary" in text


BAD_OPTIONS = [
    {"as_of": "yesterday"},
    {"as_of": "0001-01-01"},
    {"as_of": "2026-02-30"},
    {"weights": "none such"},
    {"weights": "own", "w-inspection": "-1"},
    {"weights": "own", "w-inspection": "0", "w-slot": "0"},  # nothing counts
    {"weights": "own", "w-inspection": "９９"},
    {"weights": "own", "w-inspection": "9" * 1_900},
    {"top": "1e9"},
    {"site": "nowhere/at-all"},
    {"reading-x": "a=b"},
    {"assume": "\x00"},
]


@pytest.mark.parametrize("fields", BAD_OPTIONS)
def test_an_option_that_cannot_be_read_is_named_and_the_default_is_used(client: Client, fields: dict[str, str]) -> None:
    page = post(client, example("car-t-autologous"), **fields)
    assert "既定の値で答えています" in page


def test_what_a_visitor_typed_is_escaped(client: Client) -> None:
    name = {"ja": '<script>alert("x")</script>', "en": "<b>x</b>"}
    assert "<script>alert" not in post(client, example("car-t-autologous", name=name))


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_chosen_site_and_own_weights_come_back_from_the_pages_of_questions(client: Client, prefix: str) -> None:
    draft = example("car-t-autologous")
    site = re.findall(r'name="site" value="([^"]+)"', post(client, draft, f"{prefix}/answer/"))[0]
    asked = {"profile": draft, "site": site, "weights": "own", "w-inspection": "77"}
    check = client.post(f"{prefix}/profile/check/", {**asked, "go": "check"}).content.decode()
    carried = unescape(re.findall(r'name="options" value="([^"]+)"', check)[0])
    kept = unescape(re.findall(r'name="profile" value="([^"]+)"', check)[0])
    assert json.loads(kept)["tentative_site"] == site
    form = {"profile": kept, "options": carried, "go": "to:partners"}
    question = client.post(f"{prefix}/profile/check/", form).content.decode()
    assert unescape(re.findall(r'name="options" value="([^"]+)"', question)[0]) == carried
    back = post(client, kept, f"{prefix}/answer/", options=carried)
    assert f"&quot;tentative_site&quot;:&quot;{site}&quot;" in back
    assert 'name="w-inspection" value="77"' in back
    assert 'name="weights" value="own" checked' in back


def test_every_site_that_fails_a_condition_is_listed_with_the_condition(client: Client) -> None:
    page = post(client, example("car-t-autologous"), "/en/answer/", as_of="2026-11-26")
    outside = page[page.index("Sites that fail a must-have condition") :]
    told = re.search(r"Sites that fail a must-have condition \((\d+)\)", page)
    assert told is not None
    assert f"{told[1]} that fail a must-have condition" in page
    assert outside.count("fails “") == int(told[1])


def test_a_site_to_be_asked_says_why_it_is_not_among_the_evidenced(client: Client) -> None:
    page = post(client, example("car-t-autologous"), as_of="2026-11-26", top="30")
    cards = page.split('class="card site"')[1:]
    assert all(("入らない理由" in card) == ("1位" not in card) for card in cards)
    assert any("製品区分を扱う根拠がない" in card for card in cards)


def test_values_of_the_whole_company_are_marked_at_each_of_its_sites(client: Client) -> None:
    page = post(client, example("aav-phase1"), "/en/answer/", as_of="2026-11-26")
    cards = [card for card in page.split('class="card site"')[1:] if "Takara Bio" in card[:400]]
    assert cards
    assert all("Known of the company as a whole: " in card for card in cards)
    assert all("product class (from undated sources only)" in card for card in cards)


def test_where_no_country_was_asked_for_the_list_says_so_and_can_be_narrowed_down_to_japan(client: Client) -> None:
    seed = json.loads(example("nk-allogeneic"))
    del seed["needs"]["site_in"]
    page = post(client, json.dumps(seed), "/en/answer/", as_of="2026-11-26")
    assert "Sites abroad are included" in page
    assert "AGC Biologics Milan" in page.split('class="bands"')[1].split("Compare the ticked")[0]
    narrowed = post(client, json.dumps(seed), "/en/answer/", as_of="2026-11-26", made_in="JP")
    assert "Sites abroad are included" not in narrowed
    assert "AGC Biologics Milan" not in narrowed.split('class="bands"')[1].split("Compare the ticked")[0]


def test_a_cell_type_nobody_has_evidence_for_is_said_once_above_the_list(client: Client) -> None:
    page = post(client, example("nk-allogeneic"), as_of="2026-11-26")
    above = page[page.index('id="sites"') : page.index('class="bands"')]
    assert "どの候補拠点にも公開の根拠がないもの：細胞種「NK細胞」" in above


@pytest.mark.parametrize(
    ("prefix", "words"), [("", "それ以外の、既存の外国企業の日本子会社"), ("/en", "an ordinary Japanese subsidiary")]
)
def test_a_subsidiary_of_a_foreign_corporation_sees_what_the_sources_say_of_it(
    client: Client, prefix: str, words: str
) -> None:
    seed = json.loads(example("car-t-autologous"))
    for owned in (True, False):
        seed["applicant"]["foreign_parent"] = owned
        page = post(client, json.dumps(seed), f"{prefix}/answer/", as_of="2026-11-26")
        shown = re.findall(r'<section class="card" aria-labelledby="foreign">.*?</section>', page, re.S)
        assert [words in part for part in shown] == ([True] if owned else [])
        sheet = page[page.index('class="first-sheet"') : page.index("</section>")]
        assert ("#foreign" in sheet) is owned
        fields = {"profile": json.dumps(seed), "as_of": "2026-11-26"}
        book = load_workbook(BytesIO(client.post(f"{prefix}/answer/file/xlsx/", fields).content))
        cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
        assert any(words in cell for cell in cells) is owned


def test_a_site_under_construction_says_so_and_when_it_is_to_open(client: Client) -> None:
    words = [text.ja for text, _ in state(register().sites["takara-bio/cgcp-3"])]
    assert words[0] == "建設中"
    assert words[1].startswith("開設予定 2027年")
    assert state(register().sites["takara-bio/cgcp-2"]) == []
    page = post(client, example("aav-phase1"), top="30")
    named = sum(bool(state(register().sites[id_])) for id_ in shown(page))
    assert page.count("拠点の状態：") == named
    fields = {"profile": example("aav-phase1"), "top": "30"}
    book = load_workbook(BytesIO(client.post("/answer/file/xlsx/", fields).content))
    assert sum("拠点の状態：" in str(cell.value) for cell in book["候補"]["C"]) == named


def shown(page: str) -> list[str]:
    return re.findall(r'name="compare" value="([^"]+)"', page)


def test_a_day_out_of_range_says_which_years_there_are(client: Client) -> None:
    page = post(client, example("car-t-autologous"), as_of="1999-01-01")
    assert "2000〜2099年の日付" in page
    assert "今日の日付" in page


def test_nothing_claims_to_have_been_checked_on_a_day_to_come(client: Client) -> None:
    page = post(client, example("car-t-autologous"), as_of="2031-04-01")
    assert "2031年4月1日（火）現在" not in page
    assert "2031年4月1日（火）に確認" not in page
    assert "に確認）" in page
