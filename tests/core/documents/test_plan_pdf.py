"""The PDF (資金計画書): tagged, the same for the same answer, and no text of a user is read as markup."""

import copy
import re
import zlib
from io import BytesIO

import pytest
from answers import EXAMPLES, ON, WITH_WORK, answered, fixed_plan
from pypdf import PdfReader

from meguri.documents import pdf, report
from meguri.documents.inquiry import document
from meguri.matching.answer import document as matched
from meguri.matching.shortlist import match
from meguri.profiles.profile import read_profile
from meguri.register.loader import load as load_register
from meguri.vocabulary.text import Lang

EMPTY = {"as_of": "2026-11-23", "programmes": [], "ask": []}
MARKUP = ('#panic("x")', "$ x $", "*_`<a> @b", "[", "]", '#import "/etc/passwd"', '"', "\\", "\u202e逆", "😀")


def objects(pages: bytes) -> bytes:
    """The objects of a PDF, unpacked."""
    packed = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pages, re.DOTALL)
    unpacked = []
    for part in packed:
        try:
            unpacked.append(zlib.decompress(part))
        except zlib.error:
            continue
    return pages + b"".join(unpacked)


@pytest.mark.parametrize("lang", [*Lang])
@pytest.mark.parametrize("example", [*WITH_WORK, "fixed"])
def test_every_plan_can_be_printed(example: str, lang: Lang) -> None:
    plan, verdicts = (fixed_plan(), EMPTY) if example == "fixed" else answered(example)
    assert pdf.plan(plan, verdicts, lang).startswith(b"%PDF-")


@pytest.mark.parametrize("lang", [*Lang])
@pytest.mark.parametrize("example", WITH_WORK)
def test_the_first_page_holds_all_that_the_board_is_told(example: str, lang: Lang) -> None:
    plan, verdicts = answered(example)
    second = PdfReader(BytesIO(pdf.plan(plan, verdicts, lang))).pages[1].extract_text()
    assert second.startswith(("四半期末の残高", "Balance at the end"))


def test_the_pdf_is_tagged_and_carries_the_japanese_font() -> None:
    plan, verdicts = answered("car-t-autologous")
    inside = objects(pdf.plan(plan, verdicts, Lang.JA))
    assert b"/StructTreeRoot" in inside
    assert b"IPAexGothic" in inside


def test_the_same_answer_gives_the_same_bytes() -> None:
    plan, verdicts = answered("car-t-autologous")
    assert pdf.plan(plan, verdicts, Lang.JA) == pdf.plan(copy.deepcopy(plan), verdicts, Lang.JA)


@pytest.mark.parametrize("text", MARKUP)
def test_no_text_is_read_as_markup(text: str) -> None:
    plan = fixed_plan()
    plan["profile"]["name"] = {"ja": text, "en": text}
    plan["warnings"][0]["text"] = {"ja": text, "en": text}
    plan["years"][0]["lines"][0]["work"] = [text]
    assert pdf.plan(plan, EMPTY, Lang.EN).startswith(b"%PDF-")


def test_a_plan_without_lines_cash_or_dates_can_be_printed() -> None:
    plan = fixed_plan()
    plan |= {"cash": [], "deadlines": [], "left_out": [], "warnings": [], "assumptions": [], "kind": "bridge"}
    for year in plan["years"]:
        year["lines"] = []
    for scenario in plan["scenarios"]:
        scenario["cash"] = []
    assert pdf.plan(plan, EMPTY, Lang.JA).startswith(b"%PDF-")


def test_the_font_lies_where_the_package_is() -> None:
    assert (pdf.font_folder() / "ipaexg.ttf").is_file()


@pytest.mark.parametrize("lang", [*Lang])
def test_a_letter_can_be_printed(lang: Lang) -> None:
    from datetime import date

    from meguri.matching.match import Question
    from meguri.matching.request import InformationRequest, Line, Section
    from meguri.vocabulary.text import Text

    text = Text("#架空", "#fictional")
    section = Section(text, (Question("gate/steps", (text,)),))
    request = InformationRequest(
        date(2026, 11, 23),
        "s/1",
        "s",
        text,
        text,
        Text("一行\n二行", "one\ntwo"),
        (Line(text, text),),
        (),
        (section,),
        text,
    )
    assert pdf.inquiry(document(request, fictional=True), lang).startswith(b"%PDF-")


@pytest.mark.parametrize("lang", [*Lang])
def test_the_first_page_has_the_figures_of_the_screen_and_no_id_or_hash(lang: Lang) -> None:
    plan, verdicts = answered("car-t-autologous")
    said = report.plan(plan, verdicts, lang)
    assert len(said["figures"]) == 6
    assert not re.search(r"[0-9a-f]{12}", said["stamp"])
    assert not any("[" in one["name"] for one in said["verdicts"]["items"])
    plan["profile"]["name"] = {"ja": "", "en": ""}
    assert report.plan(plan, verdicts, lang)["name"] == ("名称未記入" if lang is Lang.JA else "unnamed")


@pytest.mark.parametrize("lang", [*Lang])
def test_the_candidates_stand_in_both_bands_and_the_chosen_site_is_no_agreement(lang: Lang) -> None:
    plan, verdicts = answered("car-t-autologous")
    plan["cdmo"] = {"site": "a/b", "name": {"ja": "架空の拠点", "en": "fictional site"}}
    profile = read_profile(EXAMPLES / "car-t-autologous.yaml")
    found = matched(match(profile, load_register(), as_of=ON, top=5))
    said = report.plan(plan, verdicts, lang, found)
    assert [len(band["rows"]) for band in said["candidates"]["bands"]] == [5, 5]
    assert ("契約や合意を意味しません" if lang is Lang.JA else "No contract or agreement") in said["chosen"]
    assert pdf.plan(plan, verdicts, lang, found).startswith(b"%PDF-")
