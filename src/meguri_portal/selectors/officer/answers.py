"""The five questions in a line each (五つの問い): ranges only; the sections below say the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from meguri.vocabulary.text import Text
from meguri_portal.selectors.officer.unknowns import Unknowns
from meguri_portal.selectors.simulated_figures import points_range

Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the five questions, answered in a line."""

    anchor: str
    question: Text
    answer: Text


def answers(found: Document, shown: Unknowns, forecasts: Sequence[Document]) -> tuple[Answer, ...]:
    """In the order of the page."""
    return (
        Answer(
            "q-how-much",
            Text("どれだけ動くか、循環は回っているか", "How much, and is the cycle turning?"),
            _how_much(found),
        ),
        Answer("q-which-lever", Text("どの手段が効くか", "Which lever?"), _which_lever(found)),
        Answer("q-not-known", Text("何が分かっていないか", "What do we not know?"), _not_known(shown)),
        Answer(
            "q-definition",
            Text("定義でどれだけ変わるか", "How much rests on the definition?"),
            _definition(found),
        ),
        Answer(
            "q-holding",
            Text("昨年の予測は当たっているか", "Is last year's forecast holding?"),
            _holding(found, forecasts),
        ),
    )


def _how_much(found: Document) -> Text:
    moved, loop = points_range(found["levers"][-1]["effect"]), found["decomposition"]["year"]["loop"]
    part = points_range(loop)
    ja, en = ("0をまたぎ、回っているかは分からない", "the range includes zero, so whether the cycle turns is not known")
    if loop["low"] > 0 or loop["high"] < 0:
        ja, en = (
            "この計算の中では0をまたがない。実績では確かめていない",
            "inside this model the range excludes zero; no record confirms it",
        )
    return Text(
        f"全体で{moved}ポイント（5〜95%）。うち循環による分は{part}ポイントで、{ja}",
        f"all together {moved} points (5–95 %), of which through the loop {part}: {en}",
    )


def _which_lever(found: Document) -> Text:
    """The levers of the question alone, without all of them together."""
    asked = [one for one in found["levers"][:-1] if one["asked"]]
    by_median = sorted(asked, key=lambda one: -float(one["effect"]["median"]))
    first, last = by_median[0], by_median[-1]
    most, least = points_range(first["effect"]), points_range(last["effect"])
    return Text(
        f"最も大きいのは「{first['text']['ja']}」{most}、最も小さいのは「{last['text']['ja']}」{least}ポイント",
        f"largest: “{first['text']['en']}”, {most}; smallest: “{last['text']['en']}”, {least} points",
    )


def _not_known(shown: Unknowns) -> Text:
    worst = shown.carriers[:2]
    return Text(
        "、".join(f"{one.text['ja']}（{one.grade.value}）" for one in worst)
        + "が国内シェアの水準の広がりを最も決めている。効果を支える根拠は手段の表に示す",
        "the spread of the level rests most on "
        + " and ".join(f"{one.text['en']} ({one.grade.value})" for one in worst)
        + "; what the effects rest on stands in the table of levers",
    )


def _definition(found: Document) -> Text:
    by_site, by_owner = (points_range(one["effect"]) for one in found["definitions"])
    return Text(
        f"効果は拠点の国で{by_site}、所有者の国で{by_owner}ポイント",
        f"the effect is {by_site} points by country of the site, {by_owner} by country of the owner",
    )


def _holding(found: Document, forecasts: Sequence[Document]) -> Text:
    known = [one for one in forecasts if one["inside"] is not None]
    held, waiting = sum(one["inside"] for one in known), len(forecasts) - len(known)
    before = registered_before(known)
    failing = [one["id"] for one in found["checks"] if one["outcome"] == "fail"]
    return Text(
        f"{before.ja}結果の分かった{len(known)}件のうち{held}件が範囲内、結果待ち{waiting}件。"
        f"検証で合わないもの：{'、'.join(failing) or 'なし'}",
        f"{before.en}{held} of {len(known)} with a known outcome lie inside, {waiting} open; "
        f"checks that fail: {', '.join(failing) or 'none'}",
    )


def registered_before(known: Sequence[Document]) -> Text:
    """Whether any forecast whose outcome is known was registered before it came."""
    if any(one["registered_on"] for one in known):
        return Text("", "")
    return Text(
        "結果の分かった予測に、前もって登録したものはまだない（後から過去のデータだけで計算）。",
        "no forecast with a known outcome was registered beforehand (they were worked out afterwards, from earlier data only); ",
    )
