"""Organisations and their sites (機関と拠点), with every claim about them."""

from __future__ import annotations

from dataclasses import dataclass

from meguri.profiles.claim import Claim, Standing, Use
from meguri.vocabulary.text import Text

HOME = "JP"  # country code of a domestic site (国内拠点)


@dataclass(frozen=True, slots=True)
class Site:
    """拠点: the unit of matching. Claims of its organisation that hold for every site are in `Organisation.claims`."""

    id: str  # "s-racmo/force"
    organisation: str  # organisation id
    name: Text
    country: str | None  # ISO 3166 alpha-2; None = not known
    claims: tuple[Claim, ...] = ()

    @property
    def domestic(self) -> bool | None:
        """国内に製造拠点: whether the site itself is in Japan, whoever owns it; None = not known."""
        return None if self.country is None else self.country == HOME

    def standing(self, field: str, use: Use = Use.CAPABILITY) -> tuple[Claim, ...]:
        """The claims on `field` that may be used and have not been superseded."""
        return standing(self.claims, field, use)


@dataclass(frozen=True, slots=True)
class Organisation:
    """機関."""

    id: str  # "s-racmo"
    name: Text
    claims: tuple[Claim, ...] = ()
    sites: tuple[Site, ...] = ()

    def standing(self, field: str, use: Use = Use.CAPABILITY) -> tuple[Claim, ...]:
        """The claims on `field` that may be used and have not been superseded."""
        return standing(self.claims, field, use)


def standing(claims: tuple[Claim, ...], field: str, use: Use) -> tuple[Claim, ...]:
    """Claims on `field` of kind `use` that were not superseded."""
    return tuple(c for c in claims if c.field == field and c.use == use and c.standing != Standing.SUPERSEDED)
