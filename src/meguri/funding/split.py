"""Which cell each programme's claim comes from (経費区分への割付), and how the rounded subsidy is shared over them.

From claims per programme and fiscal year to claims per cell: cells in the order of their ids, each filled by programmes
in the order of theirs, as far as what remains can still be placed. Then the subsidy is rounded down once as the call
says and shared by largest remainder, first over works, then over the cells of a work.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil, floor

from meguri.funding.allocation import Award, Candidate, Claim
from meguri.funding.capacity import YearCapacity, reach
from meguri.funding.claims import Claims
from meguri.rulebook.terms import Base
from meguri.vocabulary.money import Yen, round_down, share_out


def awards(claims: Claims) -> tuple[Award, ...]:
    """The awards of every programme and year, by programme id, then year."""
    found: list[Award] = []
    candidates = claims.capacity.candidates
    for year in claims.capacity.years:
        exact = [claims.by_year.get((candidate.id, year.year), Fraction(0)) for candidate in candidates]
        if any(exact):
            found += _of_year(year, candidates, exact)
    return tuple(sorted(found, key=lambda award: (award.programme, award.year)))


def _of_year(year: YearCapacity, candidates: Sequence[Candidate], exact: Sequence[Fraction]) -> list[Award]:
    rounded = [round_down(c.gain * amount, c.rounding) for c, amount in zip(candidates, exact, strict=True)]
    written = _written(year, candidates, exact, rounded)
    by_cell, in_yen = place(year, exact), place(year, [Fraction(amount) for amount in written])
    found = []
    for n, candidate in enumerate(candidates):
        if not exact[n]:
            continue
        shares = _shares(year, [row[n] for row in by_cell], rounded[n])
        claims = tuple(
            Claim(cell, row[n], int(whole[n]), share)
            for cell, row, whole, share in zip(year.cells, by_cell, in_yen, shares, strict=True)
            if row[n] or whole[n] or share
        )
        receipt = candidate.receipts[year.year]
        found.append(Award(candidate.id, year.year, receipt, candidate.gain * exact[n], rounded[n], claims))
    return found


def place(year: YearCapacity, claimed: Sequence[Fraction]) -> list[list[Fraction]]:
    """One row per cell, one amount per programme, that add up to `claimed`.

    A programme may take of a cell whatever leaves every subset of the others room enough for the rest of its claim.
    """
    programmes, rest = range(len(claimed)), list(claimed)
    within = [sum((claimed[n] for n in programmes if mask >> n & 1), Fraction(0)) for mask in range(1 << len(claimed))]
    total = reach([cell.direct for cell in year.cells], year.payers, len(claimed))
    room = [most - amount for most, amount in zip(total, within, strict=True)]
    rows: list[list[Fraction]] = []
    for cell, payers in zip(year.cells, year.payers, strict=True):
        left, row = Fraction(cell.direct), [Fraction(0)] * len(claimed)
        for n in programmes:
            if not payers >> n & 1 or not rest[n] or not left:
                continue
            touched = [mask for mask in range(len(room)) if mask & payers and not mask >> n & 1]
            row[n] = min([left, rest[n], *(room[mask] for mask in touched)])
            left, rest[n] = left - row[n], rest[n] - row[n]
            for mask in touched:
                room[mask] -= row[n]
        rows.append(row)
        for mask in range(len(room)):
            room[mask] -= left if mask & payers else 0
    if any(rest):
        raise AssertionError("claims that no cell can carry")
    return rows


def _in_whole_yen(claims: Claims) -> dict[Place, Yen]:
    """Each claim up to the next whole yen, as far as bounds on direct cost allow."""
    whole = {place: ceil(amount) for place, amount in claims.by_year.items()}
    for candidate in claims.capacity.candidates:
        places = sorted(
            (place for place in whole if place[0] == candidate.id), key=lambda place: place[1], reverse=True
        )
        for bound in candidate.bounds:
            bounded = [place for place in places if bound.year in (None, place[1])]
            if bound.of is Base.DIRECT:
                _lower(whole, bounded, floor(bound.amount), lambda place: whole[place] > claims.by_year[place])
    return whole


def _contested(year: YearCapacity, claimed: Sequence[Claimed], whole: dict[Place, Yen]) -> None:
    """Where the last yen is contested, first those give way whose rounded subsidy does not need it. Mutates `whole`."""
    places = [(one.candidate.id, year.year) for one in claimed]
    spare = {place: one.unneeded for place, one in zip(places, claimed, strict=True)}
    total = reach([cell.direct for cell in year.cells], year.payers, len(claimed))
    for mask, most in enumerate(total):
        members = [n for n in range(len(claimed)) if mask >> n & 1]
        by_need = sorted(members, key=lambda n: (not spare[places[n]], -n))
        _lower(whole, [places[n] for n in by_need if claimed[n].exact], most, lambda p: True)


def _shares(year: YearCapacity, claimed: Sequence[Fraction], subsidy: Yen) -> list[Yen]:
    """The rounded subsidy over works, then over the cells of each work."""
    works = sorted({cell.work for cell in year.cells})
    cells = [[n for n, cell in enumerate(year.cells) if cell.work == work] for work in works]
    over_works = share_out(subsidy, [sum((claimed[n] for n in places), Fraction(0)) for places in cells])
    shares = [0] * len(claimed)
    for amount, places in zip(over_works, cells, strict=True):
        for n, share in zip(places, share_out(amount, [claimed[n] for n in places]), strict=True):
            shares[n] = share
    return shares
