"""The shortlist as the answer page shows it (候補の見せ方): bands, what choosing opens, comparison, weights."""

from __future__ import annotations

from math import ceil

from meguri.documents.match_words import company_wide
from meguri.matching.match import Band
from meguri.profiles.claim import Claim
from meguri.profiles.organisation import Site
from meguri.register.codes import SiteStatus
from meguri.vocabulary.text import Text
from meguri_portal.packs import register
from meguri_portal.selectors.answer import Document, weights
from meguri_portal.selectors.answers import scales
from meguri_portal.selectors.asked import MOST_COMPARED, OWN, TOPS, Asked, whole_weights
from meguri_portal.selectors.claim_words import words_of

HOME = "JP"
SITE_IN = "needs.site_in"
ONE_SHORT = Text("一つだけ満たさない拠点", "Fail one condition")
MORE_SHORT = Text("二つ以上満たさない拠点", "Fail two or more")
CLEAR = 0.5  # a site that is first in fewer draws than this does not stand out


def shortlist_view(found: Document, asked: Asked) -> Document:
    """The two bands, what choosing opens, the comparison, and the weights."""
    candidates = found["candidates"]
    used = weights(asked)
    offered = whole_weights(used) if asked.weights != OWN else asked.own_weights
    return {
        "bands": [_band(band, found) for band in Band],
        "level": _level(candidates),
        "firsts": not _level(candidates) and any(one["p_first"] is not None for one in candidates),
        "unknown": found["counts"][Band.MOSTLY_UNKNOWN.value],
        "compared": compared([one for one in candidates if one["site"] in asked.compare]),
        "presets": list(scales().presets.values()),
        "weights": [
            (each, f"{float(used.values[each.id]):.3g}", offered.get(each.id, 0)) for each in scales().criteria
        ],
        "drawn": ",".join(str(offered.get(each.id, 0)) for each in scales().criteria),
        "tops": TOPS,
        "most_compared": MOST_COMPARED,
        "opens": opened(candidates),
        "shift": shift(found),
        "outside": _outside(found),
        "abroad": SITE_IN in found["ask"] and any(_abroad(one["site"]) for one in candidates),
    }


def _band(band: Band, found: Document) -> Document:
    sites = [one for one in found["candidates"] if one["band"] == band]
    return {"id": band.value, "sites": [_shared(one) for one in sites], "all": found["counts"][band.value]}


def _shared(one: Document) -> Document:
    """A site with what is known of its company only, and is credited to the company's other sites in the same way."""
    owner = register().organisations.get(one["organisation"])
    siblings = len(owner.sites) - 1 if owner else 0
    return {
        **one,
        "siblings": siblings,
        "company_wide": company_wide(one),
        "state": state(register().sites[one["site"]]),
    }


def state(site: Site) -> list[tuple[Text, list[Document]]]:
    """What is said of a site that does not simply operate, and when it is to open, each with its citation."""
    said = [claim for claim in site.standing("site_status") if claim.value != SiteStatus.OPERATING]
    planned = site.standing("opening_planned") if said else ()
    return [
        *((words_of(register(), "site", claim), _cited(claim)) for claim in said),
        *((_opening(claim), _cited(claim)) for claim in planned),
    ]


def _cited(claim: Claim) -> list[Document]:
    return [claim.citation.document()]


def _opening(claim: Claim) -> Text:
    words = words_of(register(), "site", claim)
    return Text(f"開設予定 {words.ja}", f"to open {words.en}")


def _abroad(site: str) -> bool:
    return register().sites[site].country not in (HOME, None)


def _outside(found: Document) -> list[Document]:
    """Sites that fail one must-have condition, and those that fail more."""
    short = {one["site"] for one in found["one_gate_short"]}
    return [
        {"text": ONE_SHORT, "sites": found["one_gate_short"]},
        {"text": MORE_SHORT, "sites": [one for one in found["excluded"] if one["site"] not in short]},
    ]


def _level(candidates: list[Document]) -> bool:
    """Whether no site stands out in the draws."""
    drawn = [one["p_first"] for one in candidates if one["p_first"] is not None]
    return len(drawn) > 1 and max(drawn) < CLEAR


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


def site_name(site: str | None) -> dict[str, str] | None:
    """Organisation and site, in both languages."""
    if site is None:
        return None
    name, owner = register().sites[site].name, register().organisation_of(site)
    if owner is None:
        return name.document()
    return {"ja": f"{owner.name.ja} {name.ja}", "en": f"{owner.name.en}, {name.en}"}
