"""Hostile input (悪意ある入力): whatever is sent to whatever address, the portal answers, and never with an error of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import requests
from django.urls import reverse
from every_form import PATIENCE, TOKEN, Form, Visitor, draft, every_form

from meguri.profiles.profile import ProfileKind
from served import Running, memory

Pages = dict[str, list[str]]
CASES = os.environ.get("MEGURI_API_CASES", "50")  # examples per operation of the API
AT_ONCE = 200
# What a schema cannot say (a check digit, the order of two days) and what files may leave out as null.
BEYOND_SCHEMA = "positive_data_acceptance,negative_data_rejection"
TEXTS = {
    "emoji": "🧬👩🏽‍🔬" * 50,
    "control characters": "".join(map(chr, range(32))) + "\x7f\x85\u2028\ufeff",
    "right to left": "\u202eتجربة\u2066שלום",
    "formula": "=cmd|' /C calc'!A0",
    "markup": "</textarea><script>alert(1)</script>{{ 7*7 }}{% now %}",
    "numbers": "９９９９９９９９９９９９９９９９９９９９",
    "not a number": "NaN",
    "negative": "-1",
    "half a character": "%ED%A0%80",
    "path": "../../../../etc/passwd",
    "sql": "' OR 1=1; DROP TABLE meguri_portal_record; --",
    "deep": "[" * 10_000,
    "draft": '{"schema": "meguri/seed/1", "work": {"a": [null, {"b": 1e999}]}}',
}
TEN_MB = "x" * 10_000_000


@pytest.fixture(scope="session")
def forms(site: str, pages: Pages) -> list[Form]:
    """Every form of the portal, each kind once; the one that signs out would end the visit."""
    return [form for form in every_form(site, pages["ja"]) if form.action != "/curator/sign-out/"]


@pytest.fixture(scope="session")
def visitor(site: str) -> Visitor:
    """Somebody who may open every page."""
    return Visitor(site).sign_in()


def _send(visitor: Visitor, form: Form, values: dict[str, Any], files: Any = None) -> Any:
    if form.method == "get":
        return visitor.session.get(visitor.site + form.action, params={n: v[:4_000] for n, v in values.items()})
    return visitor.post(form.action, values, files)


def test_the_forms_are_those_of_the_whole_portal(forms: list[Form]) -> None:
    sent = {form.action for form in forms}
    for address in (
        *("/profile/questions/", reverse("profile:work"), "/profile/check/", "/profile/upload/", "/profile/"),
        *("/answer/", "/answer/inquiry/", "/answer/inquiry/pdf/", "/answer/file/pdf/", "/links/", "/links/make/"),
        *("/register/", "/rounds/unlock/", "/curator/", "/curator/sign-in/"),
    ):
        assert address in sent, sorted(sent)
    asked = {name for form in forms for name in form.fields}
    assert {"begin", "q.product.class", "w.0.activity", "as_of", "w-inspection", "compare", "days", "of"} <= asked


@pytest.mark.parametrize("kind", TEXTS)
def test_no_form_breaks_on(visitor: Visitor, forms: list[Form], kind: str) -> None:
    met = set[str]()
    for form in forms:
        values = dict.fromkeys(form.fields, TEXTS[kind])
        if form.carries_a_draft:  # with the draft as it is, so that the other fields are read at all
            answer = _send(visitor, form, {**values, "profile": form.fields["profile"][0]})
            assert answer.status_code < 500, (form.page, form.action)
        if form.action not in met:
            assert _send(visitor, form, values).status_code < 500, (form.page, form.action)
        met.add(form.action)


def test_ten_megabytes_in_a_field_come_back_as_a_page_that_keeps_the_rest(visitor: Visitor, forms: list[Form]) -> None:
    for form in forms:
        own = [name for name in form.fields if name not in (TOKEN, "profile")]
        if form.method != "post" or not own:
            continue
        answer = _send(visitor, form, {name: values[0] for name, values in form.fields.items()} | {own[-1]: TEN_MB})
        assert answer.status_code < 500, (form.page, form.action, own[-1])
        assert len(answer.content) < 3_000_000
        if form.carries_a_draft:
            assert answer.status_code == 422, (form.page, form.action, own[-1])
            assert "10,000,000" in answer.text
            assert escape(form.fields["profile"][0]) in answer.text


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_twenty_times_ten_megabytes_at_once_are_answered_and_held_in_bounded_memory(
    running: Running, prefix: str
) -> None:
    visitor = Visitor(running.address)
    visitor.get("/")
    values = {TOKEN: visitor.session.cookies["csrftoken"], "profile": draft(ProfileKind.SEED), "page": "name"}
    body = urlencode({**values, "q.name.ja": "細" * 3_400_000})  # ten megabytes of text, thirty as a form
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Referer": running.address + "/"}
    before = memory(running.process)
    peak = [before]

    def one(_: int) -> int:
        address = f"{running.address}{prefix}/profile/questions/"
        answer = visitor.session.post(address, data=body, headers=headers, timeout=PATIENCE)
        peak.append(memory(running.process))
        return int(answer.status_code)

    with ThreadPoolExecutor(20) as crowd:
        assert set(crowd.map(one, range(20))) == {422}
    assert max(peak) - before < 400_000_000


def _bomb() -> bytes:
    """An xlsx that unpacks to a gigabyte."""
    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED, compresslevel=9) as book:
        book.writestr("[Content_Types].xml", "<Types/>")
        with book.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for _ in range(256):
                sheet.write(b" " * 4_000_000)
    return kept.getvalue()


FILES = {
    "empty.xlsx": b"",
    "text.xlsx": b"not a workbook",
    "broken.xlsx": b"PK\x03\x04" + bytes(200),
    "aliases.yaml": b"a: &a [x]\n" + b"".join(b"b%d: &b%d [*a, *a]\n" % (n, n) for n in range(50)),
    "deep.yaml": b"[" * 50_000,
    "binary.yaml": bytes(range(256)),
    "other.exe": b"MZ" + bytes(1_000),
}


def test_no_upload_breaks_on_a_hostile_file(visitor: Visitor, forms: list[Form]) -> None:
    uploads = [form for form in forms if form.files]
    assert {form.action for form in uploads} == {"/profile/upload/", "/curator/"}
    for name, body in {**FILES, "bomb.xlsx": _bomb()}.items():
        for form in uploads:
            sent = dict.fromkeys(form.files, (name, body))
            answer = _send(visitor, form, {"status": "self-declared"}, sent)
            assert answer.status_code in (400, 422), (form.action, name)
            assert "error-summary" in answer.text


def test_two_hundred_posts_at_once_are_all_answered(site: str) -> None:
    body = b"schema: meguri/seed/1\nstage: nonclin"

    def one(number: int) -> int:
        where = ("eligibility", "match", "plan")[number % 3]
        return requests.post(f"{site}/api/v1/{where}", data=body, timeout=120).status_code

    with ThreadPoolExecutor(AT_ONCE) as crowd:
        assert set(crowd.map(one, range(AT_ONCE))) == {200}


def test_two_hundred_posts_of_forms_at_once_are_all_answered(visitor: Visitor, forms: list[Form]) -> None:
    posts = [form for form in forms if form.carries_a_draft or "begin" in form.fields]
    todo = [posts[number % len(posts)] for number in range(AT_ONCE)]
    visitor.get("/")

    def one(form: Form) -> int:
        filled = dict.fromkeys(form.fields, "細胞") | {"profile": draft(ProfileKind.SEED)}
        return int(_send(visitor, form, filled).status_code)

    with ThreadPoolExecutor(AT_ONCE) as crowd:
        assert not [status for status in crowd.map(one, todo) if status >= 500]


PHASES = {
    "drawn": ("--phases", "examples,fuzzing", "--max-examples", CASES),
    # every boundary of every schema; what takes the same body as /match is left to the draws
    "boundaries": ("--phases", "coverage", "--exclude-path", "/api/v1/plan", "--exclude-path", "/api/v1/eligibility"),
}


@pytest.mark.parametrize("phase", PHASES)
def test_the_api_does_what_its_description_says_and_never_fails(site: str, tmp_path: Path, phase: str) -> None:
    command = [str(Path(sys.executable).parent / "schemathesis"), "run", f"{site}/api/v1/openapi.json", "--no-color"]
    options = [*PHASES[phase], "--seed", "1", "--exclude-checks", BEYOND_SCHEMA, "--report", "ndjson"]
    done = subprocess.run([*command, *options, "--report-dir", "."], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-6_000:] + done.stderr[-1_000:]
    if phase == "drawn":  # a check of answers is worth something only where there were answers
        described = requests.get(f"{site}/api/v1/openapi.json", timeout=PATIENCE).json()["paths"]
        operations = {f"{method.upper()} {path}" for path, methods in described.items() for method in methods}
        assert _answered(next(tmp_path.glob("*.ndjson"))) == operations


def _answered(report: Path) -> set[str]:
    """The operations that were answered with a 200."""
    lines = [line for line in report.read_text("utf-8").splitlines() if "ScenarioFinished" in line]
    labels = {
        line: re.search(r'"label": ?"([^"]+)"', line) for line in lines if re.search(r'"status_code": ?200', line)
    }
    return {label[1] for label in labels.values() if label}
