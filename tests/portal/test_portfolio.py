"""A draft selection on a page for staff: the order of scores with reasons, the what-if only where asked for, files; nothing is kept."""

from __future__ import annotations

import csv
import json
import re
from fractions import Fraction
from html import unescape
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from test_profile_files import HOSTILE

from meguri_portal.selectors.portfolio import page_of
from meguri_portal.services import portfolio

pytestmark = pytest.mark.django_db
LANGS = pytest.mark.parametrize("prefix", ["", "/en"])
CARRIED = re.compile(r'<textarea name="round"[^>]*>\n?(.*?)</textarea>', re.DOTALL)
FAULTY = """schema: meguri/portfolio/1
rule: {budget: -1, threshold: 60, one_per_company: maybe, at_budget: skip}
applications:
  - {id: K-01, company: 架空セル, score: high, amount: 1}
"""


@pytest.fixture
def staff(client: Client) -> Client:
    """Signed in."""
    client.force_login(User.objects.create_user("tantou", password="x", is_staff=True))
    return client


def _post(client: Client, text: str, prefix: str = "", place: str = "", **more: str) -> Any:
    return client.post(f"{prefix}/portfolio/{place}", {"round": text, **more})


def _table(client: Client, text: str, prefix: str = "", **more: str) -> list[list[str]]:
    content = _post(client, text, prefix, "file/csv/", **more).content.decode("utf-8-sig")
    return list(csv.reader(StringIO(content)))


@LANGS
def test_only_staff_come_in(client: Client, prefix: str) -> None:
    client.force_login(User.objects.create_user("visitor", password="x"))
    for place in ("", "example/", "file/csv/"):
        for answer in (client.get(f"{prefix}/portfolio/{place}"), client.post(f"{prefix}/portfolio/{place}")):
            assert answer.headers["Location"] == f"{prefix}/curator/sign-in/"


@LANGS
def test_the_desk_leads_to_the_page_and_nothing_is_kept_by_a_browser(staff: Client, prefix: str) -> None:
    assert f'href="{prefix}/portfolio/"' in staff.get(f"{prefix}/curator/").content.decode()
    answers = [
        staff.get(f"{prefix}/portfolio/"),
        staff.get(f"{prefix}/portfolio/example/"),
        *(_post(staff, portfolio.example(), prefix, f"file/{kind}/") for kind in ("csv", "json")),
    ]
    assert all(answer.status_code == 200 and "no-store" in answer.headers["Cache-Control"] for answer in answers)


@LANGS
def test_the_order_of_scores_stands_alone_with_a_reason_for_each_other(staff: Client, prefix: str) -> None:
    page = staff.get(f"{prefix}/portfolio/example/").content.decode()
    selected, others = page.split('id="selected"')[1].split('id="others"')
    assert all(id_ in selected for id_ in ("K-01", "K-02", "K-06"))
    assert all(id_ in others.split('id="ask"')[0] for id_ in ("K-03", "K-04", "K-05", "K-07"))
    for words in {
        "": ("同じ企業の、より上位の応募が採択された", "残りの予算に収まらない", "採択の下限の点に届かない"),
        "/en": ("a higher application of the same company is selected", "does not fit", "below the threshold"),
    }[prefix]:
        assert words in others
    assert {"": "予算400,000,000円、60点以上、採択は4件まで、1社1件", "/en": "at most 4 places, one per company"}[
        prefix
    ] in page
    assert 'id="what-if"' not in page


@LANGS
def test_the_what_if_comes_only_when_asked_for_and_names_whom_it_passes_over(staff: Client, prefix: str) -> None:
    text = unescape(CARRIED.findall(staff.get(f"{prefix}/portfolio/example/").content.decode())[0])
    page = _post(staff, text, prefix, what_if="yes").content.decode()
    section = page.split('id="what-if"')[1]
    assert {"": "決定には使えません", "/en": "decides nothing"}[prefix] in section
    assert "K-01 架空セル" in section.split("</ul>")[0]
    assert {"": "証明済みです", "/en": "It is proven"}[prefix] in section
    assert 'id="what-if"' not in _post(staff, text, prefix, what_if="no").content.decode()


@LANGS
def test_the_what_if_says_what_it_adds_up_and_sets_the_order_of_scores_beside_it(staff: Client, prefix: str) -> None:
    page = _post(staff, portfolio.example(), prefix, what_if="yes").content.decode()
    section = page.split('id="what-if"')[1].split("</section>")[0]
    for words in {
        "": ("基準点を超える分の合計が最大", "55点を超える分だけ", "採択の下限の60点", "（得点順では2件）"),
        "/en": (
            "highest sum of points above the base",
            "points above 55",
            "threshold for selection is 60",
            "scores: 2)",
        ),
    }[prefix]:
        assert words in section
    assert "value_above" not in section
    assert "value_above" in staff.get(f"{prefix}/portfolio/").content.decode()


@LANGS
def test_whom_the_rule_of_one_per_company_bars_is_not_counted_as_passed_over(staff: Client, prefix: str) -> None:
    rule = {"budget": 3, "threshold": 60, "one_per_company": True, "at_budget": "skip"}
    listed = [
        {"id": id_, "company": company, "score": score, "amount": 1}
        for id_, company, score in (("a", "p", 90), ("b", "p", 80), ("c", "q", 70))
    ]
    text = json.dumps({"schema": "meguri/portfolio/1", "rule": rule, "applications": listed})
    section = _post(staff, text, prefix, what_if="yes").content.decode().split('id="what-if"')[1]
    assert {"": "このほか1件は", "/en": "is selected: 1."}[prefix] in section
    assert {"": "外すことはありません", "/en": "It passes over no higher score"}[prefix] in section


def test_what_is_added_and_dropped_leads_from_one_selection_to_the_other() -> None:
    page = page_of(portfolio.answer_to(portfolio.example(), "", what_if=True))
    assert page.what_if is not None
    ours = {line.application["id"] for line in page.selected}
    added = {line.application["id"] for line in page.what_if.added}
    dropped = {line.application["id"] for line in page.what_if.dropped}
    assert (ours | added) - dropped == {one["id"] for one in page.what_if.said["selected"]}
    assert Fraction(page.what_if.total.worth) > Fraction(page.total.worth)
    assert [line.so_far for line in page.selected] == [240_000_000, 360_000_000, 400_000_000]


@LANGS
def test_every_fault_of_a_file_is_shown_with_its_line_and_the_text_stays(staff: Client, prefix: str) -> None:
    answer = staff.post(f"{prefix}/portfolio/", {"file": SimpleUploadedFile("架空.yaml", FAULTY.encode())})
    page = answer.content.decode()
    assert answer.status_code == 422
    for place in ("rule.budget", "rule.one_per_company", "applications[0].score"):
        assert f"<code>{place}</code>" in page
    assert {"": "4行目", "/en": "Line 4"}[prefix] in page
    assert "score: high" in page.partition("<textarea")[2]
    assert _post(staff, FAULTY, prefix, "file/csv/").status_code == 422


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_in_words(staff: Client, kind: str) -> None:
    answer = staff.post("/portfolio/", {"file": SimpleUploadedFile("x.yaml", HOSTILE[kind])})
    assert answer.status_code == 422
    assert "error-summary" in answer.content.decode()


def test_an_id_written_twice_is_said_in_japanese(staff: Client) -> None:
    page = _post(staff, portfolio.example().replace("K-02", "K-01")).content.decode()
    assert "&#x27;K-01&#x27; の繰返し" in page
    assert "again" not in page


def test_nothing_handed_in_is_a_fault_and_not_a_failure(staff: Client) -> None:
    assert staff.post("/portfolio/", {}).status_code == 422
    assert staff.post("/portfolio/file/csv/", {}).status_code == 422
    assert staff.post("/portfolio/file/exe/", {"round": portfolio.example()}).status_code == 404


def test_the_json_is_the_answer_of_the_page(staff: Client) -> None:
    for asked in (True, False):
        content = _post(staff, portfolio.example(), place="file/json/", what_if="yes" if asked else "").content
        assert json.loads(content) == portfolio.answer_to(portfolio.example(), "", what_if=asked)


@LANGS
def test_the_table_has_everybody_in_order_and_says_what_it_is(staff: Client, prefix: str) -> None:
    head, *rows, last = _table(staff, portfolio.example(), prefix, what_if="yes")
    assert [row[1] for row in rows] == [f"K-0{n}" for n in range(1, 8)]
    assert [row[0] for row in rows] == [str(n) for n in range(1, 8)]
    assert {"": "決定には使えない", "/en": "decides nothing"}[prefix] in head[-1]
    assert {"": "架空の応募です。非公式の試算です", "/en": "Unofficial estimate"}[prefix] in last[0]
    assert {"": "選定の案です", "/en": "A draft of a selection"}[prefix] in last[0]
    assert len(_table(staff, portfolio.example(), prefix)[0]) == len(head) - 1


def test_no_cell_of_the_table_is_a_formula(staff: Client) -> None:
    text = portfolio.example().replace("K-01", '"=cmd|x"').replace("架空抗体", '"@sum, \\"1\\""')
    rows = _table(staff, text)
    assert rows[1][1] == "'=cmd|x"
    assert '\'@sum, "1"' in [row[2] for row in rows[:-1]]


def test_words_of_a_file_are_words_on_the_page_and_come_back_unchanged(staff: Client) -> None:
    text = "\n" + portfolio.example().replace("架空抗体", "'</textarea><script>alert(1)</script> {{ 7*7 }}'")
    page = _post(staff, text, what_if="yes").content.decode()
    assert "<script>alert" not in page
    assert "&lt;/textarea&gt;&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }}" in page
    assert unescape(CARRIED.findall(page)[0]) == text


def test_more_applications_than_a_page_holds_are_refused_in_words(staff: Client) -> None:
    one = {"company": "架空", "score": 70, "amount": 1}
    rule = {"budget": 9, "threshold": 60, "one_per_company": False, "at_budget": "stop"}
    many = [{"id": f"a{n}", **one} for n in range(portfolio.MOST_APPLICATIONS + 1)]
    long = [{"id": f"{'x' * 70}{n}", **one, "company": "y" * 190} for n in range(4_000)]
    for listed in (many, long):
        text = json.dumps({"schema": "meguri/portfolio/1", "rule": rule, "applications": listed})
        answer = staff.post("/portfolio/", {"file": SimpleUploadedFile("x.json", text.encode())})
        assert answer.status_code == 422
        assert "コマンドで選定できます" in answer.content.decode()


@LANGS
def test_the_other_language_takes_the_applications_and_the_what_if_along(staff: Client, prefix: str) -> None:
    page = _post(staff, portfolio.example(), prefix, what_if="yes").content.decode()
    assert f'form="carried" formaction="{ {"": "/en", "/en": ""}[prefix] }/portfolio/"' in page
    assert 'name="what_if" value="yes"' in page.split('id="carried"')[1].split("</form>")[0]
