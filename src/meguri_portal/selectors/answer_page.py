"""What the answer page shows (答えの画面): the answer documents, in the order of reading, with pictures and sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from meguri.documents.candidates import leading_sites
from meguri.documents.notice import UNOFFICIAL
from meguri.documents.plan_words import lines_of, rests_on_assumed_calls, would_add
from meguri.documents.sources import Sources
from meguri.profiles.profile import Profile
from meguri_portal.language import current
from meguri_portal.packs import rulebook
from meguri_portal.selectors import plan_pictures
from meguri_portal.selectors.answer import Document
from meguri_portal.selectors.answer_money import scenario_view
from meguri_portal.selectors.answer_sites import shortlist_view, site_name
from meguri_portal.selectors.answer_verdicts import still_asked, verdicts_view
from meguri_portal.selectors.asked import Asked
from meguri_portal.selectors.since_last import key_figures, since_last

MOST_ASKED = 5


def page(whole: Document, asked: Asked, profile: Profile, before: str = "") -> dict[str, Any]:
    """Everything the templates of the page need.

    Args:
        before: the key figures of the last answer, as its form carried them.
    """
    judged = whole["eligibility"]["programmes"]
    since = since_last(before, whole["plan"])
    return {
        "answer": whole,
        "asked": asked,
        "sources": Sources(current()),
        "notice": UNOFFICIAL,
        "verdicts": verdicts_view(whole["eligibility"], profile, asked, whole["plan"]),
        "ask_first": still_asked(whole["eligibility"]["ask"], profile)[:MOST_ASKED],
        "undecided": [one for one in judged if one["status"] == "conditional"],
        "chosen_site": site_name(whole["site"]) if whole["site"] else None,
        "shortlist": shortlist_view(whole["match"], asked) if whole["match"] else None,
        "leading": leading_sites(whole["match"], current()) if whole["match"] else None,
        "money": plan_view(whole["plan"], asked) if whole["plan"] else None,
        "was": key_figures(whole["plan"]),
        "since": since,
        "unchanged": since == {},
    }


def plan_view(plan: Document, asked: Asked) -> Document:
    """Pictures and lists of the plan."""
    paying = plan_pictures.payers(plan)
    by_year = zip(*(payer.by_year for payer in paying), strict=True)
    return {
        **scenario_view(plan),
        "payers": paying,
        "payer_rows": [
            (year, list(zip(paying, amounts, strict=True)))
            for year, amounts in zip(plan["years"], by_year, strict=True)
        ],
        "direct": sum(year["direct"] for year in plan["years"]),
        "overhead": sum(year["overhead"] for year in plan["years"]),
        "years": plan_pictures.years_chart(plan, paying),
        "cash": plan_pictures.cash_chart(plan),
        "cash_rows": cash_rows(plan),
        "dates": plan_pictures.dates_chart(plan),
        "adoptable": adoptable(plan, asked),
        "has_lines": any(year["lines"] for year in plan["years"]),
        "would_add": [
            {**one, "adds": would_add(one, current())} for one in plan["left_out"] if one["alone"]["max"] != 0
        ],
        "adds_nothing": by_reason([one for one in plan["left_out"] if one["alone"]["max"] == 0]),
        "all_assumed": rests_on_assumed_calls(plan),
    }


def cash_rows(plan: Document) -> list[Document]:
    """Cash by quarter without support and in the plan, side by side."""
    found: dict[str, Document] = {}
    for one in plan["scenarios"]:
        if one["id"] in ("none", "default"):
            for row in one["cash"]:
                both = found.setdefault(row["quarter"], {"quarter": row["quarter"], "none": None, "default": None})
                both |= {one["id"]: row, "other": row["out"] - row["out_work"]}
    return [found[quarter] for quarter in sorted(found)]


def by_reason(left_out: list[Document]) -> list[Document]:
    """Programmes that would add nothing, together by the reason."""
    found: dict[str, Document] = {}
    for one in left_out:
        found.setdefault(one["reason"]["id"], {"text": one["reason"]["text"], "names": []})["names"].append(one["name"])
    return list(found.values())


def adoptable(plan: Document, asked: Asked) -> list[Mapping[str, Any]]:
    """The programmes that could enter the plan, and whether each is taken as adopted."""
    inside = [one["id"].removeprefix("only:") for one in plan["scenarios"] if one["id"].startswith("only:")]
    used = {line["programme"] for line in lines_of(plan)}
    outside = [one["programme"] for one in plan["left_out"] if one["reason"]["id"] == "not-adopted"]
    return [
        {
            "id": id_,
            "name": rulebook().programme(id_).name,
            "adopted": asked.adopted is None or id_ in asked.adopted,
            "used": id_ in used,
        }
        for id_ in rulebook().programmes
        if id_ in {*inside, *outside}
    ]
