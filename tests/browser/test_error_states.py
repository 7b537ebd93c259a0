"""Every form's page of errors (直すところの画面) and the curator's pages: free of violations, on a desk and at 320 px, in both languages."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.urls import reverse
from every_form import draft
from openpyxl import Workbook
from playwright.sync_api import Page
from visits import CURATOR, CURATOR_PASSWORD, DESK, LANGUAGES, Open, looked_at

from meguri.profiles.profile import ProfileKind

PREFIX = {"ja": "", "en": "/en"}
SEED = draft(ProfileKind.SEED)
FAULTY = '{"schema":"meguri/seed/1","stage":"someday","product":{"class":"unobtainium"}}'
SPARSE = '{"schema":"meguri/seed/1","needs":{"steps":["vector"],"site_in":["FR"]}}'
SEND = """([address, fields]) => {
  const form = document.createElement("form");
  const token = document.querySelector("[name=csrfmiddlewaretoken]");
  for (const [name, value] of [...fields, ["csrfmiddlewaretoken", token ? token.value : ""]]) {
    const field = document.createElement("input");
    field.name = name; field.value = value;
    form.append(field);
  }
  form.method = "post"; form.action = address; form.hidden = true;
  document.body.append(form);
  form.submit();
}"""
ERRORS: dict[str, tuple[str, list[tuple[str, str]], int]] = {  # address, what is posted, what is answered
    "no first choice": ("/profile/questions/", [], 422),
    "a draft that is none": ("/profile/questions/", [("profile", "{")], 422),
    "a draft with faults": ("/profile/check/", [("profile", FAULTY)], 200),
    "an answer to a draft with faults": ("/answer/", [("profile", FAULTY)], 422),
    "an answer with conditions that cannot be read": (
        "/answer/",
        [("profile", SEED), ("as_of", "never"), ("weights", "own"), ("w-inspection", "x"), ("top", "5"), ("site", "x")],
        200,
    ),
    "too many to compare": ("/answer/", [("profile", SEED), *[("compare", f"x/{n}") for n in range(9)]], 200),
    "an answer that says little": ("/answer/", [("profile", SPARSE)], 200),
    "a request": ("/answer/inquiry/", [("profile", SEED), ("of", "minaris/yokohama")], 200),
    "a request to a site that cannot": ("/answer/inquiry/", [("profile", SPARSE), ("of", "minaris/yokohama")], 422),
    "a link": ("/links/", [("profile", SEED)], 200),
    "a link for some other time": ("/links/make/", [("profile", SEED), ("days", "8")], 422),
    "a link deleted": ("/links/abc/delete/", [], 200),
    "a field too long": (
        "/profile/questions/",
        [("profile", SEED), ("page", "name"), ("q.name.ja", "長" * 3_000), ("go", "next")],
        422,
    ),
    "a draft too long": ("/profile/questions/", [("profile", "x" * 500_000), ("page", "cash")], 422),
    "many faults in the grid": (
        reverse("profile:work"),
        [
            *[("profile", SEED), ("page", "work"), ("years", "2027,2028"), ("go", "next")],
            *[(f"w.0.c.{year}.{item}", "高い") for year in (2027, 2028) for item in ("goods", "travel", "other")],
            *[("w.0.from", "2027-13-01"), ("w.0.to", "2026")],
        ],
        422,
    ),
    "a first page that keeps a draft": ("/profile/questions/", [("profile", SEED), ("go", "back")], 200),
    "no file": ("/profile/upload/", [], 422),
    "a wrong password": ("/curator/sign-in/", [("name", "tantou"), ("password", "x")], 400),
    "too many fields": ("/profile/", [(f"f{n}", "") for n in range(2_100)], 400),
}


def send(page: Page, address: str, fields: list[tuple[str, str]]) -> int:
    """Posts from the page that is open; the status of what comes back."""
    with page.expect_navigation() as found:
        page.evaluate(SEND, [address, fields])
    first = found.value.request
    while first.redirected_from:
        first = first.redirected_from
    answer = first.response()
    assert answer is not None
    return int(answer.status)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", ERRORS)
def test_a_form_that_comes_back_is_free_of_violations(visit: Open, lang: str, kind: str) -> None:
    address, fields, status = ERRORS[kind]
    page = visit(lang)
    page.goto(f"{PREFIX[lang]}/")
    assert send(page, PREFIX[lang] + address, fields) == status
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    faults = looked_at(page)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pages_without_a_way_to_answer_are_free_of_violations(visit: Open, lang: str) -> None:
    page, faults = visit(lang), list[str]()
    for address, status in (
        *(("/nowhere/", 404), ("/links/abc/", 404), ("/register/nobody/", 404), ("/answer/", 200)),
        *(("/rounds/unlock/?amount=x&on1=x&paid1=-1&paid2=9", 200), ("/register/?q=存在しない拠点の名前", 200)),
    ):
        answer = page.goto(PREFIX[lang] + address)
        assert answer is not None
        assert answer.status == status, address
        faults += looked_at(page)
    for fields in ([], [("profile", SEED), ("page", "cash")]):
        page.goto(f"{PREFIX[lang]}/answer/")  # no form, so no token
        assert send(page, f"{PREFIX[lang]}/profile/", fields) == 403
        faults += looked_at(page)
    assert not faults, "\n".join(faults)


def _book() -> bytes:
    """A curator's workbook: one new site, one faulty cell, one unknown column, one name that only resembles one."""
    book, kept = Workbook(), BytesIO()
    sheet = book.worksheets[0]
    for row in (
        ("企業名", "施設名", "所在地", "受託製造", "ベクター", "稼働開始時期", "社内の覚え"),
        ("架空セル製造株式会社", "架空第一工場", "千葉県", "○", "AAV、レンチウイルス", "2027-04", "x"),
        ("架空第二株式会社", "架空第二工場", "火星", "○", "AAV", "いつか", ""),
        ("ミナリスアドバンストセラピー", "架空第三工場", "千葉県", "○", "AAV", "2027-04", ""),
    ):
        sheet.append(row)
    book.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_curators_pages_are_free_of_violations(visit: Open, lang: str) -> None:
    page, faults = visit(lang, DESK), list[str]()
    page.goto(f"{PREFIX[lang]}/curator/sign-in/")
    assert send(page, f"{PREFIX[lang]}/curator/sign-in/", [("name", CURATOR), ("password", CURATOR_PASSWORD)]) == 302
    page.goto(f"{PREFIX[lang]}/curator/")
    faults += looked_at(page)
    assert send(page, f"{PREFIX[lang]}/curator/", [("status", "primary"), ("mapping", "nobody's")]) == 400
    faults += looked_at(page)
    for name, content in (("x.xlsx", b"PK broken"), ("架空.xlsx", _book())):
        page.goto(f"{PREFIX[lang]}/curator/")
        page.locator("input[type=file]").set_input_files(
            {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        )
        page.locator("[name=status]").first.evaluate(
            "one => { if (one.type === 'radio') one.checked = true; else one.selectedIndex = one.options.length - 1; }"
        )
        with page.expect_navigation():
            page.locator("form:has(input[type=file]) button").first.click()
        faults += looked_at(page)
    assert "/workbooks/" in page.url
    address = "/" + page.url.split("/", 3)[3]
    assert send(page, f"{address}act/", [("act", "apply"), ("seen", "0")]) == 400
    faults += looked_at(page)
    assert send(page, f"{address}act/", [("act", "discard")]) == 302
    faults += looked_at(page)
    assert not faults, "\n".join(faults)
