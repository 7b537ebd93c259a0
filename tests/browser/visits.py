"""A person with a browser (ブラウザ): Debian's Chromium on the portal as people run it.

Every visit watches the console: a breach of the Content-Security-Policy, a script error, or a request to another site
fails the test in whose visit it happened.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, sync_playwright

from addresses import walk
from served import PORTAL, Running, get
from served import running as started

HERE = Path(__file__).parent
CHROMIUM = Path("/usr/bin/chromium")
PHONE, DESK = 320, 1280  # CSS pixels
LANGUAGES = ("ja", "en")
HOME = {"ja": "/", "en": "/en/"}
AXE = (HERE / "axe.min.js").read_text("utf-8")
CURATOR, CURATOR_PASSWORD = "tantou", "a long password for tests"
PATIENCE = 10_000  # milliseconds
Open = Callable[..., Page]


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The portal in a process of its own, with a curator who can sign in."""
    data = tmp_path_factory.mktemp("portal")
    settings = {"MEGURI_DATA": str(data), "DJANGO_SETTINGS_MODULE": "meguri_portal.settings"}
    with started(PORTAL, data, {**settings, "MEGURI_API_PER_MINUTE": "1000000"}) as server:
        named = {"MEGURI_CURATOR": CURATOR, "MEGURI_CURATOR_PASSWORD": CURATOR_PASSWORD}
        command = [sys.executable, "-m", "django", "create_curator"]
        subprocess.run(command, env={**os.environ, **settings, **named}, check=True, capture_output=True)
        yield server


@pytest.fixture(scope="session")
def site(running: Running) -> str:
    """Its address."""
    return running.address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser."""
    assert CHROMIUM.exists(), (
        "Chromium is missing: run `make .venv/browser`, or apt-get install chromium fonts-noto-cjk"
    )
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=options)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser, site: str) -> Iterator[Open]:
    """Opens a tab: `visit("en", width=320, scripts=False)`."""
    contexts = list[BrowserContext]()
    complaints = list[str]()

    def opened(lang: str = "ja", width: int = DESK, *, scripts: bool = True) -> Page:
        context = chromium.new_context(
            base_url=site,
            locale=lang,
            viewport={"width": width, "height": 800},
            java_script_enabled=scripts,
            accept_downloads=True,
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        _watch(page, site, complaints)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not complaints, "\n".join(dict.fromkeys(complaints))


def _watch(page: Page, site: str, complaints: list[str]) -> None:
    def said(message: ConsoleMessage) -> None:
        expected = "Failed to load resource: the server responded with a status of 4" in message.text
        if message.type == "error" and not expected:
            complaints.append(f"{page.url}: {message.text}")

    def asked(request: Request) -> None:
        if not request.url.startswith((site, "data:", "blob:")):
            complaints.append(f"{page.url}: a request to {request.url}")

    page.on("console", said)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    page.on("request", asked)


@pytest.fixture(scope="session")
def pages(site: str) -> dict[str, list[str]]:
    """A page of every kind that a walk over the whole portal finds, by language."""
    found: dict[str, list[str]] = {lang: [] for lang in LANGUAGES}

    def fetch(address: str) -> tuple[int, str]:
        status, kind, body = get(site + address)
        if status == 200 and kind.startswith("text/html"):
            found[lang].append(address)
            return status, body.decode()
        return status, ""

    for lang in LANGUAGES:
        walk(fetch, lang, per_route=1)
    return found


def violations(page: Page) -> list[str]:
    """What axe-core finds on the page that is open."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE)
    found: Any = json.loads(page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(JSON.stringify)"))
    return [
        f"{one['id']}: {node['target']} {node['html'][:160]} — {node['failureSummary'][:200]}"
        for one in found["violations"]
        for node in one["nodes"][:3]
    ]


def too_wide(page: Page) -> list[str]:
    """What makes the page wider than the window."""
    found: list[str] = page.evaluate(
        """() => {
          const wide = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= wide) return [];
          return [...document.querySelectorAll("main *, header *, footer *")]
            .filter((e) => e.getBoundingClientRect().right > wide + 1 && !e.closest(".scroller"))
            .slice(0, 5).map((e) => e.outerHTML.slice(0, 160))
            .concat([`document ${document.documentElement.scrollWidth} wide`]);
        }"""
    )
    return found


def looked_at(page: Page) -> list[str]:
    """Everything wrong with the open page, on a desk and on a small phone."""
    faults = list[str]()
    for width in (DESK, PHONE):
        page.set_viewport_size({"width": width, "height": 800})
        faults += [f"{page.url} at {width}: {fault}" for fault in (*violations(page), *too_wide(page))]
    return faults
