"""Which cell each programme's claim comes from (経費区分への割付), and how the rounded subsidy is shared over them.

From claims per programme and fiscal year to claims per cell: cells in the order of their ids, each filled by programmes
in the order of theirs, as far as what remains can still be placed. Then the subsidy is rounded down once as the call
says and shared by largest remainder, first over works, then over the cells of a work.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from meguri.funding.allocation import Award, Candidate, Claim
from meguri.funding.capacity import YearCapacity, reach
from meguri.funding.claims import Claims
from meguri.funding.whole_yen import in_whole_yen
from meguri.vocabulary.fiscal_year import FiscalYear
from meguri.vocabulary.money import Yen, round_down, share_out


def awards(claims: Claims) -> tuple[Award, ...]:
    """The awards of every programme and year, by programme id, then year."""
    whole = in_whole_yen(claims)
    found: list[Award] = []
    for year in claims.capacity.years:
        found += _of_year(year, claims.capacity.candidates, (claims.by_year, whole))
    return tuple(sorted(found, key=lambda award: (award.programme, award.year)))


def _of_year(
    year: YearCapacity,
    candidates: Sequence[Candidate],
    amounts: tuple[Mapping[tuple[str, FiscalYear], Fraction], Mapping[tuple[str, FiscalYear], Yen]],
) -> list[Award]:
    exact, whole = ([Fraction(of.get((c.id, year.year), 0)) for c in candidates] for of in amounts)
    if not any(exact):
        return []
    by_cell, in_yen = place(year, exact), place(year, whole)
    found = []
    for n, candidate in enumerate(candidates):
        if not exact[n]:
            continue
        subsidy = round_down(candidate.gain * exact[n], candidate.rounding)
        shares = _shares(year, [row[n] for row in by_cell], subsidy)
        claims = tuple(
            Claim(cell, row[n], int(yen[n]), share)
            for cell, row, yen, share in zip(year.cells, by_cell, in_yen, shares, strict=True)
            if row[n] or yen[n] or share
        )
        receipt = candidate.receipts[year.year]
        found.append(Award(candidate.id, year.year, receipt, candidate.gain * exact[n], subsidy, claims))
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
