"""Accessibility (アクセシビリティ): every page in both languages, empty, filled and faulty, on a desk and at 320 px."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page
from visits import DESK, LANGUAGES, PHONE, Open, looked_at

Pages = dict[str, list[str]]
MOST_STOPS = 400
FILL = """([place, state]) => {
  const form = [...document.querySelectorAll("main form")][place];
  form.noValidate = true;
  const bad = "＝1+1 <b>😀\\u202e";
  for (const field of form.querySelectorAll("input, textarea, select")) {
    if (["hidden", "submit", "file", "button"].includes(field.type)) continue;
    if (field.type === "radio" || field.type === "checkbox") { field.checked = state === "filled"; continue; }
    if (field.tagName === "SELECT") { field.selectedIndex = field.options.length - 1; continue; }
    if (state === "faulty") { try { field.type = "text"; } catch { } field.value = bad; continue; }
    field.value = {number: "12", date: "2027-04-01", email: "a@example.jp", search: "細胞"}[field.type] ||
      (field.inputMode === "numeric" ? "1,000,000" : "細胞");
  }
}"""
STOP = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return null;
  const box = here.getBoundingClientRect(), style = getComputedStyle(here);
  return {
    is: here.outerHTML.slice(0, 120), skip: here.classList.contains("skip-link"),
    shown: box.width > 0 && box.height > 0,
    marked: style.outlineStyle !== "none" || style.boxShadow !== "none" || here.tagName === "MAIN",
  };
}"""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_is_free_of_violations_and_fits_a_small_phone(visit: Open, pages: Pages, lang: str) -> None:
    page = visit(lang)
    faults = list[str]()
    for address in pages[lang]:
        page.goto(address)
        faults += looked_at(page)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("state", ["filled", "faulty"])
def test_every_form_stays_free_of_violations_when_it_is_sent(visit: Open, pages: Pages, lang: str, state: str) -> None:
    page = visit(lang)
    faults = list[str]()
    for address in pages[lang]:
        page.goto(address)
        for place in range(min(3, page.locator("main form").count())):
            if _sent(page, address, place, state):
                faults += looked_at(page)
    assert not faults, "\n".join(faults)


def _sent(page: Page, address: str, place: int, state: str) -> bool:
    """Fills one form of a page and sends it; whether a page came back."""
    page.set_viewport_size({"width": DESK, "height": 800})
    page.goto(address)
    form = page.locator("main form").nth(place)
    button = form.locator("button:not([type=button]):not([tabindex='-1']), input[type=submit]").first
    if not button.count() or form.get_attribute("data-download") is not None:
        return False
    page.evaluate(FILL, [place, state])
    with page.expect_response(lambda answer: answer.request.is_navigation_request()) as found:
        button.click()
    answer: Any = found.value
    assert answer.status < 500, f"{address}: {answer.status}"
    kind = answer.headers.get("content-type", "")
    if not kind.startswith("text/html"):
        return False
    page.wait_for_load_state()
    return True


@pytest.mark.parametrize(("lang", "width"), [("ja", PHONE), ("en", DESK)])
def test_every_page_can_be_walked_by_keyboard_alone(visit: Open, pages: Pages, lang: str, width: int) -> None:
    page = visit(lang, width)
    faults = list[str]()
    for address in pages[lang]:
        page.goto(address)
        faults += [f"{address}: {fault}" for fault in _walked(page)]
    assert not faults, "\n".join(faults)


def _walked(page: Page) -> list[str]:
    """Tab by Tab from the top: the first stop skips to the content, each is seen and marked, and the walk ends."""
    faults = list[str]()
    for number in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop: Any = page.evaluate(STOP)
        if stop is None:
            return faults if number else ["nothing can be reached by keyboard"]
        if number == 0 and not stop["skip"]:
            faults.append(f"the first stop is no way to the content: {stop['is']}")
        if not stop["shown"] or not stop["marked"]:
            faults.append(f"a stop that is not {'marked' if stop['shown'] else 'shown'}: {stop['is']}")
        if number == 0:
            first = stop["is"]
        elif stop["is"] == first:
            return faults
    return [*faults, f"more than {MOST_STOPS} stops"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_can_be_read_without_scripts(visit: Open, pages: Pages, lang: str) -> None:
    page = visit(lang, PHONE, scripts=False)
    for address in pages[lang]:
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200
        assert page.locator("h1").inner_text()
        assert page.locator("main").inner_text().strip()
