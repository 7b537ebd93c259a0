"""The facility table (施設面積): each row as it stands in the deck and as it is used, with the sums of both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from meguri.profiles.claim import Claim, Standing
from meguri.profiles.organisation import Organisation
from meguri.register.records import Facility
from meguri.register.register import Register
from meguri.vocabulary.citation import Status


@dataclass(frozen=True, slots=True)
class FacilityLine:
    """One row of the facility table."""

    facility: Facility
    company: Organisation
    owner: Organisation | None
    printed: Claim | None
    used: Claim | None
    remarks: tuple[Claim, ...]

    @property
    def corrected(self) -> Claim | None:
        """The value that departs from the table, with the reason."""
        if self.printed and self.printed.standing is Standing.SUPERSEDED:
            return self.printed
        return self.used if self.used and self.used.citation.status is Status.INFERENCE else None

    @property
    def area_printed(self) -> int:
        """m² as it stands in the deck; 0 where it stands on another row."""
        return int(self.printed.value) if self.printed else 0

    @property
    def area_used(self) -> int:
        """m² as it is used; 0 where it is not known."""
        return int(self.used.value) if self.used else 0

    @property
    def since(self) -> tuple[Claim, ...]:
        """What became of it after the deck."""
        return tuple(claim for claim in self.remarks if claim.citation.status is not Status.DECK)

    @property
    def owner_from(self) -> Claim | None:
        """Who says who owns it."""
        return next((claim for claim in self.facility.claims if claim.field == "owner"), None)


@dataclass(frozen=True, slots=True)
class Total:
    """合計: of a company, or of all where there is none."""

    company: Organisation | None
    printed: int
    used: int


def facilities(register: Register) -> tuple[FacilityLine, ...]:
    """The rows of the facility table."""
    return tuple(_line(register, one) for one in register.facilities.values())


def _line(register: Register, one: Facility) -> FacilityLine:
    areas = [claim for claim in one.claims if claim.field == "area_m2"]
    printed = next((claim for claim in areas if claim.citation.status is Status.DECK), None)
    used = next((claim for claim in areas if claim.standing is not Standing.SUPERSEDED), None)
    remarks = tuple(claim for claim in one.claims if claim.field == "remark")
    owner = register.organisations.get(one.owner or "")
    return FacilityLine(one, register.organisations[one.company], owner, printed, used, remarks)


def totals(lines: Iterable[FacilityLine]) -> tuple[Total, ...]:
    """The sums of the companies whose rows were corrected, and of all rows."""
    listed = tuple(lines)
    companies = dict.fromkeys(line.company.id for line in listed if line.corrected)
    parts = [[line for line in listed if line.company.id == id_] for id_ in companies]
    return (*(_total(part[0].company, part) for part in parts), _total(None, listed))


def _total(company: Organisation | None, lines: Iterable[FacilityLine]) -> Total:
    listed = tuple(lines)
    return Total(company, sum(line.area_printed for line in listed), sum(line.area_used for line in listed))


def printed_by(lines: Iterable[FacilityLine], owners: Mapping[str, str] | None) -> dict[str, int]:
    """m² by country as it stands in the deck: of the site, or with `owners` (country by organisation) of the company it names.

    The key is empty where the country is not known.
    """
    sums: dict[str, int] = {}
    for line in lines:
        one = line.facility
        country = one.country if owners is None else owners.get(one.company, "")
        sums[country] = sums.get(country, 0) + line.area_printed
    return sums
