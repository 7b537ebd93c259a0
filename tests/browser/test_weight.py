"""Weight (重さ): what a first visit fetches, and that all of it comes from the portal itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.urls import reverse
from visits import HOME

from served import get

CSS, JS, FIRST_PAGE = 60_000, 60_000, 150_000  # bytes, raw, without fonts
PARTS = re.compile(r'<(?:link|script|img)\b[^>]*?\s(?:href|src)="(/static/[^"]+)"')


@pytest.mark.parametrize("address", [*HOME.values(), reverse("profile:work")])
def test_a_first_page_is_light_and_so_is_the_one_with_most_scripts(site: str, address: str) -> None:
    _, _, html = get(site + address)
    parts = {part: get(site + part) for part in dict.fromkeys(PARTS.findall(html.decode()))}
    assert all(status == 200 for status, _, _ in parts.values())
    weights = {part: len(body) for part, (_, _, body) in parts.items()}
    assert sum(weight for part, weight in weights.items() if part.endswith(".css")) <= CSS, weights
    assert sum(weight for part, weight in weights.items() if part.endswith(".js")) <= JS, weights
    assert len(html) + sum(weights.values()) <= FIRST_PAGE, weights


def test_all_style_sheets_and_scripts_together_are_light() -> None:
    static = Path(__file__).parents[2] / "src" / "meguri_portal" / "static"
    for kind, most in (("css", CSS), ("js", JS)):
        assert sum(file.stat().st_size for file in static.rglob(f"*.{kind}")) <= most
