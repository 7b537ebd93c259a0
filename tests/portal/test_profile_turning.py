"""Turning pages (頁送り): where Continue leads, what was left blank, what is not decided, and what each page says of itself."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from meguri.profiles.profile import ProfileKind
from meguri.vocabulary.text import Lang
from meguri_portal.packs import register
from meguri_portal.selectors.profile.pages import MAKING, SECTIONS, pages_of
from meguri_portal.selectors.profile.sites import sites_named
from meguri_portal.services.examples import examples

pytestmark = pytest.mark.django_db
LANGUAGES = ["ja", "en"]
ADDRESS = {"ja": "/profile/questions/", "en": "/en/profile/questions/"}
SEED = '{"schema":"meguri/seed/1"}'
FULL = examples()["car-t-autologous"].draft.json


def step(client: Client, lang: str, page: Any = None, **fields: str) -> Any:
    """Posts the open page with what is typed in it (`__` stands for a dot) and the button that was pressed."""
    hidden = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page.content.decode()) if page else ()
    sent = {name: unescape(value) for name, value in hidden if name not in ("csrfmiddlewaretoken", "was")}
    address = ADDRESS[lang].replace("questions", "work") if sent.get("page") == "work" else ADDRESS[lang]
    return client.post(address, {**sent, **{name.replace("__", "."): text for name, text in fields.items()}})


def here(page: Any) -> str:
    """The page that is open."""
    found = re.search(r'name="page" value="([^"]*)"', page.content.decode())
    return found[1] if found else "check"


def words(page: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", unescape(page.content.decode())).split())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_change_leads_back_to_the_check_page(client: Client, lang: str) -> None:
    check = client.post(ADDRESS[lang], {"profile": SEED, "go": "check"})
    for go in ("to:cash", "to:work"):
        page = step(client, lang, check, go=go)
        assert here(page) == go.removeprefix("to:")
        assert here(step(client, lang, page, go="next")) == "check"
        assert here(step(client, lang, page, go="back")) == "check"
        further = step(client, lang, page, go="to:burn")
        assert here(step(client, lang, further, go="next")) == "check"
    asked_on = step(client, lang, step(client, lang, step(client, lang, check, go="to:cash"), go="next"), go="next")
    assert here(asked_on) != "check"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pages_left_blank_are_marked_and_offered_again_and_not_called_unknown(client: Client, lang: str) -> None:
    page = client.post(ADDRESS[lang], {"profile": SEED, "go": "to:cash"})
    page = step(client, lang, page, go="to:company")
    page = step(client, lang, page, go="check", q__applicant__listed="unknown")
    said = words(page)
    assert {"ja": "飛ばした2ページに戻る", "en": "Back to the 2 pages left blank"}[lang] in said
    assert {"ja": "飛ばした（未回答）", "en": "left blank"}[lang] in said
    assert {"ja": "わからない1問", "en": "Not known: 1"}[lang] in said
    page = step(client, lang, page, go="again")
    assert here(page) == "company"
    assert {"ja": "手元資金 0/2 飛ばした", "en": "Cash in hand 0/2 left blank"}[lang] in words(page)
    page = step(client, lang, page, go="next", q__applicant__base_in_japan="yes")
    assert here(page) == "cash"
    page = step(client, lang, page, go="next", q__finance__cash="3億", q__finance__cash_on="2027-04-01")
    assert here(page) == "check"
    assert {"ja": "飛ばした1ページに戻る", "en": "Back to the 1 page left blank"}[lang] in words(page)


def test_a_page_left_blank_is_not_asked_again_before_the_end(client: Client) -> None:
    page, seen = client.post(ADDRESS["ja"], {"begin": "venture"}), list[str]()
    while here(page) != "check":
        seen.append(here(page))
        page = step(client, "ja", page, go="next")
    assert len(seen) == len(set(seen))
    assert f"飛ばした{len(seen)}ページに戻る" in words(page)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_money_stands_together_and_technical_questions_come_last_with_a_way_past_them(
    client: Client, lang: str
) -> None:
    order = [page.id for page in pages_of(ProfileKind.SEED)]
    place = order.index("work")
    assert order[place : place + 6] == ["work", "overhead", "cash", "burn", "income", "vc"]
    making = SECTIONS[ProfileKind.SEED][-1]
    assert making.id == MAKING
    past = {"ja": "技術の質問を飛ばして試算結果を見る", "en": "Skip the technical questions and see the results"}[lang]
    for page in pages_of(ProfileKind.SEED):
        shown = client.post(ADDRESS[lang], {"profile": SEED, "go": f"to:{page.id}"})
        assert (past in words(shown)) == (page in making.pages)


def test_after_the_first_pages_the_order_is_that_of_the_list(client: Client) -> None:
    order = [page.id for page in pages_of(ProfileKind.SEED)]
    page, seen = client.post(ADDRESS["ja"], {"begin": "venture"}), list[str]()
    while here(page) != "check":
        if "判定が最も進む質問です" not in words(page):
            seen.append(here(page))
        page = step(client, "ja", page, go="next")
    assert len(seen) > 6
    assert seen[1:-1] == sorted(seen[1:-1], key=order.index)
    assert seen[-1] == "name"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_says_how_far_it_is_and_why_it_comes_now(client: Client, lang: str) -> None:
    page = client.post(ADDRESS[lang], {"begin": "venture"})
    everything = len(pages_of(ProfileKind.SEED))
    numbers = {"ja": r"(\d+)ページ目（最大(\d+)ページ", "en": r"Page (\d+) of at most (\d+)"}[lang]
    assert {"ja": "判定が最も進む質問です", "en": "move the verdicts most"}[lang] in words(page)
    seen = []
    for _ in range(4):
        found = re.search(numbers, words(page))
        assert found is not None
        assert int(found[2]) == everything
        seen.append(int(found[1]))
        page = step(client, lang, page, go="next")
    assert seen == list(range(seen[0], seen[0] + 4))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_not_decided_is_not_called_unknown(client: Client, lang: str) -> None:
    draft = json.loads(FULL)
    draft["partners"] = {"cdmo": [], "vc": []}
    said = words(client.post(ADDRESS[lang], {"profile": json.dumps(draft), "go": "to:cash"}))
    assert {"ja": "まだ決まっていない（これから選ぶ）", "en": "Not chosen yet"}[lang] in said
    assert {"ja": "ベンチャーキャピタル：まだいない", "en": ": none yet"}[lang] in said
    assert {"ja": "わからないとした項目", "en": "Set aside as not known"}[lang] not in said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_check_page_speaks_in_words_and_units(client: Client, lang: str) -> None:
    draft = json.loads(FULL)
    draft.pop("name")
    draft["needs"] = {"steps": ["vector", "fill"], "biosafety": {"bsl": 2}}
    draft["work"] = [{"id": "process_development", "activity": "process_development", "costs": {"2027": {"goods": 7}}}]
    page = client.post(ADDRESS[lang], {"profile": json.dumps(draft), "go": "check"})
    said = words(page)
    shown = {
        "ja": (
            "300,000,000円",
            "ベクター製造、充填",
            "実施項目1（製造プロセス開発）",
            "呼び名を付ける",
            "未回答（任意）",
        ),
        "en": ("JPY 300,000,000", "vector production, fill-finish", "Work package 1 (process development)", "Name it"),
    }[lang]
    assert [one for one in shown if one not in said] == []
    assert "process_development (" not in said
    assert "process_development" not in words(step(client, lang, page, go="to:work"))
    named = step(client, lang, step(client, lang, page, go="to:name"), go="next", q__name__ja="甲", q__name__en="A")
    assert here(named) == "check"
    assert shown[3] not in words(named)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_other_pages_open_in_a_new_tab_where_answers_would_be_lost(client: Client, lang: str) -> None:
    home = {"ja": "/", "en": "/en/"}[lang]
    for go in ("check", "to:cash", "to:work"):
        text = client.post(ADDRESS[lang], {"profile": FULL, "go": go}).content.decode()
        links = re.findall(r'<a [^>]*href="/[^>]*>', text[text.index("<header") : text.index("</header>")])
        assert len(links) > 4
        assert all('target="_blank" rel="noopener"' in link for link in links)
        assert {"ja": "（新しいタブで開く）", "en": "(opens in a new tab)"}[lang] in text
    assert "_blank" not in client.get(home).content.decode()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_hard_words_are_explained_where_they_are_asked(client: Client, lang: str) -> None:
    for page, said in {
        "therapy": {"ja": "CAR-Tなど遺伝子を改変した細胞は", "en": "such as CAR-T are"},
        "use": {"ja": "（安確法）", "en": "Safety Act"},
        "containment": {"ja": "第一種は外への拡散を防ぐ措置をとらずに", "en": "type 1 without containment"},
        "vc": {"ja": "AMEDの認定を受けた", "en": "certified by AMED"},
        "burn": {"ja": "実際より資金に余裕があるように見えます", "en": "will look better than it is"},
        "work": {"ja": "CDMO・CROなどに頼む作業", "en": "work done by a CDMO or CRO"},
    }.items():
        assert said[lang] in words(client.post(ADDRESS[lang], {"profile": SEED, "go": f"to:{page}"}))


def test_the_biosafety_level_is_chosen_and_not_typed(client: Client) -> None:
    text = client.post(ADDRESS["ja"], {"profile": SEED, "go": "to:containment"}).content.decode()
    assert re.findall(r'type="radio" name="q.needs.biosafety.bsl" value="(\w+)"', text) == [
        "1",
        "2",
        "3",
        "4",
        "unknown",
    ]
    fields = {"profile": SEED, "page": "containment", "go": "to:containment", "q.needs.biosafety.bsl": "2"}
    assert re.search(r'bsl" value="2" checked', client.post(ADDRESS["ja"], fields).content.decode())


@pytest.mark.parametrize("lang", list(Lang))
def test_names_of_sites_begin_with_the_company(lang: Lang) -> None:
    found = sites_named("柏")
    assert found
    for site, label in found:
        owner = register().organisation_of(site)
        assert owner is not None
        assert label.in_(lang).startswith(owner.name.in_(lang))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pages_keep_their_order_for_one_who_goes_back(client: Client, lang: str) -> None:
    number = {"ja": r"(\d+)ページ目", "en": r"Page (\d+) of"}[lang]
    page, shown = client.post(ADDRESS[lang], {"begin": "venture"}), list[tuple[str, str]]()
    for _ in range(4):
        shown.append((here(page), re.findall(number, words(page))[0]))
        page = step(client, lang, page, go="next")
    seen = list[tuple[str, str]]()
    for go in ("back", "back", "back"):
        page = step(client, lang, page, go=go)
        seen.append((here(page), re.findall(number, words(page))[0]))
    assert seen == shown[:0:-1]
    changed = {"q__applicant__listed": "no", "q__product__class": "gt_exvivo", "q__stage": "nonclin"}
    page = step(client, lang, page, go="next", **changed)
    assert (here(page), re.findall(number, words(page))[0]) == shown[2]
    page = step(client, lang, page, go="next")
    assert (here(page), re.findall(number, words(page))[0]) == shown[3]


def test_a_page_one_went_back_from_is_not_left_blank(client: Client) -> None:
    first = client.post(ADDRESS["ja"], {"begin": "venture"})
    second = step(client, "ja", first, go="next", q__product__class="gt_exvivo")
    again = step(client, "ja", step(client, "ja", second, go="back"), go="next")
    assert here(again) == here(second)
    assert (
        words(step(client, "ja", second, go="back")).count("飛ばした") == 1
    )  # the first page, of which a part is blank


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_number_stands_on_a_page_opened_from_the_check_page(client: Client, lang: str) -> None:
    check = client.post(ADDRESS[lang], {"profile": SEED, "go": "check"})
    said = words(step(client, lang, check, go="to:cash"))
    assert not re.search(r"ページ目|Page \d", said)
