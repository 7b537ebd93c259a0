"""The verdicts beside the questions while answers change: the panel alone, whatever is typed, in both languages."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import resolve, reverse
from django.utils import translation

from meguri_portal.services.examples import examples

pytestmark = pytest.mark.django_db
LANGUAGES = ["ja", "en"]
SEED = '{"schema":"meguri/seed/1"}'
ASIDE = {"ja": "わからないとした項目", "en": "Set aside as not known"}
CORRECT = {"ja": "直すところがある", "en": "has to be corrected"}


def address(lang: str = "ja") -> str:
    with translation.override(lang):
        return reverse("profile:standing")


def panel(client: Client, page: str, draft: str = SEED, lang: str = "ja", **fields: Any) -> str:
    """The panel after a change on a page; `__` stands for a dot."""
    named = {key.replace("__", "."): value for key, value in fields.items()}
    answer = client.post(address(lang), {"profile": draft, "page": page, **named})
    assert answer.status_code == 200
    text: str = answer.content.decode()
    assert text.count("<section") == 1
    assert "<html" not in text
    return text


def count(html: str) -> str:
    found = re.search(r'id="standing-count"[^>]*>(.*?)</p>', html)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_answer_changes_the_verdicts_at_once(client: Client, lang: str) -> None:
    before = panel(client, "who", lang=lang)
    after = panel(client, "who", lang=lang, q__applicant__kind="cdmo")
    assert count(before) != count(after)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("page", "bad"),
    [
        ("cash", {"q__finance__cash": "たくさん", "q__finance__cash_on": "2027-04-01"}),
        ("overhead", {"q__overhead": "lots"}),
        ("vc", {"q__partners__vc__0__invests": "x", "q__partners__vc__0__certified": "yes"}),
        ("work", {"unit": "yen", "years": "2027", "w__0__c__2027__goods": "x", "w__0__activity": "nonsense"}),
        ("company", {"q__applicant__listed": "perhaps", "q__applicant__base_in_japan": "yes"}),
    ],
)
def test_a_bad_value_leaves_the_verdicts_of_what_is_valid(
    client: Client, lang: str, page: str, bad: dict[str, str]
) -> None:
    html = panel(client, page, examples()["car-t-autologous"].draft.json, lang, **bad)
    assert CORRECT[lang] not in html
    assert "<li>" in html


def test_the_good_cells_of_a_table_count_beside_a_bad_one(client: Client) -> None:
    cells = {"unit": "yen", "years": "2027", "w__0__activity": "process_development", "w__0__c__2027__goods": "500万"}
    good = panel(client, "work", **cells)
    assert panel(client, "work", **cells, w__0__c__2027__travel="x") == good
    assert panel(client, "work") != good


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_question_left_blank_is_still_open_and_one_not_known_is_set_aside(client: Client, lang: str) -> None:
    draft = (
        '{"schema":"meguri/seed/1","applicant":{"kind":"venture"},"product":{"class":"gt_exvivo"},"stage":"nonclin"}'
    )
    assert ASIDE[lang] not in panel(client, "company", draft, lang)
    unknown = {f"q__applicant__{name}": "unknown" for name in ("listed", "base_in_japan", "foreign_parent")}
    assert panel(client, "company", draft, lang, **unknown) != panel(client, "company", draft, lang)


@pytest.mark.parametrize("draft", ["", "[" * 9_000, "null", '{"schema": 5, "work": {"a": [null]}}', '{"stage": "x"}'])
@pytest.mark.parametrize("page", ["who", "work", "vc", "nowhere"])
def test_a_draft_that_cannot_be_read_gives_a_panel_that_says_so(client: Client, draft: str, page: str) -> None:
    assert 'id="standing-lines"' in panel(client, page, draft, **{"q.applicant.kind": "=1+1😀", "w.0.id": "x" * 2_000})


def test_only_a_post_is_answered_and_only_with_a_token(client: Client) -> None:
    assert client.get(address()).status_code == 405
    assert not getattr(resolve(address()).func, "csrf_exempt", False)


def test_a_parent_programme_is_no_verdict(client: Client) -> None:
    said = count(panel(client, "who", lang="en"))
    assert said.startswith("Verdicts on 0 of 13 programmes.")
    assert "Apart from these: 1 parent programme" in said
