"""The profile as a file: down and up again without loss, and every fault of a bad file named with its place."""

from __future__ import annotations

import json
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from meguri.profiles.profile import ProfileKind
from meguri.vocabulary.errors import InputFaults
from meguri.vocabulary.product import ProductClass
from meguri.vocabulary.text import Lang
from meguri_portal.clock import today
from meguri_portal.services.draft import Draft, blank
from meguri_portal.services.examples import examples
from meguri_portal.services.profile_sheet import COSTS, PROFILE, profile_sheet
from meguri_portal.services.profile_yaml import profile_yaml
from meguri_portal.services.uploaded import uploaded

LANGUAGES = ["", "/en"]
EXAMPLES = sorted(examples())


def sent(client: Client, content: bytes, name: str, prefix: str = "") -> Any:
    return client.post(f"{prefix}/profile/upload/", {"file": SimpleUploadedFile(name, content)})


@pytest.mark.parametrize("id_", EXAMPLES)
@pytest.mark.parametrize("lang", list(Lang))
def test_yaml_down_and_up_is_the_same_draft_to_the_letter(id_: str, lang: Lang) -> None:
    draft = examples()[id_].draft
    assert uploaded(profile_yaml(draft, lang), "a.yaml").values == draft.values


@pytest.mark.parametrize("id_", EXAMPLES)
def test_excel_down_and_up_is_the_same_profile(id_: str) -> None:
    draft = examples()[id_].draft
    assert uploaded(profile_sheet(draft, today()), "a.xlsx").profile() == draft.profile()


@pytest.mark.parametrize("kind", list(ProfileKind))
def test_a_blank_workbook_comes_back_blank(kind: ProfileKind) -> None:
    back = uploaded(profile_sheet(blank(kind), today()), "a.xlsx")
    assert back.profile() == blank(kind).profile()


@pytest.mark.parametrize("said", [{"name": {"en": "Kawasaki AAV"}}, {"tentative_site": "takara-bio/cgcp-2"}])
def test_a_name_in_english_only_and_a_site_chosen_to_try_come_back_from_the_workbook(said: dict[str, Any]) -> None:
    draft = Draft({**blank().values, **said})
    assert uploaded(profile_sheet(draft, today()), "a.xlsx").values == draft.values


def test_every_code_of_the_workbook_is_explained_in_both_languages() -> None:
    sheet = load_workbook(BytesIO(profile_sheet(blank(), today())))[PROFILE]
    how = {row[0].value: str(row[4].value) for row in sheet.iter_rows(min_row=5)}
    assert all(f"{one.value}={one.text.ja} / {one.text.en}" in how["product.class"] for one in ProductClass)


@pytest.mark.parametrize(("prefix", "words"), [("", "試算結果の Excel からは"), ("/en", "that of the results")])
def test_a_workbook_of_results_is_told_from_one_of_a_profile(client: Client, prefix: str, words: str) -> None:
    book = Workbook()
    book.create_sheet("概要")
    content = BytesIO()
    book.save(content)
    page = sent(client, content.getvalue(), "plan.xlsx", prefix).content.decode()
    assert words in page
    assert ("このファイルは読み込めません" if not prefix else "This file cannot be read") in page


TEXTS = st.text(min_size=1, max_size=60).filter(lambda text: bool(text.strip()) and text.isprintable())


@given(name=TEXTS, note=TEXTS)
def test_any_words_survive_yaml(name: str, note: str) -> None:
    draft = Draft({"schema": "meguri/seed/1", "name": name, "notes": note})
    assert uploaded(profile_yaml(draft, Lang.JA), "a.yaml").values == draft.values


@pytest.mark.parametrize(
    "name", ["=1+1", "+81", "@sum", "-2", "＝1", "社名、カンマ, 入り", "😀社", "שלום", "0012", "true"]
)
def test_words_that_look_like_formulas_survive_excel_and_never_become_one(name: str) -> None:
    draft = Draft({"schema": "meguri/seed/1", "name": "架空", "partners": {"vc": [{"name": name, "invests": 5}]}})
    content = profile_sheet(draft, today())
    assert uploaded(content, "a.xlsx").profile() == draft.profile()
    cells = [cell for row in load_workbook(BytesIO(content))[PROFILE].iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_yaml_says_the_question_and_the_unit_above_each_answer(client: Client) -> None:
    text = profile_yaml(examples()["car-t-autologous"].draft, Lang.JA).decode()
    assert "# 手元資金はいくらですか（円）\n  cash: 300000000" in text
    assert "円、消費税を除く直接経費" in text
    assert text.startswith("# 非公式の試算です")


@pytest.mark.parametrize("prefix", LANGUAGES)
@pytest.mark.parametrize(("kind", "start"), [("yaml", b"# "), ("excel", b"PK")])
def test_the_draft_of_a_page_comes_down_as_a_file(client: Client, prefix: str, kind: str, start: bytes) -> None:
    page = client.post(f"{prefix}/profile/file/{kind}/", {"profile": examples()["vc-investor"].draft.json})
    assert page.status_code == 200
    assert page["Content-Disposition"].startswith("attachment")
    assert page.content.startswith(start)


@pytest.mark.parametrize("prefix", LANGUAGES)
def test_all_faults_of_a_file_are_shown_with_line_and_path(client: Client, prefix: str) -> None:
    bad = "schema: meguri/seed/1\nstage: nonclinn\napplicant:\n  kind: ventur\nfinance:\n  cash: 1.5\n"
    page = sent(client, bad.encode(), "bad.yaml", prefix)
    text = page.content.decode()
    assert page.status_code == 422
    for place in ("stage", "applicant.kind", "finance.cash"):
        assert f"<code>{place}</code>" in text
    assert ("4行目" in text) or ("Line 4" in text)


def test_all_faults_of_a_workbook_are_shown_with_their_cells() -> None:
    book = load_workbook(BytesIO(profile_sheet(examples()["car-t-autologous"].draft, today())))
    answers, costs = book[PROFILE], book[COSTS]
    rows = {row[0].value: row for row in answers.iter_rows()}
    rows["stage"][3].value, rows["finance.cash"][3].value = "いつか", "たくさん"
    costs["F4"].value = "1.23"
    answers.append(["no.such.path", "", "", "x"])
    stored = BytesIO()
    book.save(stored)
    with pytest.raises(InputFaults) as found:
        uploaded(stored.getvalue(), "a.xlsx")
    places = " ".join(fault.path for fault in found.value.faults)
    assert "stage D" in places
    assert "finance.cash D" in places
    assert "costs F4" in places
    assert "no.such.path" in places


def test_words_in_either_language_stand_for_codes() -> None:
    book = load_workbook(BytesIO(profile_sheet(blank(), today())))
    rows = {row[0].value: row for row in book[PROFILE].iter_rows()}
    rows["stage"][3].value, rows["product.vector"][3].value = "非臨床", "lentivirus, aav"
    rows["applicant.listed"][3].value = "いいえ"
    rows["finance.cash"][3].value = "3億円"
    stored = BytesIO()
    book.save(stored)
    answers = uploaded(stored.getvalue(), "a.xlsx").profile().answers
    assert answers["stage"] == "nonclin"
    assert answers["product.vector"] == ("lv", "aav")
    assert answers["applicant.listed"] is False
    assert answers["finance.cash"] == 300_000_000


def bomb() -> bytes:
    stored = BytesIO()
    with ZipFile(stored, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<a/>")
        archive.writestr("xl/workbook.xml", b"0" * 90_000_000)
    return stored.getvalue()


HOSTILE = {
    "empty": b"",
    "binary": bytes(range(256)),
    "not-utf8": "案件".encode("shift_jis"),
    "control": b"schema: meguri/seed/1\nnotes: \x00\x01",
    "alias": b"a: &x 1\nb: *x\n",
    "deep": b"[" * 5_000,
    "long": b"schema: meguri/seed/1\nnotes: " + b"x" * 1_900_000,
    "zip": b"PK\x03\x04nonsense",
    "old": bytes.fromhex("d0cf11e0a1b11ae1") + b"x" * 600,
    "json": b'{"schema": "meguri/seed/1", "stage": ["nonclin", {}]}',
    "formula": b'schema: meguri/seed/1\nname: "=cmd|calc"\nstage: "\xe2\x80\xae"\n',
    "list": b"- 1\n- 2\n",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_in_words(client: Client, kind: str) -> None:
    page = sent(client, HOSTILE[kind], f"{kind}.yaml")
    assert page.status_code == 422
    assert "error-summary" in page.content.decode()


def test_a_workbook_built_to_exhaust_the_machine_is_refused(client: Client) -> None:
    assert sent(client, bomb(), "bomb.xlsx").status_code == 422


def test_no_file_is_a_fault_and_not_a_failure(client: Client) -> None:
    assert client.post("/profile/upload/", {}).status_code == 422


def test_a_file_opens_on_the_page_where_answers_are_checked(client: Client) -> None:
    page = sent(client, json.dumps(examples()["aav-phase1"].draft.values).encode(), "a.json")
    assert page.status_code == 200
    assert "架空の内容です" in page.content.decode()


def test_a_site_written_into_the_workbook_is_a_chosen_partner() -> None:
    book = load_workbook(BytesIO(profile_sheet(blank(), today())))
    rows = {row[0].value: row for row in book[PROFILE].iter_rows()}
    rows["partners.cdmo.0.site"][3].value = "s-racmo/force"
    year = next(path for path in rows if str(path).startswith("finance.burn."))
    rows[year][3].value = 5
    stored = BytesIO()
    book.save(stored)
    draft = uploaded(stored.getvalue(), "a.xlsx")
    assert draft.at("partners.cdmo") == [{"site": "s-racmo/force"}]
    assert list(draft.at("finance.burn").values()) == [5]
