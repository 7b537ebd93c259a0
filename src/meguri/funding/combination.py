"""Which programmes may be used together (併用): only what is known to be permitted, by both sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from meguri.funding.allocation import Candidate

Names = frozenset[str]


def largest_sets(candidates: Iterable[Candidate]) -> tuple[Names, ...]:
    """The sets of programmes that may be used together and to which no other may be added, in order of ids."""
    known = {candidate.id: candidate.combines_with for candidate in candidates}
    friends = {a: frozenset(b for b in known if b != a and b in known[a] and a in known[b]) for a in known}
    return tuple(sorted(_extend(friends, frozenset(), frozenset(known), frozenset()), key=sorted))


def subsets(names: Names) -> Iterator[Names]:
    """Every subset, fewest first, then ids in order."""
    for size in range(len(names) + 1):
        yield from map(frozenset, combinations(sorted(names), size))


def _extend(friends: dict[str, Names], chosen: Names, open_: Names, closed: Names) -> Iterator[Names]:
    """Bron and Kerbosch's search for the largest cliques."""
    if not open_ and not closed:
        yield chosen
    for name in sorted(open_):
        yield from _extend(friends, chosen | {name}, open_ & friends[name], closed & friends[name])
        open_, closed = open_ - {name}, closed | {name}
