"""All pages at once: every address opens in both languages; templates speak both and none is left over."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from page_guards import faults_of

from addresses import routes, walk

PORTAL = Path(__file__).parents[2] / "src" / "meguri_portal"
TEMPLATES = PORTAL / "templates"
FILES = sorted(TEMPLATES.rglob("*.html"))
SAY = re.compile(r"\{%\s*say\s+(\"[^\"]*\"|'[^']*')\s+(\"[^\"]*\"|'[^']*')")
TAGS = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
COMMENTS = re.compile(r"\{%\s*comment.*?endcomment\s*%\}|\{#.*?#\}|<!--.*?-->", re.DOTALL)
QUOTED = re.compile(r"<(code|pre|kbd|samp)\b.*?</\1>", re.DOTALL)
MARKUP = re.compile(r"<[^<>]*>", re.DOTALL)
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]+")
KANA = re.compile(r"[ぁ-んァ-ヶ]")
WORD = re.compile(r"[A-Za-z]{3,}")
SAME_IN_BOTH = {"URL", "English", "日本語", "openapi", "json", "JSON", "YAML", "Excel", "PDF", "ICS", "API", "Meguri"}
BLOCKS = {"narrow", "sheet", "page", "board", "officer"}  # a block that names a class
LONGEST = 80  # lines of a template
NOT_LINKED = {  # routes with values that no page links to, with the reason
    *("curator:workbook", "curator:act", "curator:marked", "curator:rows"),  # behind the sign-in: test_curator.py
    *("events:file", "portfolio:file"),  # behind the sign-in: test_events.py, test_portfolio.py
    "officer:file",  # needs a finished run: test_officer.py
    *("answer:file", "links:show", "links:delete"),  # posted with a draft: test_answer_files.py, test_links.py
}


def _named(file: Path) -> str:
    return str(file.relative_to(TEMPLATES))


@pytest.mark.django_db
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_page_opens(client: Client, lang: str) -> None:
    def fetch(address: str) -> tuple[int, str]:
        answer = client.get(address)
        page = answer.get("Content-Type", "").startswith("text/html")
        return answer.status_code, answer.content.decode() if page else ""

    opened = walk(fetch, lang)
    broken = {a: status for found in opened.values() for a, status in found.items() if status not in (200, 302, 405)}
    assert not broken
    assert not [route.name for route in routes() if route.name not in opened and route.name not in NOT_LINKED]


@pytest.mark.parametrize("file", FILES, ids=_named)
def test_every_wording_of_a_template_stands_in_both_languages(file: Path) -> None:
    for ja, en in SAY.findall(file.read_text("utf-8")):
        ja, en = ja[1:-1], en[1:-1]
        assert ja.strip(), en
        assert en.strip(), ja
        assert ja != en or not (JAPANESE.search(ja) or WORD.search(en)), ja
        assert not KANA.search(en), en
        assert set(re.findall(r"\{(\w+)\}", ja)) == set(re.findall(r"\{(\w+)[:}]", en)), ja


@pytest.mark.parametrize("file", FILES, ids=_named)
def test_a_template_has_no_wording_in_one_language_only(file: Path) -> None:
    text = TAGS.sub(" ", QUOTED.sub(" ", COMMENTS.sub(" ", file.read_text("utf-8"))))
    bare = MARKUP.sub(" ", text)
    words = [word for find in (JAPANESE, WORD) for word in find.findall(bare)]
    assert not [word for word in words if word not in SAME_IN_BOTH | BLOCKS]
    spoken = re.findall(r'(?:aria-label|alt|title|placeholder)="([^"]*)"', text)
    assert not [words for words in spoken if JAPANESE.search(words) or WORD.search(words)]


def test_every_template_is_used() -> None:
    sources = [*PORTAL.rglob("*.py"), *FILES]
    written = "\n".join(source.read_text("utf-8") for source in sources)
    assert not [_named(file) for file in FILES if f'"{_named(file)}"' not in written]


@pytest.mark.parametrize("file", FILES, ids=_named)
def test_a_template_fits_a_screen_or_two(file: Path) -> None:
    assert len(file.read_text("utf-8").splitlines()) <= LONGEST


GOOD = (
    '<!doctype html><html lang="ja"><title>名 — めぐり</title><h1>一</h1><form method="post">'
    '<input name="csrfmiddlewaretoken"></form></html>'
)
BAD: dict[str, Callable[[str], str]] = {
    "unknown template variable": lambda page: page.replace("一", "UNKNOWN-TEMPLATE-VARIABLE"),
    "no title": lambda page: page.replace("名", ""),
    "lang is": lambda page: page.replace('"ja"', '"en"'),
    "0 h1": lambda page: page.replace("h1", "h2"),
    "CSRF": lambda page: page.replace("csrfmiddlewaretoken", "other"),
    "inline style": lambda page: page.replace("<h1>", '<h1 style="color:red">'),
    "inline script": lambda page: page.replace("<h1>", "<script>1</script><h1>"),
    "another site": lambda page: page.replace("<h1>", '<img src="https://example.com/a.png"><h1>'),
    "id x given": lambda page: page.replace("<h1>", '<p id="x"></p><p id="x"></p><h1>'),
    "h3 after h1": lambda page: page.replace("</h1>", "</h1><h3>三</h3>"),
    "th without scope": lambda page: page.replace("</h1>", "</h1><table><tr><th>三</th></tr></table>"),
}


@pytest.mark.parametrize("fault", BAD)
def test_the_guards_see_what_they_are_for(fault: str) -> None:
    assert not faults_of(GOOD, "ja")
    found = faults_of(BAD[fault](GOOD), "ja")
    assert len(found) == 1
    assert fault in found[0]
