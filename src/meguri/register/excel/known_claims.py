"""What is known of a subject so far (既知の値): the register's claims and those the same workbook added."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from meguri.profiles.claim import Claim, Standing, Use
from meguri.register.check import CAPABILITY, NOT_BUILT
from meguri.register.codes import ContractWork
from meguri.register.excel.difference import Change
from meguri.register.field import ANSWERS
from meguri.register.register import Register
from meguri.register.site_fields import SITE, SURROUNDINGS
from meguri.register.value_type import CodeType, DayType

_REFUSED = (ContractWork.NO, ContractWork.OWN_PRODUCTS)


@dataclass(slots=True)
class KnownClaims:
    """既知の値."""

    register: Register
    claims: dict[str, list[Claim]] = field(default_factory=dict)  # by organisation or site id

    def __post_init__(self) -> None:
        for organisation in self.register.organisations.values():
            self.claims[organisation.id] = list(organisation.claims)
        for site in self.register.sites.values():
            self.claims[site.id] = list(site.claims)

    def of(self, subject: str, name: str) -> list[Claim]:
        """Claims on a field that have not been superseded."""
        known = self.claims.get(subject, [])
        return [claim for claim in known if claim.field == name and claim.standing != Standing.SUPERSEDED]

    def compared(self, claim: Claim) -> tuple[Change | None, tuple[Claim, ...]]:
        """How a claim stands to what is known; None where the same source already says the same."""
        if any(_same_statement(claim, known) for known in self.claims.get(claim.subject, [])):
            return None, ()
        known = self.of(claim.subject, claim.field)
        if any(_same_day(claim, one) for one in known):
            return None, ()  # the same day, less exactly
        rivals = tuple(one for one in known if _contradicts(claim, one))
        if rivals:
            return Change.DIFFERS, rivals
        same = tuple(one for one in known if (one.value, one.unit) == (claim.value, claim.unit))
        return (Change.CONFIRMED, same) if same else (Change.NEW, tuple(known))

    def as_kept(self, claim: Claim) -> Claim:
        """The claim in the words of the register, where it repeats a value in the other language."""
        for subject in (claim.subject, claim.subject.partition("/")[0]):
            for one in self.of(subject, claim.field):
                if claim.value in (one.words.ja, one.words.en):
                    return replace(claim, value=one.value)
        return claim

    def says(self, claim: Claim) -> bool:
        """Whether the value is known already, of the subject or, where it is a site, of its organisation."""
        subjects = (claim.subject, claim.subject.partition("/")[0])
        known = (one for subject in subjects for one in self.of(subject, claim.field))
        return any((one.value, one.unit) == (claim.value, claim.unit) for one in known)

    def add(self, claim: Claim) -> None:
        """The workbook said so."""
        self.claims.setdefault(claim.subject, []).append(claim)

    def use_of(self, claim: Claim) -> Use:
        """受託しない拠点や未稼働の拠点の能力は参考: what is not offered is context, as `check` asks."""
        if claim.field in SURROUNDINGS:
            return Use.CONTEXT
        offers = not (self._refuses(claim.subject) or self._is_not_built(claim.subject))
        return Use.CAPABILITY if offers or claim.field not in CAPABILITY else Use.CONTEXT

    def _refuses(self, subject: str) -> bool:
        stated = self.of(subject, "contract_work") or self.of(subject.split("/")[0], "contract_work")
        return any(claim.value in _REFUSED for claim in stated)

    def _is_not_built(self, subject: str) -> bool:
        stated = self.of(subject, "site_status")
        return any(claim.value in NOT_BUILT and claim.standing == Standing.STANDS for claim in stated)


def disputed(claim: Claim) -> Claim:
    """The claim as it stands beside another."""
    return replace(claim, standing=Standing.DISPUTED)


def _same_statement(one: Claim, two: Claim) -> bool:
    said = (one.field, one.value, one.unit, one.citation.source, one.citation.status)
    return said == (two.field, two.value, two.unit, two.citation.source, two.citation.status)


def _same_day(claim: Claim, known: Claim) -> bool:
    dated = isinstance(SITE[claim.field].type, DayType) and claim.unit == known.unit
    return dated and known.value != claim.value and known.value.startswith(claim.value)


def _contradicts(one: Claim, two: Claim) -> bool:
    """Another value of a field of one value; yes against no of the same code."""
    known = SITE[one.field]
    if not known.many:
        return (one.value, one.unit) != (two.value, two.unit)
    answers = ("", *ANSWERS)
    coded = isinstance(known.type, CodeType) and one.unit in answers and two.unit in answers
    return coded and one.value == two.value and one.unit != two.unit
