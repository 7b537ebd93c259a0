"""The docs (文書): generated pages are fresh, every id appears, every link leads somewhere, every page has two languages."""

from __future__ import annotations

import json
import re
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from meguri.cli.main import run
from meguri.cli.parser import DESCRIPTIONS
from meguri.kpis.indicator_file import load as indicators
from meguri.register.loader import load as load_register
from meguri.rulebook.loader import load

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PICTURES = DOCS / "screenshots"  # written by `make screenshots`
SHELVES = ("tutorial", "how-to", "reference", "explanation", "glossary", "decisions")
PAGES = sorted(DOCS.rglob("*.md"))
MEASURED = DOCS / "reference" / "benchmarks.md"  # written by `make bench`
HOME_PAGES = [*PAGES, ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "examples" / "README.md"]
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)")
NOT_RUN = ("rulebook diff", "register template", "register import")  # they need files of the reader's own
SHELL = re.compile(r"^ *```sh\n(.*?)```", re.MULTILINE | re.DOTALL)
PYTHON = re.compile(r"^```python\n(.*?)```", re.MULTILINE | re.DOTALL)
DOTTED = re.compile(r"`(meguri(?:\.[A-Za-z_]+)+)`")
COMMAND = re.compile(r"^[ `]*meguri ([a-z]+)", re.MULTILINE)
SITE = re.compile(r"(?:--site|register show) ([a-z0-9-]+/[a-z0-9-]+)")
JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龠]")
ENGLISH = re.compile(r"[A-Za-z]{3,} [A-Za-z]{2,} [A-Za-z]{2,}")


def _named(file: Path) -> str:
    return str(file.relative_to(ROOT))


def _module(name: str) -> Any:
    """One of the scripts of the docs."""
    if str(DOCS) not in sys.path:
        sys.path.insert(0, str(DOCS))
    return import_module(name)


def test_generated_pages_are_as_fresh_as_the_code() -> None:
    stale = [
        name
        for name, text in _module("build").built().items()
        if not (DOCS / name).exists() or (DOCS / name).read_text("utf-8") != text
    ]
    assert not stale, f"run `make docs`: {stale}"


def test_every_programme_call_clause_and_reading_appears_in_the_docs() -> None:
    written = "\n".join(page.read_text("utf-8") for page in PAGES)
    ids: set[str] = set()
    for programme in load().programmes.values():
        ids |= {programme.id, *(note.id for note in programme.notes)}
        for call in programme.calls:
            ids |= {call.id, *(reading.id for reading in call.readings)}
            ids |= {clause.id for clause in programme.clauses(call.terms)}
    assert not sorted(id_ for id_ in ids if f"`{id_}`" not in written)


def test_every_indicator_and_every_command_appears_in_the_docs() -> None:
    written = "\n".join(page.read_text("utf-8") for page in PAGES)
    ids = {*(indicator.id for indicator in indicators()), *(f"meguri {command}" for command in DESCRIPTIONS)}
    assert not sorted(id_ for id_ in ids if f"`{id_}`" not in written)


def _commands() -> list[str]:
    blocks = [block for page in PAGES for block in SHELL.findall(page.read_text("utf-8"))]
    lines = [line.split("#")[0].strip() for block in blocks for line in block.splitlines()]
    found = [line for line in dict.fromkeys(lines) if line.startswith("meguri ")]
    return [line for line in found if not line.startswith(tuple(f"meguri {part}" for part in NOT_RUN))]


@pytest.mark.parametrize("line", _commands())
def test_every_command_shown_in_the_docs_runs(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    (tmp_path / "my-seed.yaml").symlink_to(ROOT / "examples" / "car-t-autologous.yaml")
    monkeypatch.chdir(tmp_path)
    assert run(line.split()[1:]) == 0


def test_the_python_shown_in_the_docs_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for page in PAGES:
        for block in PYTHON.findall(page.read_text("utf-8")):
            exec(compile(block, str(page), "exec"), {})


def test_every_module_and_function_named_in_the_docs_exists() -> None:
    named = {name for page in PAGES for name in DOTTED.findall(page.read_text("utf-8"))}
    assert not sorted(name for name in named if not _exists(name))


def _exists(name: str) -> bool:
    try:
        return find_spec(name) is not None or hasattr(import_module(name.rpartition(".")[0]), name.rpartition(".")[2])
    except ModuleNotFoundError:
        module, _, member = name.rpartition(".")
        return hasattr(import_module(module), member)


def test_every_page_is_in_the_table_of_contents() -> None:
    listed = {(DOCS / link).resolve() for link in LINK.findall((DOCS / "index.md").read_text("utf-8"))}
    indexes = [DOCS / "decisions" / "index.md", DOCS / "reference" / "programmes" / "index.md"]
    listed |= {(index.parent / link).resolve() for index in indexes for link in LINK.findall(index.read_text("utf-8"))}
    assert not [_named(page) for page in PAGES if page.resolve() not in listed and page != DOCS / "index.md"]


def test_every_command_in_the_docs_is_one_that_exists() -> None:
    said = {command for page in HOME_PAGES for command in COMMAND.findall(page.read_text("utf-8"))}
    assert not sorted(said - set(DESCRIPTIONS))


def test_every_site_named_in_the_docs_is_in_the_register() -> None:
    written = "\n".join(page.read_text("utf-8") for page in PAGES)
    register = load_register()
    assert not [id_ for id_ in SITE.findall(written) if register.site(id_) is None]


@pytest.mark.parametrize("command", ["eligibility", "match", "plan", "kpis"])
def test_every_key_of_an_answer_is_explained(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    profile = [] if command == "kpis" else [str(ROOT / "examples" / "car-t-autologous.yaml")]
    assert run([command, *profile, "--json", "--as-of", "2026-11-23"]) == 0
    answer = json.loads(capsys.readouterr().out)
    page = (DOCS / "reference" / "answers.md").read_text("utf-8")
    section = page.split(f"## `{answer['schema']}`")[1].split("\n## ")[0]
    assert not [key for key in answer if key != "schema" and f"`{key}" not in section]


@pytest.mark.parametrize("shelf", SHELVES)
def test_every_shelf_has_a_page(shelf: str) -> None:
    assert list((DOCS / shelf).rglob("*.md"))


@pytest.mark.parametrize("page", HOME_PAGES, ids=_named)
def test_every_link_between_pages_leads_to_a_file(page: Path) -> None:
    links = [link for link in LINK.findall(page.read_text("utf-8")) if PICTURES.name not in Path(link).parts]
    assert not [link for link in links if not (page.parent / link).exists()]


@pytest.mark.parametrize("page", HOME_PAGES, ids=_named)
def test_every_picture_that_a_page_shows_is_taken_by_make_screenshots(page: Path) -> None:
    shown = [(page.parent / link).resolve() for link in LINK.findall(page.read_text("utf-8")) if PICTURES.name in link]
    taken = {PICTURES / name for name in _module("screenshots").names()}
    assert not [picture.name for picture in shown if picture not in taken]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_walk_through_the_portal_shows_every_picture_of_the_journey(lang: str) -> None:
    walk = (DOCS / "tutorial" / "portal.md").read_text("utf-8")
    assert not [name for name in _module("screenshots").PICTURES if f"screenshots/{name}-{lang}-desk.png" not in walk]


@pytest.mark.parametrize("page", [page for page in HOME_PAGES if page != MEASURED], ids=_named)
def test_every_page_speaks_japanese_and_english(page: Path) -> None:
    text = page.read_text("utf-8")
    assert JAPANESE.search(text)
    assert ENGLISH.search(text)
