"""Hostile input (悪意ある入力): whatever is sent to whatever address, the portal answers, and never with an error of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import requests

Pages = dict[str, list[str]]
AllForms = list[tuple[str, dict[str, Any]]]
CASES = os.environ.get("MEGURI_API_CASES", "50")  # examples per operation of the API
AT_ONCE = 200
TOKEN = "csrfmiddlewaretoken"
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


class Forms(HTMLParser):
    """The forms of a page: address, method, and their fields with what they hold."""

    def __init__(self, html: str):
        super().__init__()
        self.found: list[dict[str, Any]] = []
        self._inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Takes forms and fields."""
        has = {name: value or "" for name, value in attrs}
        if tag == "form":
            method, action = has.get("method", "get").lower(), has.get("action", "")
            self.found.append({"method": method, "action": action, "fields": {}, "files": []})
            self._inside = True
        if self._inside and tag in ("input", "textarea", "select", "button") and has.get("name"):
            kept = self.found[-1]["files" if has.get("type") == "file" else "fields"]
            kept.append(has["name"]) if isinstance(kept, list) else kept.setdefault(has["name"], has.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        """Ends a form."""
        if tag == "form":
            self._inside = False


@pytest.fixture(scope="session")
def forms(site: str, pages: Pages) -> AllForms:
    """Every form of the portal, each kind once."""
    kinds: dict[tuple[str, ...], tuple[str, dict[str, Any]]] = {}
    for address in pages["ja"]:
        html = requests.get(site + address, timeout=30).text
        for form in Forms(html).found:
            target = unescape(form["action"]) or address
            kind = (form["method"], re.sub(r"\d+", "#", target.partition("?")[0]), *sorted(form["fields"]))
            kinds.setdefault(kind, (address, {**form, "action": target}))
    return list(kinds.values())


def _send(site: str, address: str, form: dict[str, Any], text: str, files: Any = None) -> int:
    """Sends a form with `text` in every field of its own; keeps the token and the buttons."""
    session = requests.Session()
    page = Forms(session.get(site + address, timeout=30).text).found
    fresh = next((one for one in page if sorted(one["fields"]) == sorted(form["fields"])), form)
    token = next((one["fields"][TOKEN] for one in page if TOKEN in one["fields"]), "")
    values = {name: token if name == TOKEN else text for name in fresh["fields"]}
    headers = {"Referer": site + address, "Origin": site}
    if form["method"] == "get":
        return session.get(
            site + form["action"], params={n: v[:4_000] for n, v in values.items()}, timeout=60
        ).status_code
    sent = session.post(site + form["action"], data=values, files=files, headers=headers, timeout=60)
    return sent.status_code


@pytest.mark.parametrize("kind", TEXTS)
def test_no_form_breaks_on(site: str, forms: AllForms, kind: str) -> None:
    for address, form in forms:
        assert _send(site, address, form, TEXTS[kind]) < 500, (address, form["action"])


def test_no_form_breaks_on_a_field_of_ten_megabytes(site: str, forms: AllForms) -> None:
    for address, form in forms:
        fields = [name for name in form["fields"] if name != TOKEN]
        if form["method"] == "post" and fields:
            one = {**form, "fields": {name: form["fields"].get(name, "") for name in (TOKEN, fields[0])}}
            assert _send(site, address, one, TEN_MB) in (400, 403, 413), (address, form["action"])


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


def test_no_upload_breaks_on_a_hostile_file(site: str, forms: AllForms) -> None:
    uploads = [(address, form) for address, form in forms if form["files"]]
    files = {**FILES, "bomb.xlsx": _bomb()} if uploads else {}
    for name, body in files.items():
        for address, form in uploads:
            sent = dict.fromkeys(form["files"], (name, body))
            assert _send(site, address, form, "", sent) < 500, (address, name)


def test_two_hundred_posts_at_once_are_all_answered(site: str) -> None:
    body = b"schema: meguri/seed/1\nstage: nonclin"

    def one(number: int) -> int:
        where = ("eligibility", "match", "plan")[number % 3]
        return requests.post(f"{site}/api/v1/{where}", data=body, timeout=120).status_code

    with ThreadPoolExecutor(AT_ONCE) as crowd:
        assert set(crowd.map(one, range(AT_ONCE))) == {200}


def test_two_hundred_posts_of_forms_at_once_are_all_answered(site: str, forms: AllForms) -> None:
    posts = [(address, form) for address, form in forms if form["method"] == "post"]
    todo = [posts[number % len(posts)] for number in range(AT_ONCE)] if posts else []
    with ThreadPoolExecutor(AT_ONCE) as crowd:
        statuses = list(crowd.map(lambda each: _send(site, each[0], each[1], "細胞"), todo))
    assert not [status for status in statuses if status >= 500]


PHASES = {
    "drawn": ("--phases", "examples,fuzzing", "--max-examples", CASES),
    # every boundary of every schema; what takes the same body as /match is left to the draws
    "boundaries": ("--phases", "coverage", "--exclude-path", "/api/v1/plan", "--exclude-path", "/api/v1/eligibility"),
}


@pytest.mark.parametrize("phase", PHASES)
def test_the_api_does_what_its_description_says_and_never_fails(site: str, tmp_path: Path, phase: str) -> None:
    command = [str(Path(sys.executable).parent / "schemathesis"), "run", f"{site}/api/v1/openapi.json", "--no-color"]
    options = [*PHASES[phase], "--seed", "1", "--exclude-checks", BEYOND_SCHEMA]
    done = subprocess.run([*command, *options], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-6_000:] + done.stderr[-1_000:]
