"""Pages made of the packs alone: made once, the same for everybody, new when the register or the day changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest
from django.conf import settings
from django.test import Client

from meguri.register.loader import PACK
from meguri.register.row import COLUMNS
from meguri_portal import clock, kept, packs

pytestmark = pytest.mark.django_db
BOTH = pytest.mark.parametrize("prefix", ["", "/en"])
PAGES = (
    "/rounds/",
    "/rounds/vcs/",
    "/rounds/projects/",
    "/programmes/",
    "/programmes/cdmo-facility/normal/",
    "/industry/",
    "/indicators/",
    "/sources/",
)


@pytest.fixture(autouse=True)
def _anew() -> Iterator[None]:
    kept._pages.cache_clear()
    yield
    kept._pages.cache_clear()


@BOTH
@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_the_packs_is_made_once_and_shown_to_everybody(client: Client, prefix: str, page: str) -> None:
    first, again = client.get(prefix + page), Client().get(prefix + page)
    assert first.templates
    assert not again.templates
    assert again.content == first.content
    assert dict(again.headers).keys() == dict(first.headers).keys()


@pytest.mark.parametrize("page", PAGES)
def test_a_visitor_with_a_session_gets_a_page_made_for_the_visitor(client: Client, page: str) -> None:
    kept_page = Client().get(page).content
    client.cookies[settings.SESSION_COOKIE_NAME] = "a-session"
    made = client.get(page)
    assert made.templates
    assert made.content == kept_page


def test_words_in_the_address_are_answered_and_not_kept(client: Client) -> None:
    everything = client.get("/sources/").content
    assert client.get("/sources/?q=amed").content != everything
    assert client.get("/sources/").content == everything


def test_a_page_that_does_not_exist_is_not_kept(client: Client) -> None:
    assert [client.get("/programmes/no-such-thing/").status_code for _ in range(2)] == [404, 404]
    assert not kept._pages(clock.today(), packs.register_version())


def test_no_kept_page_carries_a_form_that_posts(client: Client) -> None:
    for page in PAGES:
        assert b"csrfmiddlewaretoken" not in client.get(page).content


def test_values_a_curator_applies_are_on_the_page_at_once_and_go_with_the_import(
    client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = client.get("/en/rounds/").content.decode()
    folder = tmp_path / "register"
    copytree(PACK, folder)
    renamed = 0
    for part in folder.glob("*.tsv"):
        text = part.read_text("utf-8")
        renamed += text.count("\tEditForce\t")
        part.write_text(text.replace("\tEditForce\t", "\tEditForce Renamed\t"), "utf-8")
    assert renamed
    monkeypatch.setattr(packs, "imported", lambda: folder / "imported.tsv")
    assert client.get("/en/rounds/").content.decode() == before
    packs.imported().write_text("\t".join(COLUMNS) + "\n", "utf-8")
    assert "EditForce Renamed" in client.get("/en/rounds/").content.decode()
    packs.imported().unlink()
    assert client.get("/en/rounds/").content.decode() == before


def test_a_page_is_made_anew_when_the_day_changes(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 11, 23))
    first = client.get("/en/programmes/").content.decode()
    monkeypatch.setattr(clock, "today", lambda: date(2026, 11, 24))
    assert "24 Nov 2026" not in first
    assert "24 Nov 2026" in client.get("/en/programmes/").content.decode()
