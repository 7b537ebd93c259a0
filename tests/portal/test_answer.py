"""The answer page: what it shows for every kind of profile, and what it does with input that is wrong."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from meguri.vocabulary.reading import Node, read_file

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = [path.stem for path in sorted(EXAMPLES.glob("*.yaml")) if not path.stem.startswith("events")]
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
    assert sheet.index("補助なし") < sheet.index("補助額が最大の計画")


def test_a_headline_is_never_a_bare_yes(client: Client) -> None:
    page = post(client, example("car-t-autologous"), as_of="2026-11-23")
    headlines = re.findall(r'verdict__headline">\s*<span[^>]*>([^<]+)', page)
    assert headlines
    assert all("・" in headline for headline in headlines)
    assert any("応募できる者は未確認" in headline for headline in headlines)


def test_every_mark_leads_to_a_source_on_the_page(client: Client) -> None:
    page = post(client, example("ips-cornea"), address="/en/answer/")
    marks = set(re.findall(r'href="#(source-\d+)"', page))
    assert marks
    assert marks == set(re.findall(r'<li id="(source-\d+)"', page))


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
    assert "を選んだ場合の判定と資金計画です" in after
    assert "選択を取り消す" in after


def test_weights_reorder_by_the_same_scorer(client: Client) -> None:
    draft = example("car-t-autologous")
    one = post(client, draft, weights="own", **{"w-inspection": "100"})
    assert "自分で決めた重み" in one
    assert 'name="w-inspection" value="100"' in one
    sites = re.compile(r'name="compare" value="([^"]+)"')
    assert sites.findall(one) != sites.findall(post(client, draft))


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
    assert "この計画に入る補助金はありません" in none


def test_without_assumed_calls_nothing_closed_enters_the_plan(client: Client) -> None:
    page = post(client, example("car-t-autologous"), assume="no", as_of="2026-11-23")
    assert "公募中のものを確認できない" in page


def test_an_investor_sees_what_the_money_unlocks(client: Client) -> None:
    page = post(client, example("vc-investor"), address="/en/answer/")
    assert "What this money unlocks" in page
    assert "1,000,000,000" in page
    assert 'id="sites"' not in page


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
