"""The gallery of components: none is missing, each is drawn in both languages, nothing in it leads away; contrast holds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from meguri_portal.views import gallery
from meguri_portal.views.gallery.colours import DECORATION, FOLDER, PAIRS, SHAPES, WORDS, Pair, contrast
from meguri_portal.views.gallery.piece import alone

COMPONENTS = Path(gallery.__file__).parents[2] / "templates" / "components"
SHEET = (FOLDER / "meguri.css").read_text("utf-8").partition("}")[2]  # after the names of the colours
DRAWN = re.compile(r"(?<![\w-])(color|fill|stroke|outline|border[\w-]*|accent-color):([^;}]*)")
GROUND = re.compile(r"(?<![\w-])(background[\w-]*|box-shadow):([^;}]*)")
COLOUR = re.compile(r"var\((--(?:color-|ink|muted|line|soft-line|paper|tint|key|good|wait|bad)[\w-]*)\)")


def listed() -> dict[str, int]:
    """Template → how many samples of it the gallery shows."""
    return {piece.template: len(piece.samples) for group in gallery.groups() for piece in group.pieces}


def page(client: Client, lang: str) -> tuple[str, set[str]]:
    """The page, and the templates that were drawn for it."""
    with translation.override(lang):
        answer = client.get(reverse("about:components"), {"made": "anew"})  # with words in the address it is not kept
    return answer.content.decode(), {str(template.name) for template in answer.templates}


def test_no_component_is_missing_from_the_gallery() -> None:
    there = {f"components/{file.relative_to(COMPONENTS)}" for file in COMPONENTS.rglob("*.html")}
    assert {name for name in listed() if name.startswith("components/")} == there


def test_only_what_every_page_shows_has_no_sample() -> None:
    assert {name for name, samples in listed().items() if not samples} == {
        "components/header.html",
        "components/footer.html",
    }


@pytest.mark.django_db
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_component_is_drawn_by_its_own_template(client: Client, lang: str) -> None:
    html, drawn = page(client, lang)
    assert not set(listed()) - drawn
    assert len(re.findall(r'<div class="sample" id=', html)) == sum(listed().values())


@pytest.mark.django_db
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_samples_lead_and_send_nowhere(client: Client, lang: str) -> None:
    html, _ = page(client, lang)
    samples = html.partition('<div class="sample"')[2].rpartition("</main>")[0]
    assert set(re.findall(r'\shref="(.)', samples)) == {"#"}
    assert "<form" not in samples
    known = set(re.findall(r'\sid="([^"]+)"', html))
    assert not [link for link in re.findall(r'\shref="#([^"]+)"', html) if link not in known]


def test_a_sample_keeps_its_labels_together() -> None:
    html = '<section aria-labelledby="a b"><h2 id="a">x</h2><input id="b"><a href="#b">y</a><a href="/c/#d">z</a></section>'
    assert alone(html, "s") == (
        '<div role="group" aria-labelledby="s-a s-b"><h2 id="s-a">x</h2><input id="s-b">'
        '<a href="#s-b">y</a><a href="#s">z</a></div>'
    )


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#767676", "#ffffff", 4.54),
        ("#ffffff", "#0000ff", 8.59),
        ("#123456", "#123456", 1),
    ],
)
def test_contrast_is_that_of_the_standard(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.colour} on {pair.ground}")
def test_every_pair_has_the_contrast_it_needs(pair: Pair) -> None:
    assert pair.ratio >= pair.least


def test_every_colour_the_style_sheet_draws_with_is_one_of_the_pairs() -> None:
    words = {name for prop, value in DRAWN.findall(SHEET) for name in COLOUR.findall(value) if prop == "color"}
    marks = {name for prop, value in DRAWN.findall(SHEET) for name in COLOUR.findall(value)} - words
    plain = [value for _, value in GROUND.findall(SHEET) if "gradient" not in value]  # shadows that tell of scrolling
    grounds = {name for value in plain for name in COLOUR.findall(value)}
    grounded = {pair.ground for pair in PAIRS}
    assert words == {pair.colour for pair in PAIRS if pair.least == WORDS}
    assert marks - grounded - set(DECORATION) == {pair.colour for pair in PAIRS if pair.least == SHAPES} - words
    assert grounds <= grounded
