"""Where a value comes from (出典): source, place in it, dates, status. A value without one does not load."""

from dataclasses import dataclass, field
from datetime import date

from meguri.vocabulary.code import Code
from meguri.vocabulary.text import Text

MONTHS = 12  # of a year
INFERRED = Text("（推定）", " (inferred)")  # after what only an inference gives
ONLY_INFERRED = Text("（推定のみ）", " (inferred only)")  # after what no public source states at all


class Status(Code):
    """出典の種類."""

    PRIMARY = "primary", "一次資料", "primary source"
    NEWS = "news", "報道", "news"
    AGGREGATOR = "aggregator", "まとめサイト", "aggregator"
    DECK = "deck", "経産省資料", "METI deck"
    INFERENCE = "inference", "推定", "inference"
    SELF_DECLARED = "self-declared", "自己申告", "self-declared"
    ASSOCIATION_SURVEY = "association-survey", "業界団体調査", "association survey"


@dataclass(frozen=True, slots=True)
class Citation:
    """出典. For an inference, `note` carries the reasoning, as it was written."""

    source: str  # document name or URL
    place: str  # where in it; may be empty for a page
    status: Status
    dated: str | None  # date of the source, "2025-07" or "2025-07-18"; None where the source shows none
    read_on: date  # the day it was read
    note: str = ""
    note_text: Text | None = field(default=None, compare=False)  # the note in both languages, once translated

    def age_in_months(self, on: date) -> int | None:
        """Whole months from the date of the source to `on`; None where the source shows no date."""
        if self.dated is None:
            return None
        year, month = int(self.dated[:4]), int(self.dated[5:7] or "1")
        return (on.year - year) * MONTHS + on.month - month

    def document(self) -> dict[str, str | dict[str, str] | None]:
        """As it stands in a JSON answer."""
        return {
            "source": self.source,
            "place": self.place,
            "status": self.status.value,
            "dated": self.dated,
            "read_on": self.read_on.isoformat(),
            "note": self.note,
            "note_text": (self.note_text or Text(self.note, self.note)).document() if self.note else None,
        }
