"""What can be taken away from an answer: PDF, Excel, calendar, YAML, JSON, and the request to a site."""

import io
import json
import re
from urllib.parse import unquote

import pytest
from django.test import Client
from openpyxl import load_workbook
from test_answer import example, plain, post

from meguri.profiles.profile import parse_profile
from meguri.vocabulary.reading import read_text
from meguri.vocabulary.text import Lang, Text
from meguri_portal.services.answer_files import file_name
from meguri_portal.templatetags.answer_words import slug

BEGINS = {"pdf": b"%PDF", "xlsx": b"PK", "ics": b"BEGIN:VCALENDAR", "yaml": b"#", "json": b"{"}
UNOFFICIAL = {"": "非公式の試算です", "/en": "Unofficial estimate"}
FICTIONAL = {"": "架空", "/en": "ictional"}


def draft_of(written: bytes) -> str:
    """A profile file as the draft that a form posts."""
    return json.dumps(plain(read_text(written)))


def taken(client: Client, extension: str, prefix: str = "", stem: str = "car-t-autologous") -> bytes:
    page = client.post(f"{prefix}/answer/file/{extension}/", {"profile": example(stem), "as_of": "2026-11-23"})
    assert page.status_code == 200
    return page.content


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("extension", BEGINS)
def test_every_file_comes_in_both_languages(client: Client, extension: str, prefix: str) -> None:
    assert taken(client, extension, prefix).startswith(BEGINS[extension])


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("extension", ["ics", "yaml", "json"])
def test_every_file_says_unofficial_and_fictional(client: Client, extension: str, prefix: str) -> None:
    text = taken(client, extension, prefix).decode().replace("\r\n ", "")
    assert UNOFFICIAL[prefix] in text
    assert FICTIONAL[prefix] in text


def test_the_workbook_says_unofficial_and_fictional(client: Client) -> None:
    sheet = load_workbook(io.BytesIO(taken(client, "xlsx"))).worksheets[0]
    first = "".join(str(sheet.cell(row, 1).value) for row in range(1, 6))
    assert "非公式の試算です" in first
    assert "架空" in first


def test_a_site_that_was_chosen_is_in_every_file_and_read_again_from_the_profile(client: Client) -> None:
    draft, site = example("ips-cornea"), "cira-foundation/fit"
    fields = {"profile": draft, "as_of": "2026-11-23", "site": site}
    written = client.post("/answer/file/yaml/", fields).content
    profile = parse_profile(written)
    assert profile.tentative_site == site
    assert not profile.cdmo  # the person's own answer stays as it was
    plan = json.loads(client.post("/answer/file/json/", fields).content)["plan"]
    assert plan["cdmo"]["site"] == site
    kept = {"profile": draft_of(written), "as_of": fields["as_of"]}
    again = json.loads(client.post("/answer/file/json/", kept).content)
    assert "契約や合意を意味しません" in post(client, kept["profile"])
    assert "仮の選択" in client.post("/profile/check/", kept).content.decode()
    assert "契約や合意を意味しません" not in post(client, kept["profile"], site="")
    assert again["plan"]["totals"] == plan["totals"]
    assert again["eligibility"] == json.loads(client.post("/answer/file/json/", fields).content)["eligibility"]
    sheet = load_workbook(io.BytesIO(client.post("/answer/file/xlsx/", fields).content)).worksheets[0]
    assert "を選んだ場合の試算です。契約や合意を意味しません" in "".join(
        str(sheet.cell(row, 1).value) for row in range(1, 6)
    )


def test_the_workbook_has_a_sheet_of_candidates(client: Client) -> None:
    book = load_workbook(io.BytesIO(taken(client, "xlsx")))
    assert "候補" in book.sheetnames
    assert book["候補"].max_row == 11  # five of each band


def test_the_name_of_a_file_is_japanese_and_safe(client: Client) -> None:
    page = client.post("/answer/file/yaml/", {"profile": example("car-t-autologous"), "as_of": "2026-11-23"})
    name = re.search(r"filename\*=utf-8''(.+)$", page["Content-Disposition"])
    assert name
    assert unquote(name[1]) == "めぐり_入力内容_架空セラピューティクス・自家CAR-T_2026-11-23.yaml"
    hostile = {"ja": '../..\\a"b\r\n;%\u202e' + "長" * 300, "en": ""}
    written = file_name(Text("計画", "plan"), hostile, "2026-11-23", "pdf", Lang.JA)
    assert not set(written) & set('/\\"\r\n;%\u202e')
    assert len(written) < 100


def test_the_profile_goes_out_and_comes_back_the_same() -> None:
    client = Client()
    draft = example("aav-phase1")
    page = client.post("/answer/file/yaml/", {"profile": draft})
    assert parse_profile(page.content).answers == parse_profile(draft).answers


def test_the_json_is_the_whole_answer(client: Client) -> None:
    whole = json.loads(taken(client, "json"))
    assert whole["schema"] == "meguri/answer/1"
    assert {whole[part]["schema"] for part in ("eligibility", "match", "plan")} == {
        "meguri/eligibility/1",
        "meguri/match/1",
        "meguri/plan/1",
    }


@pytest.mark.parametrize("extension", ["exe", "pdfx"])
def test_a_kind_that_is_not_there_is_not_found(client: Client, extension: str) -> None:
    assert client.post(f"/answer/file/{extension}/", {"profile": "{}"}).status_code == 404


def test_a_plan_is_not_written_where_there_is_none(client: Client) -> None:
    page = client.post("/answer/file/pdf/", {"profile": example("vc-investor")})
    assert page.status_code == 302


@pytest.mark.parametrize("address", ["/answer/file/pdf/", "/en/answer/file/json/", "/answer/inquiry/pdf/"])
def test_a_faulty_draft_is_explained(client: Client, address: str) -> None:
    page = client.post(address, {"profile": "nonsense", "of": "nikon-cell-innovation/koto"})
    assert page.status_code == 422
    assert "error-summary" in page.content.decode()


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_request_names_the_site_and_nothing_of_the_seed(client: Client, prefix: str) -> None:
    draft = example("car-t-autologous")
    site = re.findall(r'name="of" value="([^"]+)"', post(client, draft))[0]
    page = post(client, draft, f"{prefix}/answer/inquiry/", of=site)
    letter = page[page.index('class="letter"') : page.index("</pre>")]
    assert "セラピューティクス" not in letter
    assert "300,000,000" not in letter
    pdf = client.post(f"{prefix}/answer/inquiry/pdf/", {"profile": draft, "of": site})
    assert pdf.content.startswith(b"%PDF")


def test_a_site_that_fails_a_gate_gets_no_request(client: Client) -> None:
    draft = example("car-t-autologous")
    whole = json.loads(taken(client, "json"))
    site = whole["match"]["excluded"][0]["site"]
    page = client.post("/answer/inquiry/", {"profile": draft, "of": site})
    assert page.status_code == 422
    assert "候補に入っていません" in page.content.decode()


@pytest.mark.parametrize("of", ["", "no/site", "\x00"])
def test_a_request_to_nobody_leads_back(client: Client, of: str) -> None:
    assert client.post("/answer/inquiry/", {"profile": "{}", "of": of}).status_code == 302


def test_an_id_becomes_the_id_of_an_element() -> None:
    assert slug("industrialisation/process-development") == "industrialisation-process-development"
