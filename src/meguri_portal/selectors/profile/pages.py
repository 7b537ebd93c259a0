"""Pages of questions (質問の頁): one to four related questions a page, in sections, for each kind of profile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from meguri.profiles.identity import Name
from meguri.profiles.profile import QUESTIONS, ProfileKind
from meguri.profiles.question import Question
from meguri.vocabulary.text import Text

WORK = "work"
MAKING = "making"  # the section of technical questions, which only the search for sites reads
NAME = Question(
    "name",
    Name(),
    Text("この計画の呼び名", "A name for this plan"),
    Text("書き出すファイルと画面の見出しに使うため", "for the headings of pages and files"),
)


@dataclass(frozen=True, slots=True)
class Page:
    """質問の頁."""

    id: str
    title: Text
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """章."""

    id: str
    title: Text
    pages: tuple[Page, ...]


def _page(id_: str, ja: str, en: str, *paths: str) -> Page:
    return Page(id_, Text(ja, en), paths)


def _section(id_: str, ja: str, en: str, *pages: Page) -> Section:
    return Section(id_, Text(ja, en), pages)


_COSTS = _section(
    "costs",
    "実施内容と費用",
    "Work and costs",
    _page(WORK, "実施内容と年度別・費目別の費用", "Work, and its cost by fiscal year and item", WORK),
    _page("overhead", "間接経費", "Overhead", "overhead"),
)
_MONEY = (
    _page("cash", "手元資金", "Cash in hand", "finance.cash", "finance.cash_on"),
    _page("burn", "ほかの支出", "Other spending", "finance.burn"),
    _page("income", "ほかの収入", "Other income", "finance.other_income"),
)
_FINANCE = _section("finance", "会社の資金", "The company's money", *_MONEY)
_RAISED = _section(
    "finance",
    "会社の資金と出資",
    "The company's money and its investors",
    *_MONEY,
    _page("vc", "出資者", "Investors", "partners.vc"),
)
_SEED = (
    _section(
        "applicant",
        "申請者",
        "Applicant",
        _page("who", "申請者の種別", "Kind of applicant", "applicant.kind", "applicant.size"),
        _page(
            "company",
            "会社のかたち",
            "The company",
            "applicant.listed",
            "applicant.base_in_japan",
            "applicant.foreign_parent",
        ),
        _page("name", "呼び名と法人番号", "Name and corporate number", "name", "applicant.corporate_number"),
    ),
    _section(
        "product",
        "製品と段階",
        "Product and stage",
        _page("therapy", "製品の種類と開発段階", "Product class and stage", "product.class", "stage", "product.field"),
        _page(
            "candidate",
            "候補品と送達技術",
            "Candidate and delivery",
            "product.candidate_fixed",
            "product.delivery_technology",
        ),
    ),
    _section(
        "partners",
        "連携先",
        "Partners",
        _page("cdmo", "連携するCDMO", "CDMO partner", "partners.cdmo"),
    ),
    _COSTS,
    _RAISED,
    _section(
        MAKING,
        "製造の条件（技術の質問）",
        "What has to be made (technical questions)",
        _page(
            "cells",
            "細胞とベクター",
            "Cells and vector",
            "product.source",
            "product.cell_type",
            "product.vector",
        ),
        _page("steps", "委託したい工程", "Steps to outsource", "needs.steps"),
        _page("use", "用途と時期", "Use and time", "needs.material_for", "needs.route", "needs.start_by"),
        _page("where", "製造と申請の国", "Countries", "needs.site_in", "needs.file_in"),
        _page("tests", "試験とサービス", "Tests and services", "needs.tests", "needs.services"),
        _page("scale", "規模", "Scale", "needs.scale.patients_per_year", "needs.scale.litres", "needs.scale.doses"),
        _page(
            "containment",
            "設備と封じ込め",
            "Platform and containment",
            "needs.platform",
            "needs.biosafety.cartagena",
            "needs.biosafety.bsl",
        ),
    ),
)
_CDMO_PROJECT = (
    _section(
        "project",
        "整備計画",
        "The project",
        _page("making", "受託製造と製品", "Contract work and products", "contract_work", "product.classes"),
        _page("proof", "製造能力", "Ability to manufacture", "proof"),
        _page("applicants", "申請する会社", "Applying companies", "applicants"),
        _page("sites", "整備する拠点", "Sites", "sites"),
        _page("name", "呼び名", "Name", "name"),
    ),
    _COSTS,
    _FINANCE,
)
_INVESTOR = (
    _section(
        "investor",
        "投資家",
        "Investor",
        _page("body", "投資家の要件", "The investor", "applicant.kind", "invests_as_business", "hands_on"),
        _page("certified", "認定", "Certification", "certification.from", "certification.to", "lead"),
        _page("money", "出資", "Investment", "invests", "tranches"),
        _page("name", "呼び名と法人番号", "Name and corporate number", "name", "applicant.corporate_number"),
    ),
)
SECTIONS: Mapping[ProfileKind, tuple[Section, ...]] = {
    ProfileKind.SEED: _SEED,
    ProfileKind.CDMO_PROJECT: _CDMO_PROJECT,
    ProfileKind.INVESTOR: _INVESTOR,
}


def pages_of(kind: ProfileKind) -> tuple[Page, ...]:
    """Every page of a kind, in order."""
    return tuple(page for section in SECTIONS[kind] for page in section.pages)


def page_named(kind: ProfileKind, id_: str) -> Page | None:
    """The page with this id."""
    return next((page for page in pages_of(kind) if page.id == id_), None)


def page_of(kind: ProfileKind, path: str) -> Page | None:
    """The page on which a place of the profile is asked; `work[0].costs` is asked where `work` is."""
    place = path.replace("[", ".")
    fits = [
        (len(asked), page)
        for page in pages_of(kind)
        for asked in page.paths
        if f"{place}.".startswith(f"{asked}.") or f"{asked}.".startswith(f"{place}.")
    ]
    return max(fits, key=lambda fit: fit[0])[1] if fits else None


def is_technical(kind: ProfileKind, page: Page) -> bool:
    """Whether a page only serves the search for sites."""
    return any(page in section.pages for section in SECTIONS[kind] if section.id == MAKING)


def question_at(kind: ProfileKind, path: str) -> Question:
    """The question of a path."""
    return next((question for question in QUESTIONS[kind] if question.path == path), NAME)
