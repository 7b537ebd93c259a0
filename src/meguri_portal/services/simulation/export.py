"""Tables of an answer as CSV (書き出し): two significant digits, and on every line what it is, of which run and question."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from io import StringIO
from typing import Any

from meguri.documents.simulation import two
from meguri.simulation.arms import LISTS

Document = Mapping[str, Any]
Row = tuple[object, ...]
MARK = "例示 / illustrative"
ENDS = ("low", "median", "high")
STEM = ("note", "run", "definition", "market")


def _levers(found: Document) -> Iterator[Row]:
    yield (
        "lever",
        "asked",
        *(f"effect_{end}_of_share" for end in ("p5", "p50", "p95")),
        "chance_above_half_a_point",
        "weakest_grade",
    )
    for one in found["levers"]:
        effect = (two(one["effect"][end]) for end in ENDS)
        yield (
            *(one["id"], "yes" if one["asked"] else "no", *effect),
            *(two(one["above_half_a_point"]), found["carried"][one["id"]]["weakest"] or ""),
        )


def _committed(found: Document) -> Iterator[Row]:
    yield ("lever", "fiscal_year", "committed_jpy_million")
    for one in found["levers"]:
        for year, amount in zip(found["years"], one["committed"], strict=True):
            yield (one["id"], year, "not known" if one["id"] in LISTS else round(amount))


def _fans(found: Document) -> Iterator[Row]:
    yield ("series", "fiscal_year", *(f"p{round(share * 100)}" for share in found["quantiles"]))
    for series, rows in found["fans"].items():
        for year, row in zip(found["years"], rows, strict=True):
            yield (series, year, *(two(value) for value in row))


def _sensitivity(found: Document) -> Iterator[Row]:
    yield ("input", "low", "high", "grade", "total_index", "total_p5", "total_p95", "settle_ja", "settle_en")
    for one in found["sensitivity"]:
        settle = one["settle"] or {"ja": "", "en": ""}
        index = (two(one[name]) for name in ("total", "total_low", "total_high"))
        yield (one["id"], one["low"], one["high"], one["grade"], *index, settle["ja"], settle["en"])


TABLES: Mapping[str, Callable[[Document], Iterator[Row]]] = {
    "levers": _levers,
    "committed": _committed,
    "fans": _fans,
    "sensitivity": _sensitivity,
}


def csv_of(found: Document, table: str) -> str:
    """One table, with a mark so that Excel reads its Japanese."""
    rows = TABLES[table](found)
    stem = (MARK, found["manifest"]["id"], found["definition"]["id"], found["market"])
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow((*STEM, *next(rows)))
    writer.writerows((*stem, *row) for row in rows)
    return "\ufeff" + out.getvalue()
