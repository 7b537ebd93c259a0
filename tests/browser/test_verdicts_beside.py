"""The verdicts beside the questions follow each answer (判定の追従): without a new page, and without scripts on the next one."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from visits import DESK, LANGUAGES, Open, looked_at

EXAMPLE = {"ja": "/profile/example/car-t-autologous/", "en": "/en/profile/example/car-t-autologous/"}
COUNT = "#standing-count"
ON = "#journey .actions button[value=next]"


def at(page: Page, lang: str, step: str) -> str:
    """Opens one page of the example; what the panel says there."""
    page.goto(EXAMPLE[lang])
    page.locator(f"#journey button[value='to:{step}']").first.click()
    page.wait_for_load_state()
    return page.inner_text(COUNT)


def choose(page: Page, name: str, value: str) -> None:
    page.locator(f"input[name='{name}'][value='{value}']").check()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_answer_moves_the_verdicts_without_a_new_page(visit: Open, lang: str) -> None:
    page = visit(lang)
    before = at(page, lang, "who")
    page.evaluate("window.same = true")
    page.locator(".standing summary").last.click()
    choose(page, "q.applicant.kind", "academia")
    expect(page.locator(COUNT)).not_to_have_text(before)
    assert page.evaluate("window.same")
    assert page.locator(".standing details[open]").count() == 1
    assert not looked_at(page)
    choose(page, "q.applicant.kind", "venture")
    expect(page.locator(COUNT)).to_have_text(before)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_of_costs_moves_them_too_pasted_or_typed(visit: Open, lang: str) -> None:
    page = visit(lang)
    at(page, lang, "work")
    with page.expect_response("**/profile/standing/") as typed:
        page.locator("input[data-row=goods]").first.fill("12x")
    assert typed.value.status == 200
    with page.expect_response("**/profile/standing/") as pasted:
        page.evaluate(
            """() => {
              const data = new DataTransfer();
              data.setData("text/plain", "1\\t2");
              document.querySelector("input[data-row=goods]").dispatchEvent(
                new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
            }"""
        )
    assert pasted.value.status == 200


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_bad_value_keeps_the_verdicts(visit: Open, lang: str) -> None:
    page = visit(lang)
    before = at(page, lang, "cash")
    with page.expect_response("**/profile/standing/") as answered:
        page.locator("#journey input[type=text]").first.fill("＝1+1 <b>😀")
    assert answered.value.status == 200
    expect(page.locator(COUNT)).to_have_text(before)


def test_typing_asks_once_and_not_for_every_letter(visit: Open) -> None:
    page, asked = visit("ja"), list[str]()
    at(page, "ja", "cash")
    page.on("request", lambda request: asked.append(request.url) if "standing" in request.url else None)
    with page.expect_response("**/profile/standing/"):
        page.locator("#journey input[type=text]").first.press_sequentially("80000000", delay=20)
    page.wait_for_timeout(600)
    assert len(asked) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_back_enter_and_the_other_language_show_the_verdicts_of_what_is_chosen(visit: Open, lang: str) -> None:
    page = visit(lang)
    before = at(page, lang, "who")
    choose(page, "q.applicant.kind", "academia")
    expect(page.locator(COUNT)).not_to_have_text(before)
    moved = page.inner_text(COUNT)
    page.locator("input[name='q.applicant.kind'][value=academia]").press("Enter")
    page.wait_for_url("**/profile/questions/")
    assert page.inner_text(COUNT) == moved
    page.go_back()
    expect(page.locator("input[name='q.applicant.kind'][value=academia]")).to_be_checked()
    expect(page.locator(COUNT)).to_have_text(moved)
    page.locator(".site-header__language").click()
    page.wait_for_load_state()
    assert page.locator("html").get_attribute("lang") != lang
    expect(page.locator("input[name='q.applicant.kind'][value=academia]")).to_be_checked()
    there = page.inner_text(COUNT)
    choose(page, "q.applicant.kind", "venture")
    expect(page.locator(COUNT)).not_to_have_text(there)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_scripts_the_next_page_shows_them(visit: Open, lang: str) -> None:
    page = visit(lang, DESK, scripts=False)
    before = at(page, lang, "who")
    choose(page, "q.applicant.kind", "academia")
    assert page.inner_text(COUNT) == before
    page.locator(ON).click()
    assert page.inner_text(COUNT) != before
