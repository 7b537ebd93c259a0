"""The answer as a person meets it (答えの画面を歩く): from an example to the answer and everything it can be turned into."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader
from visits import HOME, LANGUAGES, PHONE, Open, looked_at

EXAMPLES = ("car-t-autologous", "facility-joint", "vc-investor")
WORDS = {
    "ja": {
        "choose": "選んで計画する",
        "undo": "選択を取り消す",
        "compare": "印を付けた拠点を比べる",
        "request": "情報提供依頼を作る",
        "back": "試算結果に戻る",
        "keep": "非公開リンク",
        "store": "保存してリンクを作る",
        "open": "リンクの画面を開く",
        "delete": "はい、削除する",
    },
    "en": {
        "choose": "Plan with this site",
        "undo": "Undo the choice",
        "compare": "Compare the ticked sites",
        "request": "Write a request",
        "back": "Back to your results",
        "keep": "private link",
        "store": "Store it and make the link",
        "open": "Open it",
        "delete": "Yes, delete it",
    },
}


def answered(page: Page, lang: str, example: str) -> None:
    """Opens an example and asks for its answer."""
    page.goto(f"{HOME[lang]}profile/example/{example}/")
    page.locator("main button[value=answer], main button[formaction$='/answer/']").first.click()
    page.wait_for_load_state()


def press(page: Page, lang: str, word: str) -> None:
    """Presses the first button or link of that name."""
    page.locator("button, a.button").filter(has_text=WORDS[lang][word]).first.click()
    page.wait_for_load_state()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("example", EXAMPLES)
def test_an_answer_is_free_of_violations_also_with_everything_unfolded(visit: Open, lang: str, example: str) -> None:
    page = visit(lang)
    answered(page, lang, example)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    faults = looked_at(page)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_on_a_phone_without_scripts_sites_are_chosen_and_compared(visit: Open, lang: str) -> None:
    page = visit(lang, PHONE, scripts=False)
    answered(page, lang, "car-t-autologous")
    press(page, lang, "choose")
    assert page.get_by_role("button", name=WORDS[lang]["undo"]).count() == 1
    for place in range(2):
        page.locator("input[name=compare]").nth(place).check()
    press(page, lang, "compare")
    assert page.locator("#compared").count() == 1
    assert page.get_by_role("button", name=WORDS[lang]["undo"]).count() == 1  # the choice is still there


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_scripts_every_file_is_taken_away(visit: Open, lang: str) -> None:
    page = visit(lang, scripts=False)
    answered(page, lang, "car-t-autologous")
    for kind in ("pdf", "xlsx", "ics", "yaml", "json"):
        with page.expect_download() as taken:
            page.locator(f"button[formaction$='/file/{kind}/']").last.click()
        assert re.fullmatch(rf"(めぐり|meguri)_.+\.{kind}", taken.value.suggested_filename)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_request_is_written_and_the_answer_kept_behind_a_link_until_it_is_deleted(visit: Open, lang: str) -> None:
    page = visit(lang, scripts=False)
    answered(page, lang, "car-t-autologous")
    press(page, lang, "request")
    assert page.locator("pre.letter").count() == 1
    press(page, lang, "back")
    press(page, lang, "keep")
    press(page, lang, "store")
    address = page.locator("#link-address").input_value()
    press(page, lang, "open")
    assert page.url == address
    page.locator("details:has(form[action$='/delete/']) > summary").click()
    press(page, lang, "delete")
    found = page.goto(address)
    assert found is not None
    assert found.status == 404


def test_back_from_a_site_shows_the_results_without_sending_them_again(visit: Open) -> None:
    page = visit("ja")
    answered(page, "ja", "car-t-autologous")
    network = page.context.new_cdp_session(page)
    kept: list[bool] = []
    network.on("Network.responseReceived", lambda seen: kept.append(bool(seen["response"].get("fromDiskCache"))))
    page.locator(".site h4 a").first.click()
    page.wait_for_load_state()
    network.send("Network.enable")
    page.go_back()
    page.wait_for_load_state()
    assert page.locator("h1").inner_text().startswith("試算結果")
    assert kept[0]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_first_sheet_prints_on_one_page_and_no_amount_of_it_breaks(visit: Open, lang: str) -> None:
    page = visit(lang, PHONE)
    answered(page, lang, "car-t-autologous")
    rows = "[...document.querySelectorAll('.first-sheet .key-figures .num')].map((one) => one.getClientRects().length)"
    assert set(page.evaluate(rows)) == {1}
    page.locator("button[name=only][value=board]").click()
    page.wait_for_load_state()
    assert len(PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages) == 1
