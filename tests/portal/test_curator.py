"""The curator's desk: sign-in, a workbook brought in, differences first, applied, withdrawn; bad files and bad posts."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO, StringIO

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from openpyxl import Workbook as Book
from openpyxl import load_workbook

from meguri.register.row import COLUMNS
from meguri_portal import packs
from meguri_portal.models.curator import CuratorAct, ImportedValue, SavedMapping, SignInAttempt, Workbook
from meguri_portal.models.register import Listing
from meguri_portal.services import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.queries(45)]  # applying fills the searchable rows anew, in batches
LANGS = pytest.mark.parametrize("prefix", ["", "/en"])
PASSWORD = "長い合言葉 for the curator"
HEAD = ("会社名", "拠点名", "都道府県", "受託製造", "ベクター", "最短の受入可能時期", "社内の覚え")
ROW = ("架空セル製造株式会社", "架空第一工場", "千葉県", "○", "AAV、レンチウイルス", "2027-04", "x")


@pytest.fixture(autouse=True)
def _no_overlay() -> Iterator[None]:
    yield
    packs.imported().unlink(missing_ok=True)


@pytest.fixture
def curator(client: Client) -> Client:
    """Signed in."""
    user = User.objects.create_user("tantou", password=PASSWORD, is_staff=True)
    client.force_login(user)
    return client


def _book(*rows: tuple[str, ...], head: tuple[str, ...] = HEAD) -> bytes:
    book = Book()
    sheet = book.active
    assert sheet is not None
    for row in (head, *rows):
        sheet.append(row)
    stored = BytesIO()
    book.save(stored)
    return stored.getvalue()


def _upload(client: Client, content: bytes, name: str = "架空.xlsx", status: str = "self-declared", **more: str) -> int:
    file = SimpleUploadedFile(name, content)
    answer = client.post("/curator/", {"workbook": file, "status": status, **more})
    assert answer.status_code == 302, answer.content.decode()
    return Workbook.objects.latest("pk").pk


def _seen(client: Client, pk: int) -> str:
    page = client.get(f"/curator/workbooks/{pk}/").content.decode()
    return page.split('name="seen" value="')[1].split('"')[0]


def _apply(client: Client, pk: int) -> int:
    return client.post(f"/curator/workbooks/{pk}/act/", {"act": "apply", "seen": _seen(client, pk)}).status_code


@LANGS
def test_only_staff_come_in(client: Client, prefix: str) -> None:
    pages = ["", "workbooks/1/", "workbooks/1/marked.xlsx", "workbooks/1/rows.tsv"]
    client.force_login(User.objects.create_user("visitor", password=PASSWORD))
    for place in pages:
        assert client.get(f"{prefix}/curator/{place}").headers["Location"] == f"{prefix}/curator/sign-in/"
    assert client.post(f"{prefix}/curator/workbooks/1/act/", {"act": "apply"}).status_code == 302


@LANGS
def test_a_curator_signs_in_and_out(client: Client, prefix: str) -> None:
    User.objects.create_user("tantou", password=PASSWORD, is_staff=True)
    answer = client.post(f"{prefix}/curator/sign-in/", {"name": "tantou", "password": PASSWORD})
    assert answer.headers["Location"] == f"{prefix}/curator/"
    assert client.get(f"{prefix}/curator/").status_code == 200
    assert CuratorAct.objects.filter(kind="signed-in").count() == 1
    client.post(f"{prefix}/curator/sign-out/")
    assert client.get(f"{prefix}/curator/").status_code == 302


@pytest.mark.parametrize(
    ("name", "password"), [("tantou", "wrong"), ("nobody", PASSWORD), ("visitor", PASSWORD), ("", "")]
)
def test_a_wrong_name_and_a_wrong_password_look_the_same(client: Client, name: str, password: str) -> None:
    User.objects.create_user("tantou", password=PASSWORD, is_staff=True)
    User.objects.create_user("visitor", password=PASSWORD)
    page = client.post("/curator/sign-in/", {"name": name, "password": password})
    assert page.status_code == 400
    assert "名前かパスワードが違います" in page.content.decode()
    assert "sessionid" not in page.cookies


def test_attempts_are_bounded_for_a_name_and_for_an_address(client: Client) -> None:
    User.objects.create_user("tantou", password=PASSWORD, is_staff=True)
    for _ in range(sign_in.PER_NAME):
        assert client.post("/curator/sign-in/", {"name": "Tantou", "password": "x"}).status_code == 400
    page = client.post("/curator/sign-in/", {"name": "tantou", "password": PASSWORD})
    assert page.status_code == 429
    for n in range(sign_in.PER_ADDRESS):
        last = client.post("/curator/sign-in/", {"name": f"other{n}", "password": "x"})
    assert last.status_code == 429
    assert not SignInAttempt.objects.filter(key__contains="tantou").exists()


@pytest.mark.parametrize(
    "data", [{}, {"name": "a" * 9000, "password": "b" * 9000}, {"name": "\0\u202e", "password": "\0"}]
)
def test_no_sign_in_breaks(client: Client, data: dict[str, str]) -> None:
    assert client.post("/curator/sign-in/", data).status_code == 400


def test_nobody_gets_a_session_outside_the_desk(client: Client) -> None:
    for address in ("/", "/register/", "/register/minaris/", "/curator/sign-in/"):
        assert "sessionid" not in client.get(address).cookies


def test_a_curator_is_made_from_the_environment_with_a_proper_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEGURI_CURATOR_PASSWORD", "short")
    with pytest.raises(CommandError):
        call_command("create_curator", "tantou")
    assert not User.objects.exists()
    monkeypatch.setenv("MEGURI_CURATOR_PASSWORD", PASSWORD)
    for _ in range(2):
        call_command("create_curator", "tantou", verbosity=0)
    user = User.objects.get()
    assert user.is_staff
    assert user.check_password(PASSWORD)


@LANGS
def test_differences_come_first_and_nothing_is_written(curator: Client, prefix: str) -> None:
    pk = _upload(curator, _book(ROW))
    page = curator.get(f"{prefix}/curator/workbooks/{pk}/").content.decode()
    assert {"": "まだ何も書き込んでいません", "/en": "Nothing is written yet"}[prefix] in page
    assert "架空セル製造" in page
    assert not ImportedValue.objects.exists()
    assert "架空" not in "".join(o.name.ja for o in packs.register().organisations.values())


@LANGS
def test_what_is_applied_is_found_shown_confirmed_and_can_be_withdrawn(curator: Client, prefix: str) -> None:
    pk = _upload(curator, _book(ROW))
    assert _apply(curator, pk) == 302
    register = packs.register()
    site = next(site for site in register.sites.values() if site.name.ja == "架空第一工場")
    assert {c.value for c in site.claims if c.field == "vector"} == {"aav", "lv"}
    assert {c.citation.status.value for c in site.claims} == {"self-declared"}
    assert site.id in Listing.objects.filter(search_text__contains="架空第一工場").values_list("subject", flat=True)
    page = curator.get(f"{prefix}/register/{site.id}/").content.decode()
    assert {"": "掲載企業の回答を", "/en": "own answers were taken over"}[prefix] in page
    assert "架空.xlsx" in page
    assert CuratorAct.objects.filter(kind="applied").get().counts["new"] == ImportedValue.objects.count()
    again = _upload(curator, _book(ROW))
    assert "登録簿と違うところはありません" in curator.get(f"/curator/workbooks/{again}/").content.decode()
    curator.post(f"/curator/workbooks/{pk}/act/", {"act": "withdraw"})
    assert site.id not in packs.register().sites
    assert not Listing.objects.filter(subject=site.id).exists()
    assert ImportedValue.objects.exists()
    assert curator.get(f"{prefix}/register/{site.id}/").status_code == 404


def test_what_changed_since_it_was_shown_is_not_applied(curator: Client) -> None:
    pk = _upload(curator, _book(ROW))
    answer = curator.post(f"/curator/workbooks/{pk}/act/", {"act": "apply", "seen": "0" * 64})
    assert answer.status_code == 400
    assert not ImportedValue.objects.exists()
    seen = _seen(curator, pk)
    for expected in (302, 400):  # twice is once
        answer = curator.post(f"/curator/workbooks/{pk}/act/", {"act": "apply", "seen": seen})
        assert answer.status_code == expected
    assert ImportedValue.objects.filter(workbook=pk).count() == CuratorAct.objects.get(kind="applied").counts["new"]


def test_a_heading_nobody_knows_is_decided_once_and_kept(curator: Client) -> None:
    pk = _upload(curator, _book(ROW))
    assert "社内の覚え" in curator.get(f"/curator/workbooks/{pk}/").content.decode()
    decided = {"act": "decide", "heading": "社内の覚え", "target": "row.note", "save_as": "  架空社の表\n"}
    assert curator.post(f"/curator/workbooks/{pk}/act/", decided).status_code == 302
    assert SavedMapping.objects.get().name == "架空社の表"
    again = _upload(curator, _book(ROW), mapping="架空社の表")
    page = curator.get(f"/curator/workbooks/{again}/").content.decode()
    assert "列「社内の覚え」" not in page
    assert "登録簿と違うところはありません" not in page


def test_a_name_that_only_resembles_one_is_decided_by_a_person(curator: Client) -> None:
    pk = _upload(curator, _book(("ミナリスアドバンストセラピー", *ROW[1:])))
    page = curator.get(f"/curator/workbooks/{pk}/").content.decode()
    assert 'name="row-0" value="minaris"' in page
    curator.post(f"/curator/workbooks/{pk}/act/", {"act": "decide", "row-0": "minaris"})
    page = curator.get(f"/curator/workbooks/{pk}/").content.decode()
    assert 'value="minaris"' not in page
    assert "minaris/" in page


def test_a_faulty_cell_comes_back_marked_and_stops_no_other(curator: Client) -> None:
    pk = _upload(curator, _book(ROW, ("架空第二株式会社", "架空第二工場", "火星", "○", "AAV", "いつか", "")))
    page = curator.get(f"/curator/workbooks/{pk}/").content.decode()
    assert "C3" in page
    answer = curator.get(f"/curator/workbooks/{pk}/marked.xlsx")
    sheet = load_workbook(BytesIO(answer.content)).worksheets[0]
    assert sheet["C3"].comment is not None
    assert sheet["C2"].comment is None
    assert _apply(curator, pk) == 302
    assert any(site.name.ja == "架空第一工場" for site in packs.register().sites.values())


def test_the_rows_come_as_tsv_before_and_after(curator: Client) -> None:
    pk = _upload(curator, _book(ROW))
    before = curator.get(f"/curator/workbooks/{pk}/rows.tsv").content.decode().splitlines()
    assert before[0].split("\t") == list(COLUMNS)
    _apply(curator, pk)
    assert curator.get(f"/curator/workbooks/{pk}/rows.tsv").content.decode().splitlines() == before


@LANGS
@pytest.mark.parametrize(
    "content", [b"", b"hello", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 20, b"0" * 10_000_001]
)
def test_what_is_no_workbook_is_refused_with_words(curator: Client, prefix: str, content: bytes) -> None:
    file = SimpleUploadedFile("x.xlsx", content)
    answer = curator.post(f"{prefix}/curator/", {"workbook": file, "status": "self-declared"})
    assert answer.status_code == 400
    assert 'class="error-summary"' in answer.content.decode()
    assert not Workbook.objects.exists()


@pytest.mark.parametrize("data", [{}, {"status": "primary"}, {"status": "self-declared", "mapping": "nobody's"}])
def test_an_upload_with_something_missing_names_it(curator: Client, data: dict[str, str]) -> None:
    assert curator.post("/curator/", data).status_code == 400


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"act": "explode"},
        {"act": "decide", "heading": "x" * 9000, "target": "site.nothing"},
        {"act": "decide", "heading": "\0", "target": "site.step", "save_as": "\0" * 300},
        {"act": "decide", "row-0": "../../etc"},
        {"act": "apply", "seen": "\0"},
        {"act": "withdraw"},
    ],
)
def test_no_post_to_a_workbook_breaks_it(curator: Client, data: dict[str, str]) -> None:
    pk = _upload(curator, _book(ROW))
    assert curator.post(f"/curator/workbooks/{pk}/act/", data).status_code in (302, 400)
    assert not ImportedValue.objects.exists()


def test_a_workbook_never_applied_can_be_discarded_and_leaves_a_record(curator: Client) -> None:
    pk = _upload(curator, _book(ROW))
    assert curator.post(f"/curator/workbooks/{pk}/act/", {"act": "discard"}).status_code == 302
    assert not Workbook.objects.exists()
    assert list(CuratorAct.objects.values_list("kind", flat=True)) == ["discarded", "uploaded"]
    assert curator.get(f"/curator/workbooks/{pk}/").status_code == 404


def test_control_characters_and_formulas_of_a_cell_reach_no_one(curator: Client) -> None:
    odd = ("架空_x0000_社", "架空\u202e工場", "千葉県", "○", "AAV", "2027-04", '=HYPERLINK("http://example.com")')
    pk = _upload(curator, _book(odd, head=(*HEAD[:6], "備考")))
    assert _apply(curator, pk) in (302, 400)
    assert "\0" not in "".join(ImportedValue.objects.values_list("line", flat=True))
    assert curator.get(f"/curator/workbooks/{pk}/rows.tsv").status_code == 200


def test_applied_values_that_no_longer_fit_the_pack_are_left_out_and_the_register_stands(curator: Client) -> None:
    pk = _upload(curator, _book(ROW))
    _apply(curator, pk)
    for value in ImportedValue.objects.all():
        value.line = value.line.replace("name_ja", "no_such_field")
        value.save()
    packs.imported().write_text(packs.imported().read_text("utf-8").replace("name_ja", "no_such_field"), "utf-8")
    said = StringIO()
    call_command("load_register", verbosity=0, stderr=said)
    assert "applied values left out" in said.getvalue()
    assert not packs.imported().exists()
    assert curator.get("/register/").status_code == 200
