"""Places in a source in both languages (出典の箇所): the original, and for an English reader what it says with the words quoted.

From a two-column table; what it does not have, such as a page number or a cell of a workbook, stands as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from meguri.vocabulary.text import Text

_TABLE = Path(__file__).with_name("places.tsv")
_QUOTED = re.compile(r"「[^」]*」|【[^】]*】")


def place_text(place: str) -> Text:
    """A place in the words of either reader; the English keeps what is quoted in Japanese after its translation."""
    words = _places().get(place)
    if words is None:
        return Text(place, place)
    quoted = quotes(place)
    return Text(place, f"{words} ({quoted})" if quoted else words)


def quotes(place: str) -> str:
    """What a translated place quotes, in the original."""
    return "".join(_QUOTED.findall(place))


@cache
def _places() -> Mapping[str, str]:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()[1:]
    pairs = (line.split("\t") for line in lines if line)
    return dict(pairs)
