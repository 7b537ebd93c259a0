"""The pages of questions: every shape of answer, nothing lost on the way, and input that is wrong or hostile."""

from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from meguri_portal.services.draft import Draft, blank
from meguri_portal.services.examples import examples

pytestmark = pytest.mark.django_db
LANGUAGES = ["", "/en"]
SEED = '{"schema":"meguri/seed/1"}'
NASTY = (
    "😀",
    "\x00\x01\x1b\x7f\ufffe\uffff",
    "שלום‮abc",
    "=cmd|'/c calc'!A1",
    "<script>alert(1)</script>",
    "x" * 5_000,
    "-1",
    "1e9",
)


def draft_in(page: Any) -> dict[str, Any]:
    """The draft that a page carries on."""
    found = re.search(r'name="profile" value="([^"]*)"', page.content.decode())
    assert found is not None
    values: dict[str, Any] = json.loads(unescape(found[1]))
    return values


def take(client: Client, page: str, draft: str = SEED, **fields: Any) -> Any:
    """Posts one page of questions; `__` stands for a dot."""
    named = {key.replace("__", "."): value for key, value in fields.items()}
    return client.post("/profile/questions/", {"profile": draft, "page": page, "go": "check", **named})


@pytest.mark.parametrize(
    ("typed", "yen"),
    [("80,000,000", 80_000_000), ("８０００万", 80_000_000), ("1.5億", 150_000_000), ("80 million", 80_000_000)],
)
def test_amounts_are_read_exactly_however_they_are_typed(client: Client, typed: str, yen: int) -> None:
    page = take(client, "cash", **{"q.finance.cash": typed, "q.finance.cash_on": "令和9年4月1日"})
    assert draft_in(page)["finance"] == {"cash": yen, "cash_on": "2027-04-01"}


@pytest.mark.parametrize("typed", ["30%", "３０％", "3/10", "3割", "0.3"])
def test_shares_are_exact(client: Client, typed: str) -> None:
    from fractions import Fraction

    page = take(client, "overhead", q__overhead=typed)
    assert Draft(draft_in(page)).profile().answers["overhead"] == Fraction(3, 10)


@pytest.mark.parametrize(
    ("page", "field", "typed"),
    [
        ("cash", "q.finance.cash", "たくさん"),
        ("cash", "q.finance.cash", "1.5"),
        ("cash", "q.finance.cash", "1,5"),
        ("cash", "q.finance.cash_on", "2027-02-30"),
        ("overhead", "q.overhead", "30"),
        ("name", "q.applicant.corporate_number", "1234567890123"),
        ("where", "q.needs.site_in.other", "どこか"),
        ("scale", "q.needs.scale.litres", "-3"),
        ("containment", "q.needs.biosafety.bsl", "9"),
        ("vc", "q.partners.vc.0.invests", "x"),
        ("vc", "q.partners.vc.0.tranches.0.on", "2027-04-01"),
        ("income", "q.finance.other_income.0.amount", "5"),
        ("burn", "q.finance.burn.2027", "zzz"),
        ("company", "q.applicant.listed", "perhaps"),
        ("therapy", "q.product.class", "unobtainium"),
    ],
)
@pytest.mark.parametrize("prefix", LANGUAGES)
def test_a_fault_names_the_field_and_keeps_what_was_typed(
    client: Client, page: str, field: str, typed: str, prefix: str
) -> None:
    sent = {"profile": SEED, "page": page, "go": "next", field: typed}
    answer = client.post(f"{prefix}/profile/questions/", sent)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "error-summary" in text
    if field.count(".") > 1 and page not in ("company", "therapy", "containment"):
        assert f'value="{typed}"' in text or f"value=&quot;{typed}" in text


@pytest.mark.parametrize("prefix", LANGUAGES)
@pytest.mark.parametrize("nasty", NASTY, ids=range(len(NASTY)))
def test_hostile_text_in_every_field_is_answered_in_words(client: Client, nasty: str, prefix: str) -> None:
    for page in (
        "name",
        "cash",
        "burn",
        "vc",
        "cdmo",
        "income",
        "where",
        "scale",
        "use",
        "overhead",
        "therapy",
        "tests",
    ):
        opened = client.post(f"{prefix}/profile/questions/", {"profile": SEED, "go": f"to:{page}"})
        names = re.findall(r'name="(q\.[^"]+)"', opened.content.decode())
        sent = {"profile": SEED, "page": page, "go": "next", **dict.fromkeys(names, nasty)}
        answer = client.post(f"{prefix}/profile/questions/", sent)
        assert answer.status_code in (200, 422)
        assert "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize(
    "draft",
    [
        "{",
        "[]",
        "null",
        '"x"',
        "\x00",
        '{"schema": 5}',
        '{"schema":"nope"}',
        "[" * 10_000,
        '{"a":"\\ud800"}',
        "x" * 500_000,
    ],
)
@pytest.mark.parametrize("address", ["", "questions/", "work/", "check/", "file/yaml/", "file/excel/"])
def test_a_broken_draft_is_a_fault_and_not_a_failure(client: Client, draft: str, address: str) -> None:
    page = client.post(f"/profile/{address}", {"profile": draft, "page": "therapy", "go": "next"})
    assert page.status_code in (200, 422)


@pytest.mark.parametrize(
    "values",
    [
        {"product": "gt"},
        {"product": {"class": ["cell", {}]}},
        {"work": {"a": 1}},
        {"work": [{"id": {"x": 1}, "costs": {"2027": {"goods": "x", "bad": 1}, "x": 1}}, 5]},
        {"partners": {"cdmo": [{"site": 5, "steps": "all"}, 3], "vc": "me"}},
        {"finance": {"burn": [1], "other_income": {"on": 1}, "cash": True}},
        {"name": {"ja": 5}, "needs": {"site_in": {"a": "b"}}},
    ],
)
@pytest.mark.parametrize("kind", ["seed", "cdmo-project", "investor"])
def test_a_draft_of_odd_shapes_opens_on_every_page(client: Client, values: dict[str, Any], kind: str) -> None:
    draft = json.dumps({"schema": f"meguri/{kind}/1", **values})
    for go in (
        "check",
        "next",
        *(f"to:{page}" for page in ("therapy", "cdmo", "vc", "work", "burn", "income", "name")),
    ):
        assert client.post("/profile/questions/", {"profile": draft, "go": go}).status_code == 200
    for kind_of_file in ("yaml", "excel"):
        assert client.post(f"/profile/file/{kind_of_file}/", {"profile": draft}).status_code == 200


def test_more_fields_than_a_page_has_are_refused(client: Client) -> None:
    many = {f"q.partners.vc.{n}.name": "x" for n in range(3_000)}
    assert client.post("/profile/questions/", {"profile": SEED, "page": "vc", **many}).status_code == 400


@pytest.mark.django_db(transaction=True)
def test_two_hundred_posts_at_once_are_all_answered() -> None:
    draft = examples()["car-t-autologous"].draft.json

    def one(number: int) -> int:
        page = {"profile": draft, "page": "cash", "go": "next", "q.finance.cash": str(number)}
        return Client().post("/profile/questions/", page).status_code

    with ThreadPoolExecutor(20) as pool:
        assert set(pool.map(one, range(200))) == {200}


@pytest.mark.parametrize("begin", ["unknown", "venture", "academia", "cdmo", "vc"])
def test_dont_know_is_always_an_answer_and_is_not_asked_again(client: Client, begin: str) -> None:
    seen, page = set[str](), client.post("/profile/questions/", {"begin": begin})
    for _ in range(40):
        text = page.content.decode()
        found = re.search(r'name="page" value="([^"]*)"', text)
        if found is None:
            break
        assert found[1] not in seen, found[1]
        seen.add(found[1])
        hidden = {
            name: unescape(value) for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', text)
        }
        address = reverse("profile:work") if found[1] == "work" else "/profile/questions/"
        page = client.post(address, {**hidden, "go": "next"})
    assert "入力の確認" in page.content.decode()
    assert len(seen) >= 3


def test_back_and_jumps_lose_nothing(client: Client) -> None:
    page = client.post("/profile/questions/", {"begin": "venture"})
    page = take(client, "therapy", json.dumps(draft_in(page)), go="back", **{"q.product.class": "gt_exvivo"})
    assert draft_in(page)["product"]["class"] == "gt_exvivo"
    page = take(client, "therapy", json.dumps(draft_in(page)), go="to:vc", **{"q.product.class": "cell"})
    assert draft_in(page)["product"]["class"] == "cell"
    assert "出資者" in page.content.decode()
    page = take(client, "vc", json.dumps(draft_in(page)), go="back", trail="therapy", **{"q.partners.vc.0.name": "甲"})
    assert 'name="page" value="therapy"' in page.content.decode()
    assert draft_in(page)["partners"]["vc"] == [{"name": "甲"}]


def test_the_other_language_takes_the_typed_answers_along(client: Client) -> None:
    opened = client.post("/profile/questions/", {"profile": SEED, "go": "to:cash"}).content.decode()
    assert 'formaction="/en/profile/questions/"' in opened
    fields = {"profile": SEED, "page": "cash", "go": "stay", "q.finance.cash": "3億"}
    page = client.post("/en/profile/questions/", fields)
    assert draft_in(page)["finance"]["cash"] == 300_000_000
    assert "How much cash" in page.content.decode()


def test_a_question_of_the_answer_page_opens_its_page(client: Client) -> None:
    draft = examples()["car-t-autologous"].draft.json
    for path, words in (("partners.vc", "出資者"), ("work", "実施内容"), ("product.class", "製品の種類")):
        page = client.post("/profile/questions/", {"profile": draft, "ask": path})
        assert words in page.content.decode()


@pytest.mark.parametrize(
    ("mode", "said"),
    [
        ("none", []),
        ("home", {"agreed": True, "domestic_site": True}),
        ("abroad", {"agreed": True, "domestic_site": False}),
        ("agreed", {"agreed": True}),
    ],
)
def test_a_cdmo_partner_need_not_be_named(client: Client, mode: str, said: Any) -> None:
    assert draft_in(take(client, "cdmo", **{"q.partners.cdmo": mode}))["partners"]["cdmo"] == said


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("gt_invivo", {"product.vector"}),
        ("cell", {"product.source", "product.cell_type"}),
        ("gt_exvivo", {"product.source", "product.cell_type", "product.vector"}),
        ("", {"product.source", "product.cell_type", "product.vector"}),
    ],
)
def test_a_product_is_asked_for_cells_and_vectors_only_where_it_can_have_them(
    client: Client, kind: str, shown: set[str]
) -> None:
    draft = take(client, "therapy", **({"q.product.class": kind} if kind else {}))
    page = client.post(
        "/profile/questions/", {"profile": json.dumps(draft_in(draft)), "page": "steps", "go": "to:cells"}
    )
    asked = set(re.findall(r'name="q\.(product\.(?:source|cell_type|vector))"', page.content.decode()))
    assert asked == shown


def test_a_cdmo_partner_is_found_by_name_and_chosen(client: Client) -> None:
    page = take(client, "cdmo", **{"q.partners.cdmo.find": "ニコン", "go": "find"})
    sites = re.findall(r'name="q\.partners\.cdmo\.add" value="([^"]+)"', page.content.decode())
    assert sites
    page = take(client, "cdmo", **{"q.partners.cdmo.add": sites[0]})
    assert draft_in(page)["partners"]["cdmo"] == [{"site": sites[0]}]


def test_several_investors_with_their_tranches(client: Client) -> None:
    fields = {
        "q.partners.vc.0.name": "甲キャピタル",
        "q.partners.vc.0.certified": "yes",
        "q.partners.vc.0.lead": "yes",
        "q.partners.vc.0.invests": "5億",
        "q.partners.vc.0.tranches.0.on": "2027/6/30",
        "q.partners.vc.0.tranches.0.amount": "2.5億",
        "q.partners.vc.1.name": "乙ファンド",
        "q.partners.vc.1.certified": "no",
    }
    first, second = draft_in(take(client, "vc", **fields))["partners"]["vc"]
    assert first["tranches"] == {"2027-06-30": 250_000_000}
    assert second == {"name": "乙ファンド", "certified": False}


WORK = {
    "page": "work",
    "unit": "yen",
    "years": "2027,2028",
    "w.0.activity": "process_development",
    "w.0.c.2027.outsourcing": "8000万",
    "w.0.c.2028.personnel": "１，２３４",
}


def count(client: Client, go: str = "count", **fields: Any) -> Any:
    return client.post(reverse("profile:work"), {"profile": SEED, **WORK, "go": go, **fields})


def test_the_grid_adds_up_on_the_server(client: Client) -> None:
    page = count(client)
    assert draft_in(page)["work"][0]["costs"] == {"2027": {"outsourcing": 80_000_000}, "2028": {"personnel": 1_234}}
    assert "80,001,234" in page.content.decode()


def test_thousands_of_yen_stay_exact(client: Client) -> None:
    page = count(client, "thousand")
    text = page.content.decode()
    assert "80,000" in text
    assert "1.234" in text
    page = count(client, unit="thousand", **{"w.0.c.2027.outsourcing": "80,000.5", "w.0.c.2028.personnel": "1.234"})
    assert draft_in(page)["work"][0]["costs"]["2027"]["outsourcing"] == 80_000_500


def test_work_and_years_come_and_go(client: Client) -> None:
    assert "実施項目 2" in count(client, "add-work").content.decode()
    assert 'value="2027,2028,2029"' in count(client, "add-year").content.decode()
    assert 'value="2026,2027,2028"' in count(client, "add-year-before").content.decode()
    assert list(draft_in(count(client, **{"drop-year": "2028"}))["work"][0]["costs"]) == ["2027"]
    two = {"w.1.activity": "phase1", "w.1.id": "p1"}
    assert [one["id"] for one in draft_in(count(client, **two))["work"]] == ["process_development", "p1"]
    assert [one["id"] for one in draft_in(count(client, drop="0", **two))["work"]] == ["p1"]


def test_a_faulty_cell_is_marked_and_the_rest_kept(client: Client) -> None:
    page = count(client, "next", **{"w.0.c.2027.goods": "高い", "w.0.to": "2026-13-01"})
    text = page.content.decode()
    assert page.status_code == 422
    assert 'id="w-0-c-2027-goods-error"' in text
    assert 'value="高い"' in text
    assert 'value="8000万"' in text
    assert "物品費 2027年度" in text[text.index("error-summary") : text.index("</ul>", text.index("error-summary"))]


@pytest.mark.parametrize("field", ["activity", "id", "from", "to", "c.2027.goods"])
@pytest.mark.parametrize("nasty", NASTY, ids=range(len(NASTY)))
def test_hostile_text_in_the_grid_is_answered_in_words(client: Client, field: str, nasty: str) -> None:
    page = count(client, "next", **{f"w.0.{field}": nasty})
    assert page.status_code in (200, 422)
    assert "<script>alert" not in page.content.decode()


def test_work_that_ends_before_it_starts_or_has_a_name_twice_is_a_fault(client: Client) -> None:
    backwards = {"w.0.from": "2027-04-01", "w.0.to": "2026-04-01"}
    assert count(client, "next", **backwards).status_code == 422
    twice = {"w.0.id": "a", "w.1.id": "a"}
    assert count(client, "next", **twice).status_code == 422


def test_a_plan_too_large_for_a_page_is_kept_as_it_is(client: Client) -> None:
    work = [{"id": f"w{n}", "costs": {str(y): {"goods": n + 1} for y in range(2026, 2032)}} for n in range(40)]
    draft = json.dumps({"schema": "meguri/seed/1", "work": work})
    page = client.post("/profile/questions/", {"profile": draft, "go": "to:work"})
    assert 'name="kept"' in page.content.decode()
    page = client.post(reverse("profile:work"), {"profile": draft, "page": "work", "kept": "1", "go": "check"})
    assert draft_in(page)["work"] == work


@pytest.mark.parametrize("prefix", LANGUAGES)
@pytest.mark.parametrize("begin", ["venture", "academia", "company", "cdmo", "vc", "unknown"])
def test_every_first_choice_leads_to_a_question(client: Client, begin: str, prefix: str) -> None:
    page = client.post(f"{prefix}/profile/questions/", {"begin": begin})
    assert page.status_code == 200
    assert 'name="page"' in page.content.decode()


def test_no_first_choice_is_a_fault(client: Client) -> None:
    assert client.post("/profile/questions/", {}).status_code == 422


def test_a_joint_project_and_an_investor_are_asked_their_own_questions(client: Client) -> None:
    project = '{"schema":"meguri/cdmo-project/1"}'
    fields = {"q.applicants.0.name.ja": "甲", "q.applicants.0.kind": "cdmo", "q.applicants.1.name.ja": "乙"}
    page = client.post("/profile/questions/", {"profile": project, "page": "applicants", "go": "check", **fields})
    assert draft_in(page)["applicants"] == [{"name": "甲", "kind": "cdmo"}, {"name": "乙"}]
    fields = {"q.invests": "5億", "q.tranches.0.on": "2027-06-30", "q.tranches.0.amount": "5億"}
    investor = '{"schema":"meguri/investor/1"}'
    page = client.post("/profile/questions/", {"profile": investor, "page": "money", "go": "check", **fields})
    assert draft_in(page)["tranches"] == {"2027-06-30": 500_000_000}


def test_a_cost_outside_the_period_of_its_work_is_named_with_the_costs_and_where_the_answers_are_checked(
    client: Client,
) -> None:
    work = {
        "id": "make",
        "activity": "gmp_manufacture",
        "from": "2027-04-01",
        "costs": {"2026": {"outsourcing": 7_000}},
    }
    draft = {"profile": json.dumps({"schema": "meguri/seed/1", "work": [work]})}
    for page in (client.post("/profile/check/", draft), client.post("/profile/questions/", {**draft, "go": "to:work"})):
        assert "「治験薬・治験製品製造（make）」の令和8年度（2026）の費用7,000円" in page.content.decode()


def test_the_check_page_lists_what_is_not_known_and_what_is_wrong(client: Client) -> None:
    page = client.post("/profile/check/", {"profile": '{"schema":"meguri/seed/1","stage":"someday"}'})
    text = page.content.decode()
    assert "未回答（任意）" in text
    assert "someday" in text
    assert "<code>" not in text
    assert 'formaction="/answer/"' not in text
    assert 'formaction="/answer/"' in client.post("/profile/check/", {"profile": blank().json}).content.decode()


@pytest.mark.parametrize("prefix", LANGUAGES)
@pytest.mark.parametrize("id_", sorted(examples()))
def test_every_example_opens_marked_as_fictional(client: Client, id_: str, prefix: str) -> None:
    text = client.get(f"{prefix}/profile/example/{id_}/").content.decode()
    assert "架空の内容です" in text or "Fictional profile" in text


def test_the_answer_so_far_is_one_button_away(client: Client) -> None:
    page = take(client, "therapy", go="answer", **{"q.product.class": "antibody"})
    assert "試算結果" in page.content.decode()
    assert draft_in(page)["product"]["class"] == "antibody"


@pytest.mark.parametrize(("page", "go"), [("cash", "next"), ("work", "count")])
def test_enter_goes_on_and_never_changes_the_language(client: Client, page: str, go: str) -> None:
    text = client.post("/profile/questions/", {"profile": SEED, "go": f"to:{page}"}).content.decode()
    first = re.search(r'<button[^>]*form="journey"[^>]*>', text)
    assert first is not None
    assert f'value="{go}"' in first[0]
    assert "formaction" not in first[0]


def test_the_header_leads_back_to_the_answers_with_what_was_typed(client: Client) -> None:
    fields = {"profile": SEED, "page": "cash", "go": "check", "q.finance.cash": "3億"}
    page = client.post("/profile/", fields)
    assert draft_in(page)["finance"]["cash"] == 300_000_000
    assert "入力の確認" in page.content.decode()
    page = client.post("/profile/", {"profile": SEED, **WORK, "go": "check"})
    assert draft_in(page)["work"][0]["costs"]["2028"] == {"personnel": 1_234}


def test_a_cell_with_more_than_anything_costs_is_left_out_of_the_totals_which_say_so(client: Client) -> None:
    text = count(client, **{"w.0.c.2027.goods": "9" * 30}).content.decode()
    fine = count(client, **{"w.0.c.2027.goods": "5"}).content.decode()
    whole = count(client).content.decode()

    def total(page: str) -> int:
        return int(re.findall(r"<strong data-whole>([0-9,]+)</strong>", page)[0].replace(",", ""))

    assert total(text) == total(fine) - 5 <= total(whole)
    assert "（読み取れない欄を除く）" in text
    assert "data-left-out>" in text
    assert "（読み取れない欄を除く）" not in fine
    assert "data-left-out hidden" in fine
