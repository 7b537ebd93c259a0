"""What is said about an organisation or a site (主張と根拠): one value, one piece of evidence, one status."""

import dataclasses
from dataclasses import dataclass
from enum import StrEnum

from meguri.vocabulary.citation import Citation
from meguri.vocabulary.text import Text


class Use(StrEnum):
    """How a claim may be used."""

    CAPABILITY = "capability"  # offered to customers: matching may read it
    CONTEXT = "context"  # a fact worth showing (own product, group, plan): matching never reads it


class Standing(StrEnum):
    """Whether the value stands."""

    STANDS = "stands"
    DISPUTED = "disputed"  # a correction is under way, or sources disagree
    SUPERSEDED = "superseded"  # kept for the record


@dataclass(frozen=True, slots=True)
class Claim:
    """主張. `value` is a code of the vocabulary where the field has one, else plain text."""

    subject: str  # organisation or site id
    field: str  # "step", "vector", "area_m2" … as the register's schema lists them
    value: str
    unit: str  # "" where none
    citation: Citation
    use: Use = Use.CAPABILITY
    standing: Standing = Standing.STANDS
    text: Text | None = dataclasses.field(default=None, compare=False)  # free text in both languages, once translated

    @property
    def words(self) -> Text:
        """The value as a reader of either language reads it; as it was written where nobody has translated it."""
        return self.text or Text(self.value, self.value)
