"""Calls (公募) and the readings their documents leave open (解釈)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from meguri.rulebook.file_format import CallState
from meguri.rulebook.terms import Terms
from meguri.vocabulary.citation import Citation, Status
from meguri.vocabulary.fiscal_year import FiscalYear
from meguri.vocabulary.text import Text


@dataclass(frozen=True, slots=True)
class Reading:
    """解釈: one way to read what the sources leave open. `changes` are the terms it settles."""

    point: str  # id of the question, "ceiling-base"
    question: Text  # what the sources leave open
    id: str
    default: bool
    text: Text
    warning: str | None  # id of a warning that goes with it
    terms: Terms  # only the fields named in `sets` differ from empty terms
    sets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """公募. `terms` are those under every default reading."""

    programme: str
    id: str
    name: Text
    page: str | None
    stated: CallState | None  # as a source says, where there are no dates
    own_terms: Terms  # as stated, before any reading
    readings: tuple[Reading, ...]
    announced_by: Citation | None = None  # the document that names a call which nothing else shows
    terms_seen: bool = True  # False = no source seen states terms of this very call
    confirm_within: int = 0  # months after which such a document alone no longer shows that the call was held
    assumed: bool = False  # not announced: the terms of an earlier call, in later years
    ended: bool = False  # the programme is over

    @property
    def terms(self) -> Terms:
        """The terms under the default readings."""
        return self.under(())

    def under(self, chosen: tuple[str, ...]) -> Terms:
        """The terms under the `chosen` reading ids, the default everywhere else."""
        picked = {r.point: r for r in self.readings if r.default}
        picked |= {r.point: r for r in self.readings if r.id in chosen}
        return read_as(self.own_terms, tuple(picked.values()))

    def certified_on(self, as_of: date) -> date:
        """The day on which a VC has to be certified: the call's last day while it is open, else `as_of`."""
        closes = self.own_terms.closes
        return closes if closes is not None and self.state(as_of) is CallState.OPEN else as_of

    @property
    def opens_by(self) -> date | None:
        """The day on which it was seen open, where no source gives the opening day itself."""
        cited = self.own_terms.cited.get("opens")
        return self.own_terms.opens if cited and cited.status is Status.INFERENCE else None

    def unconfirmed(self, as_of: date) -> bool:
        """Whether it is only known as planned, from a document that is undated or older than it may be."""
        if self.announced_by is None or self.state(as_of) is not CallState.FORECAST:
            return False
        age = self.announced_by.age_in_months(as_of)
        return age is None or age > self.confirm_within

    def state(self, as_of: date) -> CallState:
        """What one can do on `as_of`."""
        opens, closes = self.own_terms.opens, self.own_terms.closes
        if self.ended:
            return CallState.ENDED
        if opens and as_of < opens:
            return CallState.FORECAST
        if closes and as_of > closes:
            return CallState.CLOSED
        if opens and closes:
            return CallState.OPEN
        return self._by_year(FiscalYear.of(as_of))

    def _by_year(self, today: FiscalYear) -> CallState:
        """The state of a call whose fiscal years are known at most: before, in and after its first year."""
        years = self.own_terms.years
        if years and today < years[0]:
            return CallState.FORECAST
        if years and today > years[1]:
            return CallState.CLOSED
        if years and today == years[0]:
            return CallState.UNKNOWN
        return self.stated or CallState.UNKNOWN


def read_as(terms: Terms, readings: tuple[Reading, ...]) -> Terms:
    """`terms` with what `readings` settle put in. A value that the terms state alike keeps its own source."""
    for reading in readings:
        settled = {name: getattr(reading.terms, name) for name in reading.sets}
        anew = {k: v for k, v in reading.terms.cited.items() if getattr(reading.terms, k) != getattr(terms, k)}
        cited: dict[str, Citation] = {**terms.cited, **anew}
        terms = replace(terms, **settled, cited=cited)
    return terms
