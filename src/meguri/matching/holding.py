"""Which claims hold for a site, and how much each counts (主張の効力).

A claim on the organisation holds for its sites unless the site says otherwise; a claim that says X never implies not-Y.
A disputed claim and a lapsed licence are shown, but settle nothing and earn nothing. An inference earns a part and settles
nothing but where a site is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction

from meguri.matching.fact import CONSULT, NO, day_in
from meguri.matching.scales import Scales
from meguri.profiles.claim import Claim, Standing, Use
from meguri.profiles.organisation import Organisation, Site
from meguri.vocabulary.citation import Status
from meguri.vocabulary.fiscal_year import MONTHS

FULL = 1000  # a claim that counts in full
# Facts about one place: the organisation's own say nothing about its sites.
OF_THE_PLACE = frozenset(("country", "prefecture", "city", "site_status", "opened", "opening_planned"))
# Granted to one facility: the organisation's hold for its site only where it has just one.
OF_THE_FACILITY = frozenset(
    ("licence", "licence_granted", "licence_expires", "licence_authority", "inspection", "bsl", "containment")
)
# One value only: what the site says replaces what the organisation says.
ONE_VALUE = frozenset(("contract_work", "slot", "bsl", "parallel_projects"))

# True for a short time only: past its half-life such a claim neither passes nor bans.
OF_THE_DAY = frozenset(("slot",))


@dataclass(frozen=True, slots=True)
class Held:
    """A claim that holds for a site."""

    claim: Claim
    own: bool  # said of the site itself
    settles: bool  # may settle a gate
    counts: int  # of FULL; 0 = shown only


@dataclass(frozen=True, slots=True)
class Reckoning:
    """How claims are counted: the scales on one day, with what the scales imply by claim."""

    scales: Scales
    as_of: date
    weighed: dict[tuple[str, str | None, str, bool], int] = field(default_factory=dict)  # weights worked out so far

    def held(self, site: Site, organisation: Organisation | None) -> Iterator[Held]:
        """Every capability claim that holds for the site: its own first, in the order of the register."""
        stated = {c.field for c in site.claims if _usable(c)}
        lapsed = self._lapsed(site.claims)
        for claim in site.claims:
            if _usable(claim):
                yield from self._counted(claim, True, lapsed)
        if organisation is None:
            return
        denied = {(c.field, c.value) for c in site.claims if c.unit == NO}
        only = len(organisation.sites) == 1
        for claim in organisation.claims:
            if _usable(claim) and _inherited(claim, only, stated) and (claim.field, claim.value) not in denied:
                yield from self._counted(claim, only, self._lapsed(organisation.claims))

    def _counted(self, claim: Claim, own: bool, lapsed: frozenset[str]) -> Iterator[Held]:
        disputed = claim.standing == Standing.DISPUTED or (claim.field == "licence" and claim.value in lapsed)
        consult = claim.unit == CONSULT
        counts = 0 if disputed or consult else self.weight_of(claim, own)
        stale = claim.field in OF_THE_DAY and self.freshness(claim) < 1
        inferred = claim.citation.status == Status.INFERENCE and claim.field not in OF_THE_PLACE
        yield Held(claim, own, not (disputed or consult or stale or inferred), counts)
        if disputed or consult or claim.unit == NO:
            return
        for rule in self.scales.implied.get((claim.field, claim.value), ()):
            citation = replace(claim.citation, status=Status.INFERENCE, note=rule.note.en, note_text=rule.note)
            for name, value in rule.says:
                said = replace(claim, field=name, value=value, unit="", citation=citation, text=None)
                yield Held(said, own, rule.settles, self.weight_of(said, own))

    def _lapsed(self, claims: tuple[Claim, ...]) -> frozenset[str]:
        """Kinds of licence whose last known expiry has passed."""
        last: dict[str, date] = {}
        for claim in claims:
            day = day_in(claim) if claim.field == "licence_expires" else None
            if day is not None:
                last[claim.unit] = max(day, last.get(claim.unit, day))
        return frozenset(kind for kind, day in last.items() if day < self.as_of)

    def weight_of(self, claim: Claim, own: bool) -> int:
        """How much a claim counts, of FULL: trust in its source × freshness × whether it names the site."""
        key = (claim.citation.status, claim.citation.dated, claim.field, own)
        if key not in self.weighed:
            trust = self.scales.trust[claim.citation.status]
            place = Fraction(1) if own else self.scales.organisation_claim
            self.weighed[key] = int(FULL * trust * place * self.freshness(claim))
        return self.weighed[key]

    def freshness(self, claim: Claim) -> Fraction:
        """Whole up to the half-life of the field, then halved with each further half-life."""
        said = _last_day(claim.citation.dated)
        if said is None:
            return self.scales.undated
        life = self.scales.half_lives.get(claim.field, self.scales.half_lives["any"])
        past = (self.as_of - said).days - life
        return Fraction(1) if past <= 0 else Fraction(int(FULL * 0.5 ** (past / life)), FULL)


def _usable(claim: Claim) -> bool:
    return claim.use == Use.CAPABILITY and claim.standing != Standing.SUPERSEDED


def _inherited(claim: Claim, only: bool, stated: set[str]) -> bool:
    if claim.field in OF_THE_PLACE or (claim.field in OF_THE_FACILITY and not only):
        return False
    return not (claim.field in ONE_VALUE and claim.field in stated)


def _last_day(dated: str | None) -> date | None:
    """The last day that a source's date can mean; None where it shows none."""
    try:
        parts = [int(part) for part in (dated or "").split("-")]
        if len(parts) == 3:
            return date(*parts)
        year, month = (parts[0], MONTHS) if len(parts) == 1 else parts
        return date(year + month // MONTHS, month % MONTHS + 1, 1) - timedelta(days=1)
    except (ValueError, TypeError):
        return None


def by_field(held: Iterator[Held]) -> Mapping[str, list[Held]]:
    """Claims by field, in their order."""
    grouped: dict[str, list[Held]] = {}
    for each in held:
        grouped.setdefault(each.claim.field, []).append(each)
    return grouped
