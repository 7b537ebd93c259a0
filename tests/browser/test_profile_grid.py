"""The questions and the cost grid in a browser: live totals, pasting, Enter, no scripts, accessibility of every step."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import Page
from visits import LANGUAGES, Open, looked_at

PREFIX = {"ja": "", "en": "/en"}
PASTE = """(text) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  document.querySelector("input[data-row=personnel]").dispatchEvent(
    new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""


def total(page: Page) -> str:
    return page.inner_text("[data-total=all]")


def test_totals_follow_what_is_typed_and_pasted(visit: Open) -> None:
    page = visit("ja")
    page.goto(reverse("profile:work"))
    page.locator("input[data-row=goods]").first.fill("８，０００万")
    assert total(page) == "80,000,000"
    assert page.inner_text("[data-whole]") == "80,000,000"
    page.evaluate(PASTE, "1,000\t2,000\n3\t4\n")
    assert total(page) == "3,007"
    page.locator("input[data-row=goods]").first.press("Enter")
    page.wait_for_load_state()
    assert page.url.endswith(reverse("profile:work"))
    assert total(page) == "3,007"


def test_without_scripts_the_server_adds_up(visit: Open) -> None:
    page = visit("ja", scripts=False)
    page.goto(reverse("profile:work"))
    page.locator("input[data-row=goods]").first.fill("1.5億")
    page.get_by_role("button", name="計算し直す").click()
    assert total(page) == "150,000,000"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("example", ["aav-phase1", "facility-joint", "vc-investor"])
def test_every_step_is_free_of_violations_filled_and_faulty(visit: Open, lang: str, example: str) -> None:
    page, faults = visit(lang), list[str]()
    address = f"{PREFIX[lang]}/profile/example/{example}/"
    page.goto(address)
    faults += looked_at(page)
    steps = page.eval_on_selector_all("#journey button[value^='to:']", "all => [...new Set(all.map((b) => b.value))]")
    for step in steps:
        page.goto(address)
        with page.expect_navigation():
            page.locator(f"#journey button[value='{step}']").first.click()
        faults += looked_at(page)
        for field in page.locator("#journey input[type=text]").all():
            field.evaluate("field => { field.value = '＝1+1 <b>😀' }")
        with page.expect_navigation():
            page.locator("#journey .actions button[value=next]").click()
        faults += looked_at(page)
    assert not faults, "\n".join(faults)
