"""The candidates in the PDF (候補の頁): both bands beside each other in the same terms, with their must-have conditions."""

from __future__ import annotations

from typing import Any

from meguri.documents import match
from meguri.documents.figures import Answer, said
from meguri.documents.match_words import FULL, beside_the_name, held, shown_of, site_words, unproven
from meguri.matching.match import Band
from meguri.vocabulary.text import Lang, Text

HEADS = (
    Text("拠点", "Site"),
    Text("分かっていること", "What is known"),
    Text("確認済みの点", "Points proven"),
    Text("必須条件：確認／未確認", "Must-have: met / not known"),
)


MEANING = Text(
    "必須条件の「確認」は公開の根拠があるもの、「未確認」は根拠が見つからないもの。点数は100点満点で、公開の根拠で確認できた分だけを数えています。",
    "A must-have condition is met on public evidence, or not known where none was found. Points are out of 100 and count "
    "only what public evidence proves.",
)
MOST_NAMED = 3


def leading_sites(found: Answer, lang: Lang) -> str:
    """The first names of the shortlist for the first sheet: where to ask, nothing that was agreed; or that there is none."""
    evidenced = [one for one in found["candidates"] if one["band"] == Band.EVIDENCED]
    named = evidenced[:MOST_NAMED]
    if not named:
        return Text(
            "製造拠点の候補：公開の根拠がそろう拠点はまだない。",
            "Sites to ask: none with enough public evidence yet.",
        ).in_(lang)
    names = ("、" if lang is Lang.JA else "; ").join(_with_gaps(one, lang) for one in named)
    more = found["counts"][Band.EVIDENCED.value] - len(named)
    ja, en = (f"ほか{more}拠点", f" and {more} more") if more > 0 else ("", "")
    return Text(
        f"製造拠点の候補（照会先の案。選定や合意ではない）：{names}{'、' if ja else ''}{ja}。",
        f"Sites to ask (tentative; nothing is chosen or agreed): {names}{en}.",
    ).in_(lang)


def _with_gaps(one: Answer, lang: Lang) -> str:
    """A site with what it is not shown to handle."""
    gaps = unproven(one, lang)
    if not gaps:
        return site_words(one, lang)
    return (
        f"{site_words(one, lang)}（{'、'.join(gaps)}）"
        if lang is Lang.JA
        else f"{site_words(one, lang)} ({', '.join(gaps)})"
    )


def candidates(found: Answer, lang: Lang) -> dict[str, Any]:
    """What the template sets."""
    bands = []
    for band, heading in match.BANDS.items():
        listed = [one for one in found["candidates"] if one["band"] == band]
        if listed:
            rows = [_row(one, lang) for one in listed]
            bands.append(
                {
                    "heading": heading.in_(lang),
                    "shown": shown_of(band, found, lang),
                    "rows": rows,
                    "head": [head.in_(lang) for head in HEADS],
                }
            )
    return {
        "heading": match.TITLE.in_(lang),
        "intro": match.counts(found, lang),
        "meaning": MEANING.in_(lang),
        "bands": bands,
    }


def _row(one: Answer, lang: Lang) -> list[str]:
    states = [gate["status"] for gate in one["gates"]]
    open_ = [said(gate["text"], lang) for gate in one["gates"] if gate["status"] == "unknown"]
    between = "、" if lang is Lang.JA else "; "
    unknown = Text("未確認：", "not known: ").in_(lang) + between.join(open_) if open_ else ""
    known = "\n".join([("・" if lang is Lang.JA else "; ").join(held(one, lang)), *beside_the_name(one, lang)])
    counted = f"{states.count('pass')} / {states.count('unknown')}"
    return [
        site_words(one, lang),
        known,
        f"{round(one['score']['low'] * FULL)} / {FULL}",
        f"{counted}\n{unknown}".rstrip(),
    ]
