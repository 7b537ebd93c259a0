"""Guards that watch every page that any test of the portal opens (常時点検). What they find fails that test.

A template variable that is not there, a missing title, language or heading, a form that posts without a token, an id given
twice, anything inline or of another site that the strict Content-Security-Policy would stop, and too many queries.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command, get_commands
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.utils import translation
from pytest_django.plugin import DjangoDbBlocker

MOST_QUERIES = 25  # per page; `@pytest.mark.queries(n)` where a page has a reason for more
UNKNOWN = "UNKNOWN-TEMPLATE-VARIABLE"
VOID = {"img", "script", "link", "iframe", "source", "video", "audio"}
Attributes = dict[str, str | None]


class Seen(HTMLParser):
    """What a page consists of, as far as the guards ask."""

    def __init__(self, html: str):
        super().__init__()
        self.lang: str | None = None
        self.title = ""
        self.headings: list[int] = []
        self.ids: Counter[str] = Counter()
        self.faults: list[str] = []
        self._in_title = self._in_svg = False
        self._form: bool | None = None  # inside a form that posts: whether its token was seen
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Looks at one element."""
        has = dict(attrs)
        self._elements(tag, has)
        self._forms(tag, has)
        self._policy(tag, has)

    def handle_endtag(self, tag: str) -> None:
        """Ends a title, a picture or a form."""
        if tag == "title":
            self._in_title = False
        if tag == "svg":
            self._in_svg = False
        if tag == "form":
            if self._form is False:
                self.faults.append("a form posts without a CSRF token")
            self._form = None

    def handle_data(self, data: str) -> None:
        """Takes the title."""
        if self._in_title:
            self.title += data

    def _elements(self, tag: str, has: Attributes) -> None:
        if tag == "html":
            self.lang = has.get("lang")
        if tag == "svg":
            self._in_svg = True
        if tag == "title" and not self._in_svg:
            self._in_title = True
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))
        if has.get("id"):
            self.ids[str(has["id"])] += 1
        if tag == "th" and not has.get("scope"):
            self.faults.append("a th without scope")

    def _forms(self, tag: str, has: Attributes) -> None:
        if tag == "form" and str(has.get("method", "")).lower() == "post":
            self._form = False
        if has.get("name") == "csrfmiddlewaretoken" and self._form is False:
            self._form = True

    def _policy(self, tag: str, has: Attributes) -> None:
        if tag == "style" or (tag == "script" and not has.get("src")):
            self.faults.append(f"an inline {tag}")
        self.faults += [f"an inline {name} attribute" for name in has if name == "style" or name.startswith("on")]
        if tag in VOID and str(has.get("src") or has.get("href") or "/").startswith(("http:", "https:", "//")):
            self.faults.append(f"{tag} of another site")


def faults_of(html: str, lang: str) -> list[str]:
    """What is wrong with a whole page."""
    seen = Seen(html)
    faults = list(dict.fromkeys(seen.faults))
    if UNKNOWN in html:
        place = html.index(UNKNOWN)
        faults.append(f"an unknown template variable: …{html[max(0, place - 80) : place + 80]}…")
    if seen.lang != lang:
        faults.append(f"lang is {seen.lang}, not {lang}")
    if not seen.title.replace("—", "").replace("めぐり", "").replace("Meguri", "").strip():
        faults.append("no title")
    if seen.headings.count(1) != 1:
        faults.append(f"{seen.headings.count(1)} h1 headings")
    faults += [f"h{b} after h{a}" for a, b in zip(seen.headings, seen.headings[1:], strict=False) if b > a + 1]
    faults += [f"the id {id_} given {times} times" for id_, times in seen.ids.items() if times > 1]
    return faults


def pytest_configure(config: pytest.Config) -> None:
    """Declares the marker."""
    config.addinivalue_line("markers", "queries(most): how many queries a page of this test may send")


@pytest.fixture(autouse=True)
def _guards(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    translation.activate(settings.LANGUAGE_CODE)  # a page of another test may have left its language behind
    marker = request.node.get_closest_marker("queries")
    most = marker.args[0] if marker else MOST_QUERIES
    opened = Client.request

    def guarded(self: Client, **asked: Any) -> Any:
        sent = list[str]()

        def counted(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
            sent.append(sql)
            return execute(sql, *rest)

        with connection.execute_wrapper(counted):
            answer: Any = opened(self, **asked)
        _look(answer, asked, sent, most)
        return answer

    monkeypatch.setattr(Client, "request", guarded)


def _look(answer: HttpResponse, asked: dict[str, Any], sent: list[str], most: int) -> None:
    address = asked.get("PATH_INFO", "")
    assert answer.status_code < 500, f"{address}: {answer.status_code}"
    if len(sent) > most:
        repeated = "\n".join(f"{times} × {sql[:200]}" for sql, times in Counter(sent).most_common(5))
        pytest.fail(f"{address}: {len(sent)} queries, {most} allowed\n{repeated}")
    if answer.streaming or not answer.get("Content-Type", "").startswith("text/html"):
        return
    html = answer.content.decode()
    if not html.lstrip().lower().startswith("<!doctype"):  # a fragment for htmx
        assert UNKNOWN not in html, address
        return
    faults = faults_of(html, "en" if address.startswith("/en/") else "ja")
    assert not faults, f"{address}: {'; '.join(faults)}"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The database with the real register in it, loaded once."""
    if "load_register" in get_commands():
        with django_db_blocker.unblock():
            call_command("load_register", verbosity=0)
