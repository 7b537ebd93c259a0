"""The first screen, in both languages."""

import re

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.test import Client
from django.utils import translation

from meguri.vocabulary.text import Lang
from meguri_portal.templatetags.say import worded


@pytest.mark.parametrize(("address", "lang"), [("/", "ja"), ("/en/", "en")])
def test_the_first_screen_opens_in_both_languages_without_an_account(client: Client, address: str, lang: str) -> None:
    page = client.get(address)
    assert page.status_code == 200
    assert f'<html lang="{lang}">' in page.content.decode()
    assert "UNKNOWN-TEMPLATE-VARIABLE" not in page.content.decode()


@pytest.mark.parametrize("address", ["/nothing-here/", "/en/nothing-here/"])
def test_an_address_that_is_not_there_says_so_and_leads_back(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(("prefix", "words"), [("", "一つ選んでください"), ("/en", "Choose one.")])
def test_who_begins_without_a_choice_is_told_what_to_do(client: Client, prefix: str, words: str) -> None:
    page = client.post(f"{prefix}/profile/questions/", {"begin": ""})
    html = page.content.decode()
    assert page.status_code == 422
    assert html.count(words) == 2  # in the summary and beside the question
    assert "begin:" not in html
    assert "入力：" not in html.split("<main")[1]


@pytest.mark.parametrize(("number", "words"), [(0, "0 sites"), (1, "1 site"), (1200, "1,200 sites")])
def test_a_number_stands_with_its_noun(number: int, words: str) -> None:
    assert worded("{n:site|sites}", Lang.EN, {"n": number}) == words
    assert worded("{n}拠点", Lang.JA, {"n": number}) == f"{number}拠点"


def test_a_wording_takes_values_escaped_and_may_be_kept_for_later() -> None:
    written = "{% say '{n}と<b>' '{n} and <b>' n=name %}{% say 'あ' 'a' as kept %}-{{ kept }}"
    for lang, shown in (("ja", "&lt;i&gt;と<b>-あ"), ("en", "&lt;i&gt; and <b>-a")):
        with translation.override(lang):
            assert Template(written).render(Context({"name": "<i>"})) == shown


@pytest.mark.parametrize("written", ["{% say '一つ' %}", "{% say ja en %}", "{% say 'あ' 'a' 'b' %}"])
def test_a_wording_that_lacks_a_language_is_no_template(written: str) -> None:
    with pytest.raises((TemplateSyntaxError, ValueError)):
        Template(written)


@pytest.mark.django_db
def test_the_menu_and_the_pages_use_the_same_words(client: Client) -> None:
    for prefix in ("", "/en"):
        html = client.get(f"{prefix}/").content.decode()
        menu = html.split('<nav class="site-nav"')[1].split("</nav>")[0]
        for address, words in re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a>', menu):
            assert re.search(rf"<h1>{re.escape(words)}\b", client.get(address).content.decode()), address


@pytest.mark.django_db
def test_each_page_has_its_own_menu_also_after_another_was_drawn(client: Client) -> None:
    seen: dict[str, str] = {}
    for address in ("/register/", "/en/programmes/", "/programmes/", "/register/"):
        page = client.get(address).content.decode()
        header = page[page.index("<header") : page.index("</header>")]
        assert re.findall(r'href="([^"]+)" aria-current="page"', header) == [address]
        assert seen.setdefault(address, header) == header
    assert len(set(seen.values())) == len(seen)
