"""What rests on aggregators (まとめサイトによる値): one notice for programme, call and verdict, from the citations alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from meguri.documents.figures import Answer
from meguri.vocabulary.citation import Status
from meguri.vocabulary.text import Text

NOTICE = Text(
    "要件・条件の出典にまとめサイトを含みます。公募要領で確かめてください。",
    "Some conditions or terms rest on aggregator sites alone. Check them in the call document.",
)


def weak_notice(cited: Iterable[Answer]) -> Text | None:
    """The notice, if some value has no source but aggregators; None otherwise.

    Args:
        cited: clauses, terms or readings of an answer document, each with its `citation` (one, several or none).
    """
    return NOTICE if any(_weak(one["citation"]) for one in cited) else None


def _weak(citation: Any) -> bool:
    listed: list[Answer] = [citation] if isinstance(citation, dict) else list(citation or ())
    return bool(listed) and all(one["status"] == Status.AGGREGATOR for one in listed)
