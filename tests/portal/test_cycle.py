"""Ceilings and definitions for everybody: what stands there is arithmetic; nothing simulated comes near it."""

from __future__ import annotations

import ast
import inspect
from html import unescape

import pytest
from django.test import Client

from meguri.simulation.ceiling import document
from meguri.simulation.ceilings import ceilings
from meguri.simulation.grade import Grade
from meguri.simulation.limits import OF_CEILINGS
from meguri_portal import clock, packs
from meguri_portal.selectors import cycle as shown
from meguri_portal.selectors.simulated_figures import percent
from meguri_portal.views import cycle as view

pytestmark = pytest.mark.django_db
LANGS = pytest.mark.parametrize("prefix", ["", "/en"])
CLOSED_FORMS = {"ceiling", "ceilings", "grade", "limits", "site_count"}  # modules of the simulation that run nothing
OF_CHANCE = ("中央値", "median", "5〜95", "5–95", "確からし", "見込み", "chance of", "likely", "replica", "反復")


@LANGS
def test_every_ceiling_stands_with_its_range_its_share_of_the_target_and_its_grade(client: Client, prefix: str) -> None:
    page = unescape(client.get(f"{prefix}/cycle/").content.decode())
    lang = "en" if prefix else "ja"
    found = document(ceilings(packs.assumptions(), packs.rulebook(), packs.register(), clock.today()))
    assert {"": "例示です", "/en": "Illustrative"}[prefix] in page
    for one in found["ceilings"]:
        assert one["text"][lang].lower() in page.lower()
        assert one["how"][lang].lower() in page.lower()
        assert one["of_target"] is None or percent(one["of_target"]) in page
        for each in one["inputs"]:
            assert each["text"][lang].lower() in page.lower()
            assert each["settle"] is None or each["settle"][lang] in page
    assert all(text.ja in page or text.en.lower() in page.lower() for text in OF_CEILINGS)
    assert all(grade.text.document()[lang] in page for grade in Grade)  # the key


@LANGS
def test_the_switch_shows_one_definition_or_both(client: Client, prefix: str) -> None:
    both = client.get(f"{prefix}/cycle/").content.decode()
    assert 'id="by-owner"' in both
    assert 'id="by-site-country"' in both
    one = client.get(f"{prefix}/cycle/?definition=by-owner").content.decode()
    assert 'id="by-owner"' in one
    assert 'id="by-site-country"' not in one
    assert 'id="by-site-country"' in client.get(f"{prefix}/cycle/?definition=%00<b>").content.decode()


@LANGS
def test_revenue_under_each_series_leads_to_the_series_and_the_target(client: Client, prefix: str) -> None:
    page = client.get(f"{prefix}/cycle/").content.decode()
    assert f'href="{prefix}/industry/"' in page
    assert f'href="{prefix}/indicators/cdmo-facility/global-share/"' in page


@LANGS
def test_no_probability_and_no_simulated_level_is_public(client: Client, prefix: str) -> None:
    page = client.get(f"{prefix}/cycle/").content.decode()
    body = page.partition("<main")[2].partition("</main>")[0]
    notice = body.partition('class="banner"')[2].partition("</div>")[0]
    assert not [words for words in OF_CHANCE if words in body.replace(notice, "")]


@pytest.mark.parametrize("module", [shown, view])
def test_the_page_is_made_without_anything_that_runs(module: object) -> None:
    tree = ast.parse(inspect.getsource(module))  # type: ignore[arg-type]
    named = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    used = {name.removeprefix("meguri.simulation.").split(".")[0] for name in named if "meguri.simulation" in name}
    assert used
    assert used <= CLOSED_FORMS
    assert not [name for name in named if ".officer" in name or "services.simulation" in name]
