"""Every source with what rests on it (出典一覧): from the claims of the register to one line per source."""

from __future__ import annotations

from dataclasses import dataclass

from meguri.profiles.claim import Claim
from meguri.register.register import Register
from meguri.vocabulary.citation import Status


@dataclass(frozen=True, slots=True)
class Source:
    """出典."""

    name: str  # document name or URL
    statuses: tuple[Status, ...]  # of the values that rest on it
    claims: tuple[Claim, ...]

    @property
    def subjects(self) -> tuple[str, ...]:
        """The records it speaks of."""
        return tuple(dict.fromkeys(claim.subject for claim in self.claims))

    @property
    def inferred(self) -> tuple[Claim, ...]:
        """Values that are inferred from it, not stated in it."""
        return tuple(claim for claim in self.claims if claim.citation.status == Status.INFERENCE)


def sources(register: Register) -> tuple[Source, ...]:
    """Every source, those that carry most first."""
    grouped: dict[str, list[Claim]] = {}
    for claim in register.claims:
        grouped.setdefault(claim.citation.source, []).append(claim)
    found = [Source(name, _statuses(claims), tuple(claims)) for name, claims in grouped.items()]
    return tuple(sorted(found, key=lambda source: (-len(source.claims), source.name)))


def _statuses(claims: list[Claim]) -> tuple[Status, ...]:
    return tuple(dict.fromkeys(claim.citation.status for claim in claims))
