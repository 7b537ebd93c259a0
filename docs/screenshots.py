"""Takes the pictures of the docs (画面の写し): `make screenshots` starts the portal, walks it and writes docs/screenshots.

The journey is walked with a fictional example; every picture is taken in Japanese and English, on a desk and on a phone.
A page shows a picture as `screenshots/NAME-ja-desk.png`; which names there are says `names`.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DOCS = Path(__file__).parent
FOLDER = DOCS / "screenshots"
CHROMIUM = "/usr/bin/chromium"
PREFIX = {"ja": "", "en": "/en"}
WIDTHS = {"desk": 1280, "phone": 390}  # CSS pixels
TALLEST = 860  # CSS pixels shown of a page
LARGEST = 6_000_000  # bytes of all pictures together
EXAMPLE = "car-t-autologous"
SITE = "minaris/yokohama"
Walk = Callable[["Page", str], None]
sys.path.insert(0, str(DOCS.parent / "tests"))


@dataclass(frozen=True, slots=True)
class Picture:
    """写し: the way to a page, and the place in it that stands at the top."""

    walk: Walk
    top: str = ""


def at(address: str) -> Walk:
    """The page at an address."""
    return lambda page, prefix: _go(page, prefix + address)


def first_question(page: Page, prefix: str) -> None:
    """The questions after the first one."""
    _go(page, f"{prefix}/")
    page.locator("input[name=begin][value=venture]").check()
    _press(page, "main form button")
    page.locator("input[type=radio][value=gt_exvivo]").check()
    page.locator("input[type=radio][value=nonclin]").check()


def step(name: str) -> Walk:
    """One page of questions of the example."""

    def walk(page: Page, prefix: str) -> None:
        _go(page, f"{prefix}/profile/example/{EXAMPLE}/")
        _press(page, f"#journey button[value='to:{name}']")

    return walk


def answered(page: Page, prefix: str) -> None:
    """The answer for the example."""
    _go(page, f"{prefix}/profile/example/{EXAMPLE}/")
    _press(page, "#journey button[formaction$='/answer/'], #journey button[value=answer]")


PICTURES: dict[str, Picture] = {
    "home": Picture(at("/")),
    "question": Picture(first_question),
    "work": Picture(step("work")),
    "check": Picture(at(f"/profile/example/{EXAMPLE}/")),
    "answer": Picture(answered),
    "verdicts": Picture(answered, "#verdicts"),
    "shortlist": Picture(answered, "#sites"),
    "plan": Picture(answered, "#plan"),
    "register": Picture(at("/register/")),
    "site": Picture(at(f"/register/{SITE}/")),
    "map": Picture(at("/register/map/")),
    "rounds": Picture(at("/rounds/"), "main figure:visible"),
    "indicators": Picture(at("/indicators/")),
    "industry": Picture(at("/industry/")),
    "api": Picture(at("/api/")),
}


def names() -> Iterator[str]:
    """The file of every picture."""
    for name in PICTURES:
        yield from (f"{name}-{lang}-{place}.png" for lang in PREFIX for place in WIDTHS)


def _press(page: Page, button: str) -> None:
    with page.expect_navigation():
        page.locator(button).first.click()


def _go(page: Page, address: str) -> None:
    answer = page.goto(address)
    if answer is None or answer.status != 200:
        raise RuntimeError(f"{address}: {answer.status if answer else 'no answer'}")


def take(browser: Browser, site: str) -> None:
    """Every picture; those of before are replaced."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    for lang, prefix in PREFIX.items():
        for place, width in WIDTHS.items():
            context = browser.new_context(base_url=site, locale=lang, viewport={"width": width, "height": TALLEST})
            page = context.new_page()
            for name, picture in PICTURES.items():
                picture.walk(page, prefix)
                _take(page, picture.top, width, FOLDER / f"{name}-{lang}-{place}.png")
            context.close()


def _take(page: Page, top: str, width: int, file: Path) -> None:
    tall = int(page.evaluate("document.documentElement.scrollHeight"))
    start = int(page.locator(top).evaluate("one => one.getBoundingClientRect().top + scrollY")) - 16 if top else 0
    height = min(tall - start, TALLEST)
    page.screenshot(path=file, full_page=True, clip={"x": 0, "y": start, "width": width, "height": height})


def main() -> None:
    """Starts the portal, takes the pictures, stops it."""
    from playwright.sync_api import sync_playwright

    from served import served

    with tempfile.TemporaryDirectory() as data, served(Path(data)) as site, sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--font-render-hinting=none"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=options)
        take(browser, site)
        browser.close()
    sizes = [file.stat().st_size for file in FOLDER.glob("*.png")]
    print(f"{len(sizes)} pictures in {FOLDER.relative_to(DOCS.parent)}, {sum(sizes):,} bytes")
    if sum(sizes) > LARGEST:
        raise RuntimeError(f"more than {LARGEST:,} bytes: make them smaller")


if __name__ == "__main__":
    main()
