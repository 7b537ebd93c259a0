"""What the answer page shows (答えの画面): the answer documents, in the order of reading, with pictures and sources."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
from typing import Any

from meguri.documents.notice import UNOFFICIAL
from meguri.documents.sources import Sources
from meguri.documents.verdicts import in_order
from meguri_portal.language import current
from meguri_portal.packs import register, rulebook
from meguri_portal.selectors import plan_pictures
from meguri_portal.selectors.answer import Document, weights
from meguri_portal.selectors.answer_money import scenario_view
from meguri_portal.selectors.answers import scales
from meguri_portal.selectors.asked import MOST_COMPARED, TOPS, Asked

MOST_ASKED = 5
BESIDE = ("who-may-apply", "project-at-most")  # notes shown beside the headline
BANDS = ("evidenced", "mostly-unknown")


def page(whole: Document, asked: Asked) -> dict[str, Any]:
    """Everything the templates of the page need."""
    judged = in_order(sorted(whole["eligibility"]["programmes"], key=lambda one: not one["potential"]["max"]))
    return {
        "answer": whole,
        "asked": asked,
        "sources": Sources(current()),
        "notice": UNOFFICIAL,
        "possible": [verdict_view(one, asked) for one in judged if one["status"] != "no"],
        "ruled_out": [one for one in judged if one["status"] == "no"],
        "ask_first": whole["eligibility"]["ask"][:MOST_ASKED],
        "undecided": [one for one in judged if one["status"] == "conditional"],
        "chosen_site": site_name(asked.site) if whole["site"] else None,
        "shortlist": shortlist_view(whole["match"], asked) if whole["match"] else None,
        "money": plan_view(whole["plan"], asked) if whole["plan"] else None,
    }


def site_name(site: str | None) -> dict[str, str] | None:
    """Organisation and site, in both languages."""
    if site is None:
        return None
    name, owner = register().sites[site].name, register().organisation_of(site)
    if owner is None:
        return name.document()
    return {"ja": f"{owner.name.ja} {name.ja}", "en": f"{owner.name.en}, {name.en}"}


def verdict_view(verdict: Mapping[str, Any], asked: Asked) -> Document:
    """One verdict with its readings by open point; `chosen` marks the reading the plan uses."""
    chosen = asked.readings.get(verdict["id"], ())
    points: dict[str, Document] = {}
    for one in verdict["readings"]:
        point = points.setdefault(one["point"], {"id": one["point"], "question": one["question"], "readings": []})
        point["readings"].append(dict(one))
    for point in points.values():
        readings = point["readings"]
        picked = next((r for r in readings if r["id"] in chosen), None) or next(
            (r for r in readings if r["default"]), None
        )
        for one in readings:
            one["chosen"] = one is picked
        point["differs"] = any(one["amount"] != readings[0]["amount"] for one in readings)
    shown = [note for note in verdict["notes"] if note["id"] in BESIDE]
    rest = [note for note in verdict["notes"] if note["id"] not in BESIDE]
    return {
        **verdict,
        "beside": shown,
        "rest": rest,
        "points": sorted(points.values(), key=lambda point: not point["differs"]),
    }


def shortlist_view(found: Document, asked: Asked) -> Document:
    """The two bands, what choosing opens, the comparison, and the weights."""
    candidates = found["candidates"]
    used = weights(asked).values
    return {
        "bands": [(band, [one for one in candidates if one["band"] == band]) for band in BANDS],
        "compared": compared([one for one in candidates if one["site"] in asked.compare]),
        "presets": list(scales().presets.values()),
        "unknown_count": found["counts"]["mostly-unknown"],
        "weights": [
            (each, f"{float(used[each.id]):.3g}", asked.own_weights.get(each.id, "")) for each in scales().criteria
        ],
        "tops": TOPS,
        "most_compared": MOST_COMPARED,
        "opens": opened(candidates),
        "shift": shift(found),
        "others": [one for one in found["excluded"] if one["site"] not in {s["site"] for s in found["one_gate_short"]}],
    }


def opened(candidates: list[Document]) -> list[Document]:
    """Which programmes a choice among the listed sites settles, and which sites do."""
    found: dict[str, Document] = {}
    for one in candidates:
        for each in one["opens"]:
            found.setdefault(each["programme"], {**each, "sites": []})["sites"].append(one)
    return list(found.values())


def compared(sites: list[Document]) -> Document | None:
    """The ticked sites side by side: one row per gate and per criterion."""
    if not sites:
        return None
    return {
        "sites": sites,
        "gates": list(zip(*(one["gates"] for one in sites), strict=True)),
        "criteria": list(zip(*(one["criteria"] for one in sites), strict=True)),
    }


def shift(found: Document) -> Document | None:
    """The smallest move of weight that puts another site first, in words."""
    stated = found["smallest_shift"]
    if stated is None:
        return None
    texts = {criterion.id: criterion.text for criterion in scales().criteria}
    return {
        "from": texts[stated["from"]],
        "to": texts[stated["to"]],
        "points": f"{ceil(stated['points'] * 10) / 10:g}",  # rounded up: less would not be enough
        "site": site_name(stated["site"]),
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
        "would_add": [one for one in plan["left_out"] if one["would_add"]["max"] != 0],
        "adds_nothing": by_reason([one for one in plan["left_out"] if one["would_add"]["max"] == 0]),
        "all_assumed": all(line["call"]["assumed"] for year in plan["years"] for line in year["lines"]),
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
    outside = [one["programme"] for one in plan["left_out"] if one["reason"]["id"] == "not-adopted"]
    return [
        {"id": id_, "name": rulebook().programme(id_).name, "adopted": asked.adopted is None or id_ in asked.adopted}
        for id_ in rulebook().programmes
        if id_ in {*inside, *outside}
    ]
