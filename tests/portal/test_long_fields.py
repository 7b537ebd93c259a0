"""Fields that are too long: ten megabytes in any field of any form that carries a draft, and nothing else is lost."""

from __future__ import annotations

import json
import re
import tracemalloc
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from urllib.parse import urlencode

import pytest
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meguri_portal.services import posted
from meguri_portal.services.examples import examples
from meguri_portal.services.upload_bound import LARGEST_FILE, BoundedFile

DRAFT = examples()["car-t-autologous"].draft.json
LONG = "x" * 10_000_000
ENCODED = "application/x-www-form-urlencoded"
FORMS: dict[str, tuple[str, dict[str, str], str, tuple[str, str]]] = {  # address, fields, the long one, its words
    "a name": (
        "/profile/questions/",
        {"page": "name", "go": "next", "q.applicant.corporate_number": "12"},
        "q.name.ja",
        ("この計画の呼び名：日本語", "A name for this plan – In Japanese"),
    ),
    "an amount": (
        "/profile/questions/",
        {"page": "cash", "go": "next", "q.finance.cash_on": "令和9年4月1日"},
        "q.finance.cash",
        ("手元資金", "cash"),
    ),
    "a choice": (
        "/profile/questions/",
        {"page": "therapy", "stage": "x"},
        "q.product.class",
        ("製品の種類", "product"),
    ),
    "a row": (
        "/profile/questions/",
        {"page": "vc", "q.partners.vc.0.lead": "yes"},
        "q.partners.vc.0.name",
        ("出資者 1", "Investor 1"),
    ),
    "a cell": (
        reverse("profile:work"),
        {"page": "work", "unit": "yen", "years": "2027", "w.0.activity": "phase1", "go": "count"},
        "w.0.c.2027.goods",
        ("物品費 2027年度", "FY2027"),
    ),
    "what is behind": (
        "/profile/questions/",
        {"page": "cash", "q.finance.cash": "3億"},
        "trail",
        ("欄 trail", "Field trail"),
    ),
    "the day of an answer": ("/answer/", {"top": "10"}, "as_of", ("基準日", "As of")),
    "a weight": ("/answer/", {"weights": "own", "w-slot": "3"}, "w-inspection", ("自分の重み", "Your weight")),
    "a site": ("/answer/", {"compare": "a/b"}, "site", ("欄 site", "Field site")),
    "a file": ("/answer/file/pdf/", {"as_of": "2026-12-01"}, "adopted", ("欄 adopted", "Field adopted")),
    "a request": ("/answer/inquiry/", {"as_of": "2026-12-01"}, "of", ("欄 of", "Field of")),
    "days of a link": ("/links/make/", {"options": "top=10"}, "days", ("残しておく日数", "Keep it for")),
    "the start": ("/profile/", {"go": "check"}, "trail", ("欄 trail", "Field trail")),
    "the check": ("/profile/check/", {"go": "check"}, "trail", ("欄 trail", "Field trail")),
}


def sent(page: str) -> dict[str, str]:
    """The hidden fields of the page that came back."""
    form = page[page.index('<form id="kept"') :]
    return {n: unescape(v) for n, v in re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form)}


@pytest.mark.django_db
@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("kind", FORMS)
def test_ten_megabytes_in_a_field_come_back_as_a_page_and_nothing_else_is_lost(
    client: Client, kind: str, prefix: str
) -> None:
    address, fields, long, words = FORMS[kind]
    body = urlencode({"profile": DRAFT, "skipped": "stage", **fields, long: LONG})
    answer = client.generic("POST", f"{prefix}{address}", body, ENCODED)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words[prefix == "/en"] in page
    assert ("」は2,000字までです。10,000,000字が届きました", "at most 2,000 characters; 10,000,000 arrived")[
        prefix == "/en"
    ] in page
    kept = sent(page)
    go = fields.get("go")
    assert kept == {"profile": DRAFT, "skipped": "stage", **{n: v for n, v in fields.items() if n != "go"}} | {
        "csrfmiddlewaretoken": kept["csrfmiddlewaretoken"]
    }
    assert not go or f'name="go" value="{go}"' in page
    begins = re.search(rf'<textarea [^>]*name="{re.escape(long)}"[^>]*>(x*)</textarea>', page)
    assert begins is not None
    assert len(begins[1]) == 2_000
    assert f'action="{prefix}{address}"' in page
    assert len(page) < 100_000


@pytest.mark.django_db
@pytest.mark.parametrize("how", [ENCODED, "multipart"])
def test_from_there_one_goes_on_with_everything(client: Client, how: str) -> None:
    fields = {"profile": DRAFT, "page": "name", "go": "check", "q.name.ja": LONG, "q.name.en": "kept"}
    if how == ENCODED:
        page = client.generic("POST", "/profile/questions/", urlencode(fields), ENCODED)
    else:
        page = client.post("/profile/questions/", fields)
    text = page.content.decode()
    assert page.status_code == 422
    page = client.post("/profile/questions/", {**sent(text), "q.name.ja": "短い名前", "go": "check"})
    assert page.status_code == 200
    found = re.search(r'name="profile" value="([^"]*)"', page.content.decode())
    assert found is not None
    draft = json.loads(unescape(found[1]))
    assert draft["name"] == {"ja": "短い名前", "en": "kept"}
    assert draft["finance"] == json.loads(DRAFT)["finance"]


@pytest.mark.django_db
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_draft_that_is_itself_too_long_is_said_and_the_page_kept(client: Client, prefix: str) -> None:
    fields = {"profile": LONG, "page": "cash", "q.finance.cash": "3億"}
    text = client.generic("POST", f"{prefix}/profile/questions/", urlencode(fields), ENCODED).content.decode()
    assert ("「ここまでの下書き」は400,000字まで", "The draft so far: at most 400,000")[prefix == "/en"] in text
    assert sent(text)["q.finance.cash"] == "3億"
    assert "profile" not in sent(text)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/profile/questions/", "/curator/sign-in/", "/links/abc/delete/", "/profile/upload/"]
)
def test_forms_without_a_draft_meet_a_bounded_text(client: Client, address: str) -> None:
    body = urlencode(dict.fromkeys(("begin", "name", "password", "file"), LONG))
    page = client.generic("POST", address, body, ENCODED)
    assert page.status_code in (200, 400, 422)
    assert len(page.content) < 100_000


@pytest.mark.django_db
def test_a_long_draft_in_japanese_is_no_long_field(client: Client) -> None:
    draft = json.dumps({"schema": "meguri/seed/1", "name": {"ja": "細" * 390_000}}, ensure_ascii=False)
    page = client.generic("POST", "/profile/check/", urlencode({"profile": draft}), ENCODED)  # 3.5 MB as a form
    assert page.status_code == 200
    assert "200" in page.content.decode()  # the name is too long for a name, and the page says so


TEXT = st.text(alphabet="a=&%+;é細🧬 \x00", max_size=30)
FIELDS = st.lists(st.tuples(TEXT.filter(bool), TEXT), max_size=8)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(FIELDS, st.integers(1, 7), st.sampled_from(["", "&&", "a", "%", "&%4", "%zz=%e"]))
def test_a_form_read_in_pieces_is_what_django_reads(fields: list[tuple[str, str]], step: int, end: str) -> None:
    body = urlencode(fields).encode() + end.encode()
    stream = BytesIO(body)
    found = posted.streamed(lambda _: stream.read(step))
    assert dict(found.form.lists()) == dict(QueryDict(body).lists())
    assert not found.too_long


@settings(deadline=None)
@given(st.text(alphabet="a&%細🧬", min_size=1, max_size=40), st.integers(1, 50))
def test_characters_are_counted_whatever_their_bytes(text: str, times: int) -> None:
    long = text * (2_001 // len(text) + times)
    (one,) = posted.streamed(BytesIO(urlencode({"a": "b", "q": long}).encode()).read).too_long
    assert (one.name, one.most, one.found) == ("q", 2_000, len(long))
    found = posted.streamed(BytesIO(urlencode({"a": "b", "q": long}).encode()).read).form
    assert (found["q"], found["a"]) == (long[:2_000], "b")


HOSTILE = {
    "percent signs": b"q=" + b"%" * 900_000,
    "halves of characters": b"q=" + b"%80" * 300_000,
    "one name": b"q" * 900_000,
    "no draft": b"profile=" + b"%5B" * 500_000,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_whatever_is_sent_no_text_is_longer_than_its_field(kind: str) -> None:
    found = posted.streamed(BytesIO(HOSTILE[kind]).read)
    for name, texts in found.form.lists():
        assert len(name) <= posted.most_of("")
        assert all(len(str(text)) <= posted.most_of(name) for text in texts)


def test_memory_is_bounded_by_what_is_kept() -> None:
    pieces = _many(b"x" * posted.CHUNK, 1_000)  # 65 MB
    tracemalloc.start()
    posted.streamed(lambda _: next(pieces, b""))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 30_000_000


def _many(field: bytes, times: int) -> Iterator[bytes]:
    for _ in range(times):
        yield field


def test_more_fields_or_more_text_than_any_page_has_is_refused() -> None:
    fields = _many(b"&" * 50_000, 100)
    with pytest.raises(TooManyFieldsSent):
        posted.streamed(lambda _: next(fields, b""))
    fields = _many(b"&a=" + b"x" * 2_000, 1_900)
    with pytest.raises(RequestDataTooBig):
        posted.streamed(lambda _: next(fields, b""))


@pytest.mark.django_db
def test_a_body_too_large_to_be_read_is_answered_in_words(client: Client) -> None:
    page = client.generic("POST", "/profile/", b"a=b", ENCODED, CONTENT_LENGTH=str(posted.LARGEST_BODY + 1))
    assert page.status_code == 400
    assert "送信内容を受け取れませんでした" in page.content.decode()


@pytest.mark.django_db
def test_a_file_too_large_is_refused_with_its_size_and_does_not_fill_the_disk(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_disk = list[int]()
    keep = TemporaryFileUploadHandler.receive_data_chunk

    def watched(handler: BoundedFile, raw: bytes, start: int) -> None:
        on_disk.append(len(raw))
        keep(handler, raw, start)

    monkeypatch.setattr(TemporaryFileUploadHandler, "receive_data_chunk", watched)
    page = client.post("/profile/upload/", {"file": SimpleUploadedFile("a.yaml", b"x" * (3 * LARGEST_FILE))})
    assert page.status_code == 422
    assert f"{3 * LARGEST_FILE:,}" in page.content.decode()
    assert LARGEST_FILE <= sum(on_disk) <= LARGEST_FILE + posted.CHUNK


@pytest.mark.django_db
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_file_whose_draft_no_page_could_carry_is_refused_at_once(client: Client, prefix: str) -> None:
    work = [{"id": f"w{n}", "costs": {str(y): {"goods": 10**9 + n} for y in range(2026, 2046)}} for n in range(1_200)]
    file = json.dumps({"schema": "meguri/seed/1", "work": work}).encode()
    assert len(file) < 2_000_000
    page = client.post(f"{prefix}/profile/upload/", {"file": SimpleUploadedFile("a.json", file)})
    assert page.status_code == 422
    assert "400,000" in page.content.decode()
