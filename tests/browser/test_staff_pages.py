"""The pages for staff (担当者の画面): free of violations on a desk and at 320 px, in both languages; a walk from a file to a mended plan."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from visits import CURATOR, CURATOR_PASSWORD, LANGUAGES, PHONE, Open, looked_at

PREFIX = {"ja": "", "en": "/en"}
FAULTY = "schema: meguri/event/1\nname: 架空\nslots: [{id: a, start: x, minutes: 0}]\n"


def signed_in(visit: Open, lang: str, **more: object) -> Page:
    page = visit(lang, **more)
    page.goto(f"{PREFIX[lang]}/curator/sign-in/")
    page.fill("#name", CURATOR)
    page.fill("#password", CURATOR_PASSWORD)
    with page.expect_navigation():
        page.locator("main form button").click()
    return page


def unfolded(page: Page) -> list[str]:
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    return looked_at(page)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_pages_of_an_event_are_free_of_violations(visit: Open, lang: str) -> None:
    page, faults = signed_in(visit, lang), list[str]()
    faults += looked_at(page)
    page.goto(f"{PREFIX[lang]}/events/")
    faults += looked_at(page)
    page.fill("#box", FAULTY)
    with page.expect_navigation():
        page.locator("#carried .actions button").click()
    assert page.locator(".error-summary").is_visible()
    faults += looked_at(page)
    page.goto(f"{PREFIX[lang]}/events/example/")
    faults += unfolded(page)
    for party in ("", "kakuu-fill"):
        page.select_option("#party", party)
        with page.expect_navigation():
            page.locator("form:has(#party) button").click()
        faults += unfolded(page)
    assert page.locator("#changes").is_visible()
    with page.expect_navigation():
        page.locator("button[name=method][value=stable]").click()
    faults += unfolded(page)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_pages_of_a_selection_are_free_of_violations(visit: Open, lang: str) -> None:
    page, faults = signed_in(visit, lang), list[str]()
    page.goto(f"{PREFIX[lang]}/portfolio/")
    faults += looked_at(page)
    page.fill("#box", FAULTY)
    with page.expect_navigation():
        page.locator("#carried .actions button").click()
    assert page.locator(".error-summary").is_visible()
    faults += looked_at(page)
    page.goto(f"{PREFIX[lang]}/portfolio/example/")
    faults += unfolded(page)
    with page.expect_navigation():
        page.locator("main button[name=what_if]").click()
    assert page.locator("#what-if").is_visible()
    faults += unfolded(page)
    with page.expect_navigation():
        page.locator(".site-header__language").click()
    assert page.locator("#what-if").is_visible()
    with page.expect_download() as found:
        page.locator("#take-away ~ .actions button").first.click()
    assert found.value.suggested_filename.endswith(".csv")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_plan_is_mended_turned_into_the_other_language_and_saved_without_scripts(visit: Open, lang: str) -> None:
    page = signed_in(visit, lang, width=PHONE, scripts=False)
    page.goto(f"{PREFIX[lang]}/events/example/")
    page.select_option("#party", "kakuu-tokyo")
    page.locator("[name=slot][value=b1]").check()
    page.locator("form:has(#party) button").click()
    moved = page.locator(".key-figures").first.locator("dd").all_inner_texts()
    page.locator(".site-header__language").click()
    page.wait_for_url(lambda url: url.endswith("/events/"))
    assert page.locator(".key-figures").first.locator("dd").all_inner_texts() == moved
    with page.expect_download() as found:
        page.locator("#take-away ~ .actions button").first.click()
    assert found.value.suggested_filename.endswith(".json")
