"""The officer's page with a finished run, and the public page beside it: free of violations, on a desk and at 320 px."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from visits import DESK, LANGUAGES, looked_at

from served import served

PREFIX = {"ja": "", "en": "/en"}
NAME, PASSWORD = "tantou", "a long password for tests"
REPLICAS = 24
QUERY = f"?definition=by-owner&market=deck&replicas={REPLICAS}"
SMALL = """
import json, sys
import django
django.setup()
from meguri_portal import clock
from meguri_portal.services.simulation import folder, work
from meguri_portal.services.simulation.question import Effort, question_of
from dataclasses import replace
asked = {**json.loads(sys.argv[1]), "on": clock.today().isoformat(), "effort": [2, 8, 4, 2]}
small = question_of(asked)
work.answer(small)
folder.report_path(small).rename(folder.report_path(replace(small, effort=Effort())))
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A portal of its own, with a curator and a small finished run."""
    data = tmp_path_factory.mktemp("office")
    with served(data) as address:
        named = {"MEGURI_CURATOR": NAME, "MEGURI_CURATOR_PASSWORD": PASSWORD}
        settings = {"MEGURI_DATA": str(data), "DJANGO_SETTINGS_MODULE": "meguri_portal.settings"}
        asked = json.dumps({"definition": "by-owner", "market": "deck", "moved": [], "replicas": REPLICAS})
        for command in (["-m", "django", "create_curator"], ["-c", SMALL, asked]):
            here = {**os.environ, **settings, **named}
            subprocess.run([sys.executable, *command], env=here, check=True, capture_output=True)
        yield address


@pytest.fixture
def tab(chromium: Browser, office: str) -> Iterator[Page]:
    """A tab of a curator, whose complaints are the test's."""
    context = chromium.new_context(base_url=office, viewport={"width": DESK, "height": 800})
    page = context.new_page()
    complaints = list[str]()
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto("/curator/sign-in/")
    page.fill("#name", NAME)
    page.fill("#password", PASSWORD)
    page.click("main form button")
    yield page
    context.close()
    assert not [one for one in complaints if "status of 400" not in one], "\n".join(complaints)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_with_a_finished_run_is_free_of_violations(tab: Page, lang: str) -> None:
    tab.goto(f"{PREFIX[lang]}/officer/{QUERY}")
    assert tab.locator("#q-how-much").count() == 1
    tab.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    faults = looked_at(tab)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_empty_form_and_the_one_that_comes_back_are_free_of_violations(tab: Page, lang: str) -> None:
    tab.goto(f"{PREFIX[lang]}/officer/")
    faults = looked_at(tab)
    tab.click("summary:has-text('3.')")
    tab.fill("[name='s5.rate']", "5/3")
    tab.click("form.card button")
    assert tab.locator(".error-summary a").count() == 3
    faults += looked_at(tab)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_print_has_one_column_and_says_that_it_is_illustrative(tab: Page, lang: str) -> None:
    tab.goto(f"{PREFIX[lang]}/officer/{QUERY}")
    tab.emulate_media(media="print")
    columns = "[...document.querySelectorAll('.officer :is(.beside, .bands)')].map((e) => getComputedStyle(e).gridTemplateColumns.split(' ').length)"
    assert set(tab.evaluate(columns)) == {1}
    assert tab.locator(".banner[role=note]").is_visible()
    assert not tab.locator("form.card").is_visible()


def test_a_run_is_started_and_its_answer_comes_by_itself(tab: Page, office: str) -> None:
    """With the size the page really uses: half a minute on a free processor."""
    tab.goto("/officer/")
    tab.check("[value=by-site-country]")
    tab.select_option("#market", "drawn")
    tab.route("**/progress/**", lambda route: route.abort())  # the page stands still while it is looked at
    tab.click("form.card button")
    faults = looked_at(tab)
    tab.unroute("**/progress/**")
    tab.reload()
    assert not faults, "\n".join(faults)
    tab.wait_for_selector("#q-how-much", timeout=300_000)
    assert tab.url.startswith(f"{office}/officer/?definition=by-site-country&market=drawn")
