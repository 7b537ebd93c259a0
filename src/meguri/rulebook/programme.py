"""Programmes (支援事業), and which of their calls one looks at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from meguri.rulebook.call import Call
from meguri.rulebook.file_format import CallState
from meguri.rulebook.requirements import REQUIREMENTS
from meguri.rulebook.terms import Terms
from meguri.rules.expression import All, Clause
from meguri.vocabulary.citation import Citation
from meguri.vocabulary.errors import MeguriError
from meguri.vocabulary.fiscal_year import FiscalYear
from meguri.vocabulary.money import Yen
from meguri.vocabulary.text import Text


@dataclass(frozen=True, slots=True)
class Note:
    """留意事項: what a reviewer or a pledge decides; it never changes a verdict."""

    id: str
    text: Text
    citation: Citation


@dataclass(frozen=True, slots=True)
class Budget:
    """予算. `year` None where one amount covers several years."""

    year: FiscalYear | None
    amount: Yen
    text: Text
    citation: Citation
    draft: bool = False  # a bill: the amount enacted was not seen


@dataclass(frozen=True, slots=True)
class Programme:
    """支援事業."""

    id: str
    name: Text
    agency: Text
    purpose: Text | None
    funded_through: tuple[str, ...]  # ids of the programmes that spend this one's budget; never a line of a plan
    ends: FiscalYear | None  # last fiscal year of the programme; None = not known
    ends_citation: Citation | None
    contact: str | None
    notes: tuple[Note, ...]
    foreign: tuple[Note, ...]  # what sources say of applicants owned abroad; empty = they say nothing
    budgets: tuple[Budget, ...]
    calls: tuple[Call, ...]  # oldest first

    def clauses(self, terms: Terms) -> tuple[Clause, ...]:
        """要件 under these terms."""
        return tuple(REQUIREMENTS[self.id](terms))

    def citations(self) -> Iterator[Citation]:
        """Every source of this programme, as often as it is used."""
        if self.ends_citation:
            yield self.ends_citation
        yield from (note.citation for note in (*self.notes, *self.foreign))
        yield from (budget.citation for budget in self.budgets)
        for call in self.calls:
            if call.announced_by:
                yield call.announced_by
            for terms in (call.own_terms, *(reading.terms for reading in call.readings)):
                yield from terms.cited.values()

    @property
    def checked(self) -> date:
        """確認日: the day its sources were last read."""
        return max(citation.read_on for citation in self.citations())

    def official_page(self, call: Call) -> str | None:
        """公式ページ: the page of this call, else the page of the programme; None = not known."""
        return call.page or self.contact

    def requires(self, terms: Terms) -> All:
        """All clauses as one condition."""
        return All(self.clauses(terms))

    def call(self, as_of: date) -> Call:
        """The call to look at: the one open on `as_of`; else the next known; else the latest, marked assumed.

        A call of this very fiscal year whose dates are not known comes before a later one.
        """
        states = {call.id: call.state(as_of) for call in self.calls}
        for wanted in (CallState.OPEN, CallState.UNKNOWN, CallState.FORECAST):
            found = next((call for call in self.calls if states[call.id] is wanted), None)
            if found is not None:
                break
        call = found or self.calls[-1]
        announced = states[call.id] in (CallState.OPEN, CallState.FORECAST)
        ended = self.ends is not None and FiscalYear.of(as_of) > self.ends
        return replace(call, assumed=not announced, ended=ended)

    def terms_from(self, call: Call) -> Call | None:
        """The call whose terms are those of `call`: itself, else the latest before it whose terms were seen."""
        ids = [one.id for one in self.calls]
        seen = [one for one in self.calls[: ids.index(call.id) + 1] if one.terms_seen]
        return seen[-1] if seen else None


@dataclass(frozen=True, slots=True)
class Rulebook:
    """支援事業の規則集."""

    version: str
    hash: str  # of every file it was read from
    programmes: Mapping[str, Programme]
    remarks: Mapping[str, Note]  # warnings and assumptions that hold for every programme
    settlement: tuple[int, ...]  # quarters from the end of a fiscal year to the subsidy: assumed, and shown beside

    def programme(self, id_: str) -> Programme:
        """The programme with this id.

        Raises:
            UnknownProgramme: there is none.
        """
        if id_ not in self.programmes:
            raise UnknownProgramme(id_, tuple(self.programmes))
        return self.programmes[id_]


class UnknownProgramme(MeguriError):  # noqa: N818 - a noun of the field
    """No programme has this id."""

    def __init__(self, id_: str, known: tuple[str, ...]):
        super().__init__(f"no programme '{id_}'; known: {', '.join(known)}")
        self.id, self.known = id_, known
