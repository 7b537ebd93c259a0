"""Combinations of sites (拠点の組合せ): where no single site covers the steps, the fewest that do, and the hand-overs.

A step counts as covered only on evidence; steps that rest on an inference are tried after, and marked. Sites with a failed
gate other than the steps take no part. At most three sites, and a limited number of sets in a fixed order: fewer sites,
those that keep a patient's own cells at one site, fewer organisations, fewer hand-overs, more evidence, ids.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, product

import numpy as np
from numpy.typing import NDArray

from meguri.matching.criteria import WHOLE
from meguri.matching.directory import Counts, Directory, Flags
from meguri.matching.fact import Fact
from meguri.matching.gates import not_running, step_facts
from meguri.matching.match import Combination, Handover, Part
from meguri.matching.need import Need
from meguri.profiles.organisation import Site
from meguri.vocabulary.process import Step
from meguri.vocabulary.product import CellSource
from meguri.vocabulary.text import Text

MOST_SITES = 3
SHOWN = 12  # sets listed
KEPT = 12  # organisations kept of those with a site that covers exactly the same steps
CAUTION = Text(
    "患者本人の細胞を工程の途中で拠点間で運ぶことになるため、後ろに並べています。",
    "Listed after the others: the patient's own cells would travel between sites in the middle of the process.",
)
APART = (
    Step.DONOR,
    Step.VECTOR,
    Step.QC,
    Step.RELEASE,
    Step.STORE,
    Step.SHIP,
)  # steps that do not hold the patient's cells in process
TRIED = 20_000  # sets ranked before the first are listed
WIDEST = 60  # kinds of coverage tried where no three sites cover everything


@dataclass(frozen=True, slots=True)
class Cover:
    """Which of the needed steps each open site covers, as bits in the order of the process."""

    steps: tuple[Step, ...]
    masks: Mapping[int, tuple[int, ...]]  # mask → sites that cover exactly these, best first
    reach: int  # steps that somebody covers

    @property
    def whole(self) -> int:
        return (1 << len(self.steps)) - 1


@dataclass(frozen=True, slots=True)
class Wanted:
    """What sets of sites are ranked by."""

    need: Need
    sites: Directory
    low: Counts  # evidence of each site, more steps first


def combinations_of(need: Need, sites: Directory, allowed: Flags, low: Counts) -> tuple[Combination, ...]:
    """The smallest sets of sites that cover the steps; none where one site does, or no steps are known.

    Args:
        allowed: sites without a failed gate, the steps aside.
        low: what is evidenced of each site's score, of `WHOLE`.
    """
    if not need.steps:
        return ()
    masks = _masks(need, sites, allowed, inferred=False)
    if (masks == (1 << len(need.steps)) - 1).any():
        return ()
    low = low + np.bitwise_count(masks).astype(np.int64) * (
        WHOLE + 1
    )  # more steps on evidence come before a higher score
    evidenced = _cover(need.steps, masks, sites, low)
    wanted = Wanted(need, sites, low)
    found = _sets(evidenced, evidenced.whole, wanted) if evidenced.reach == evidenced.whole else []
    if found:
        return tuple(_described(each, evidenced, need, sites) for each in found)
    leads = _cover(need.steps, _masks(need, sites, allowed, inferred=True), sites, low)
    sets = _sets(leads, _widest(leads), wanted)
    return tuple(_described(each, leads, need, sites) for each in sets if len(each) > 1)


def steps_without_evidence(need: Need, sites: Directory, allowed: Flags) -> tuple[Step, ...]:
    """Needed steps that no open site is known to do for such a product."""
    shown = _masks(need, sites, allowed, inferred=False)
    return tuple(step for bit, step in enumerate(need.steps or ()) if not (shown & 1 << bit).any())


def steps_on_inference(need: Need, sites: Directory, allowed: Flags, unproven: Sequence[Step]) -> tuple[Step, ...]:
    """Those of the `unproven` steps that an inference about some open site points to."""
    if not unproven:
        return ()
    leads = _masks(need, sites, allowed, inferred=True)
    return tuple(s for bit, s in enumerate(need.steps or ()) if s in unproven and (leads & 1 << bit).any())


def steps_of_others(
    need: Need, sites: Directory, allowed: Flags, unproven: Sequence[Step]
) -> Mapping[Step, tuple[Site, ...]]:
    """Open sites in operation, or not known to be out of it, known to do an `unproven` step, in the shuffle of the day, of which not even
    an inference says that they do it for such a product."""
    open_, leads = allowed & ~not_running(sites), _masks(need, sites, allowed, inferred=True)
    done = {}
    for bit, step in enumerate(need.steps or ()):
        if step in unproven:
            others = open_ & sites.column(Fact("step", (step,))).settled & ((leads & 1 << bit) == 0)
            done[step] = np.flatnonzero(others).tolist()
    return {
        step: tuple(sites.sites[i] for i in sorted(found, key=sites.shuffle.__getitem__))
        for step, found in done.items()
        if found
    }


def _masks(need: Need, sites: Directory, allowed: Flags, *, inferred: bool) -> Counts:
    """Which of the needed steps each site covers, as bits."""
    masks = np.zeros(len(sites), dtype=np.int64)
    for bit, step in enumerate(need.steps or ()):
        covered = allowed.copy()
        for fact in step_facts(need, step, sites.scales):
            column = sites.column(fact)
            covered &= column.settled | (column.counts > 0) if inferred else column.settled
        masks[covered] |= 1 << bit
    return masks


def _cover(steps: tuple[Step, ...], masks: Counts, sites: Directory, low: Counts) -> Cover:
    ranked = np.argsort(-low, kind="stable")
    kept = {int(mask): _best(ranked[masks[ranked] == mask], sites) for mask in np.unique(masks[masks > 0])}
    reach = 0
    for mask in kept:
        reach |= mask
    return Cover(steps, kept, reach)


def _best(ranked: NDArray[np.int64], sites: Directory) -> tuple[int, ...]:
    """The first sites of those that cover the same steps; one speaks for all of its organisation."""
    houses: dict[str, int] = {}
    for i in ranked.tolist():
        houses.setdefault(sites.sites[i].organisation, i)
        if len(houses) == KEPT:
            break
    return tuple(houses.values())


def _widest(cover: Cover) -> int:
    """The most steps that three sites cover together; all that anybody covers, where three are enough."""
    if any(True for size in range(1, MOST_SITES + 1) for _ in _covering(cover.reach, tuple(cover.masks), size)):
        return cover.reach
    masks = sorted(cover.masks, key=lambda mask: (-mask.bit_count(), mask))[:WIDEST]
    unions = (a | b | c for a, b, c in combinations(masks, MOST_SITES))
    return max(unions, key=lambda mask: (mask.bit_count(), -mask), default=cover.reach)


def _sets(cover: Cover, steps: int, wanted: Wanted) -> list[tuple[int, ...]]:
    """The sets of the smallest size that cover `steps`, best first."""
    masks = sorted(cover.masks, key=lambda mask: (-mask.bit_count(), mask))
    for size in range(1, MOST_SITES + 1):
        found: list[tuple[int, ...]] = []
        for chosen in _covering(steps, masks, size) if steps else ():
            found += _of_sites(chosen, cover)
            if len(found) >= TRIED:
                break
        if found:
            ranked = sorted(set(found), key=lambda each: _rank(each, cover, wanted))
            return ranked[:SHOWN]
    return []


def _covering(wanted: int, masks: Sequence[int], size: int) -> Iterator[tuple[int, ...]]:
    """Sets of `size` different masks that together cover `wanted`, each once."""
    if size == 0 or not wanted:
        if not wanted and size == 0:
            yield ()
        return
    rarest = min(_bits(wanted), key=lambda bit: sum(mask & bit > 0 for mask in masks))
    seen: set[tuple[int, ...]] = set()
    for mask in masks:
        if not mask & rarest:
            continue
        for rest in _covering(wanted & ~mask, masks, size - 1):
            chosen = tuple(sorted((mask, *rest)))
            if len(set(chosen)) == size and chosen not in seen:
                seen.add(chosen)
                yield chosen


def _bits(mask: int) -> Iterator[int]:
    while mask:
        lowest = mask & -mask
        yield lowest
        mask ^= lowest


def _of_sites(chosen: tuple[int, ...], cover: Cover) -> Iterator[tuple[int, ...]]:
    """Sites for the masks: one of each."""
    return (tuple(sorted(each)) for each in product(*(cover.masks[mask] for mask in chosen)))


def _rank(chosen: tuple[int, ...], cover: Cover, wanted: Wanted) -> tuple[object, ...]:
    shared = _shared(chosen, cover)
    organisations = {wanted.sites.sites[i].organisation for i in chosen}
    evidence = sum(int(wanted.low[i]) for i in chosen)
    return (len(chosen), _parts_cells(shared, wanted.need), len(organisations), len(_moves(shared)), -evidence, chosen)


def _parts_cells(shared: Mapping[Step, int], need: Need) -> bool:
    """Whether a patient's own cells would be handled at more than one site."""
    if need.source is not CellSource.AUTO:
        return False
    return len({i for step, i in shared.items() if step not in APART}) > 1


def _shared(chosen: tuple[int, ...], cover: Cover) -> dict[Step, int]:
    """Which site takes which step: the work stays where it is as long as that site goes on.

    Vector production stands apart from the line of cells: its lot joins where the genes are transferred.
    """
    covers = {i: mask for mask, each in cover.masks.items() for i in each if i in chosen}
    shared: dict[Step, int] = {}
    line = [step for step in cover.steps if step is not Step.VECTOR]
    here: int | None = None
    for position, step in enumerate(line):
        able = [i for i in chosen if covers[i] & _bit(step, cover)]
        if able and here not in able:
            here = max(able, key=lambda i: (_run(line[position:], covers[i], cover), -i))
        if able and here is not None:
            shared[step] = here
    if Step.VECTOR in cover.steps:
        able = [i for i in chosen if covers[i] & _bit(Step.VECTOR, cover)]
        if able:
            used = shared.get(Step.TRANSDUCE, shared.get(Step.FILL))
            shared[Step.VECTOR] = used if used in able and used is not None else able[0]
    return {step: shared[step] for step in cover.steps if step in shared}


def _bit(step: Step, cover: Cover) -> int:
    return 1 << cover.steps.index(step)


def _run(line: Sequence[Step], mask: int, cover: Cover) -> int:
    """How many steps in a row the site goes on with."""
    for length, step in enumerate(line):
        if not mask & _bit(step, cover):
            return length
    return len(line)


def _moves(shared: Mapping[Step, int]) -> list[tuple[Step, Step]]:
    """Pairs of steps between which the work changes site."""
    line = [step for step in shared if step is not Step.VECTOR]
    moves: list[tuple[Step, Step]] = [(a, b) for a, b in pairwise(line) if shared[a] != shared[b]]
    if Step.VECTOR in shared and line:
        joins = next((s for s in (Step.TRANSDUCE, Step.FORMULATE, Step.FILL) if s in shared), line[0])
        if shared[joins] != shared[Step.VECTOR]:
            moves.insert(0, (Step.VECTOR, joins))
    return moves


def _described(chosen: tuple[int, ...], cover: Cover, need: Need, sites: Directory) -> Combination:
    shared = _shared(chosen, cover)
    parts = []
    for i in chosen:
        site = sites.sites[i]
        steps = tuple(step for step, taken in shared.items() if taken == i)
        parts.append(Part(site.id, site.organisation, site.name, steps))
    leads = [step for step, i in shared.items() if not _settled(need, step, i, sites)]
    return Combination(
        tuple(parts),
        tuple(_handover(a, b, shared, sites) for a, b in _moves(shared)),
        tuple(leads),
        tuple(step for step in cover.steps if step not in shared),
        CAUTION if _parts_cells(shared, need) else None,
    )


def _settled(need: Need, step: Step, i: int, sites: Directory) -> bool:
    return all(bool(sites.column(fact).settled[i]) for fact in step_facts(need, step, sites.scales))


def _handover(before: Step, after: Step, shared: Mapping[Step, int], sites: Directory) -> Handover:
    giver, taker = sites.sites[shared[before]], sites.sites[shared[after]]
    a, b = giver.name, taker.name
    if before is Step.VECTOR:
        text = Text(
            f"ベクターのロットを{a.ja}から{b.ja}へ（{after.text.ja}に使用）。規格・試験成績書・輸送温度を取り決める。",
            f"Vector lot from {a.en} to {b.en}, for {after.text.en}: agree specification, certificate and transport temperature.",
        )
    elif after is Step.QC:
        text = Text(
            f"試験検体を{a.ja}から{b.ja}へ（{after.text.ja}）。検体量・期限・結果の報告日数を取り決める。",
            f"Test samples from {a.en} to {b.en}: agree volume, stability and days to the result.",
        )
    else:
        text = Text(
            f"{before.text.ja}の後の中間品を{a.ja}から{b.ja}へ（{after.text.ja}）。保存条件・有効時間・追跡を取り決める。",
            f"Intermediate after {before.text.en} from {a.en} to {b.en}, for {after.text.en}: agree storage, hold time and chain of custody.",
        )
    return Handover(giver.id, taker.id, text)
