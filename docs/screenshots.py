"""Takes the pictures of the docs (画面の写し): `make screenshots` starts the portal, walks it and writes docs/screenshots.

The journey is walked with a fictional example; every picture is taken in Japanese and English, on a desk and on a phone.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

DOCS = Path(__file__).parent
FOLDER = DOCS / "screenshots"
CHROMIUM = "/usr/bin/chromium"
PREFIX = {"ja": "", "en": "/en"}
WIDTHS = {"desk": 1280, "phone": 390}  # CSS pixels
TALLEST = 1_300  # CSS pixels shown of a page
EXAMPLE = "car-t-autologous"
TO_ANSWER = 'form[action$="/answer/"] button:not([type=button]), button[formaction$="/answer/"]'
sys.path.insert(0, str(DOCS.parent / "tests"))


def at(address: str) -> Callable[[Page, str], None]:
    """The page at an address."""
    return lambda page, prefix: _go(page, prefix + address)


def answered(page: Page, prefix: str) -> None:
    """The answer for the example."""
    _go(page, f"{prefix}/profile/example/{EXAMPLE}/")
    page.locator(TO_ANSWER).first.click()
    page.wait_for_load_state()


PICTURES: dict[str, Callable[[Page, str], None]] = {
    "home": at("/"),
    "check": at(f"/profile/example/{EXAMPLE}/"),
    "answer": answered,
    "register": at("/register/"),
}


def _go(page: Page, address: str) -> None:
    answer = page.goto(address)
    if answer is None or answer.status != 200:
        raise RuntimeError(f"{address}: {answer.status if answer else 'no answer'}")


def take(browser: Browser, site: str) -> None:
    """Every picture; those of before are replaced."""
    FOLDER.mkdir(exist_ok=True)
    for lang, prefix in PREFIX.items():
        for place, width in WIDTHS.items():
            context = browser.new_context(base_url=site, locale=lang, viewport={"width": width, "height": 900})
            page = context.new_page()
            for name, walk in PICTURES.items():
                walk(page, prefix)
                tall = int(page.evaluate("document.documentElement.scrollHeight"))
                clip = {"x": 0, "y": 0, "width": width, "height": min(tall, TALLEST)}
                page.screenshot(path=FOLDER / f"{name}-{lang}-{place}.png", full_page=True, clip=clip)  # type: ignore[arg-type]
            context.close()


def main() -> None:
    """Starts the portal, takes the pictures, stops it."""
    from served import served

    with tempfile.TemporaryDirectory() as data, served(Path(data)) as site, sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--font-render-hinting=none"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=options)
        take(browser, site)
        browser.close()
    print(f"{len(list(FOLDER.glob('*.png')))} pictures in {FOLDER.relative_to(DOCS.parent)}")


if __name__ == "__main__":
    main()
