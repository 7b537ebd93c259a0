"""The shortlist (候補リスト): from a seed and the register to candidates in two bands, with every reason.

`evidenced`: this kind of product is evidenced, the site is not under construction or idle, and at least half of the weight
rests on evidence; ordered by what is evidenced, ties by id. `mostly-unknown`: the others, beside them: first those with evidence for the product class, then by
how many of the cells and vectors, of the steps, and of all gates are evidenced, then a shuffle that changes with the day and
is fixed by the site's id alone. Neither order depends on which other sites are listed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import numpy as np

from meguri.matching.acceptability import Acceptability, acceptability
from meguri.matching.asking import each_once
from meguri.matching.combinations import combinations_of, steps_of_others, steps_on_inference, steps_without_evidence
from meguri.matching.criteria import WHOLE, CriterionScores, Records, scores_of
from meguri.matching.directory import Counts as Numbers
from meguri.matching.directory import Directory, Flags, directory_of
from meguri.matching.explanation import Weighing, criterion_result, gate_result
from meguri.matching.fact import Fact
from meguri.matching.gates import Gate, gates_of, not_running
from meguri.matching.match import (
    Band,
    Candidate,
    Counts,
    CriterionResult,
    Excluded,
    GateResult,
    GateStatus,
    Lacking,
    Match,
    Question,
    Score,
)
from meguri.matching.need import Need, need_of
from meguri.matching.scales import Weights, read_scales
from meguri.matching.sensitivity import smallest_shift
from meguri.matching.weights import WHOLE as WEIGHT
from meguri.matching.weights import in_whole_numbers
from meguri.profiles.claim import Claim, Standing
from meguri.profiles.profile import Profile
from meguri.register.register import Register
from meguri.vocabulary.citation import ONLY_INFERRED
from meguri.vocabulary.text import Text

DRAWS = 10_000
SEED = 1
OF_THE_SEED = (("product_class",), ("cell_type", "vector"), ("step",))  # what the seed needs, what decides most first


@dataclass(frozen=True, slots=True)
class Draw:
    """How the order is tried: number of draws (0 = not at all) and their seed."""

    draws: int = DRAWS
    seed: int = SEED


@dataclass(frozen=True, slots=True)
class Run:
    """One match on its way: everything over all sites."""

    need: Need
    sites: Directory
    weights: Weights
    shares: tuple[int, ...]  # weights as whole numbers of WEIGHT
    gates: tuple[Gate, ...]
    scores: tuple[CriterionScores, ...]
    low: Numbers  # of WEIGHT × WHOLE
    high: Numbers
    rests: Numbers  # weight resting on evidence, of WEIGHT
    failed: Numbers  # failed gates
    lacking: Mapping[Lacking, Flags]  # what keeps a site out of the evidenced band


def match(
    profile: Profile,
    register: Register | Directory,
    *,
    as_of: date,
    weights: Weights | None = None,
    draw: Draw | None = None,
    track_records: Records | None = None,
    top: int | None = None,
) -> Match:
    """The sites of a register for one seed.

    Args:
        register: or its `Directory` of the same day, where many seeds are matched.
        weights: a preset or one's own; the default preset where none is given.
        top: candidates of each band that are explained; all where none is given. Sites outside are always explained: each may
            see which condition it fails.
    """
    sites = register if isinstance(register, Directory) else directory_of(register, read_scales(), as_of)
    draw = draw or Draw()
    run = _run(need_of(profile), sites, weights or sites.scales.presets["default"], track_records or {})
    evidenced, others, outside = _bands(run)
    firm = _firmness(run, evidenced, draw)
    shown = [_candidate(run, i, Band.EVIDENCED, firm, at) for at, i in enumerate(evidenced[:top])]
    shown += [_candidate(run, i, Band.MOSTLY_UNKNOWN, None, 0) for i in others[:top]]
    barred = {i: _excluded(run, i) for i in outside}
    open_ = _open_but_steps(run)
    unproven = steps_without_evidence(run.need, sites, open_)
    return Match(
        sites.as_of,
        run.weights,
        draw.draws,
        draw.seed,
        tuple(shown),
        combinations_of(run.need, sites, open_, run.low // WEIGHT),
        unproven,
        steps_on_inference(run.need, sites, open_, unproven),
        steps_of_others(run.need, sites, open_, unproven),
        _shown_nowhere(run),
        tuple(barred[i] for i in outside if run.failed[i] == 1),
        tuple(barred.values()),
        smallest_shift(evidenced, run.scores, run.shares, sites),
        run.need.unknown,
        Counts(len(sites), len(evidenced), len(others), len(outside)),
        sites.scales.version,
        sites.register.organisations,
    )


def _run(need: Need, sites: Directory, weights: Weights, records: Records) -> Run:
    gates, scores = gates_of(need, sites), scores_of(need, sites, records)
    shares = tuple(in_whole_numbers(weights, sites.scales))
    none = np.zeros(len(sites), dtype=np.int64)
    low, high, rests, failed = none.copy(), none.copy(), none.copy(), none.copy()
    for share, each in zip(shares, scores, strict=True):
        low += share * each.low
        high += share * each.high
        rests += share * each.rests
    for gate in gates:
        failed += gate.status < 0
    return Run(need, sites, weights, shares, gates, scores, low, high, rests, failed, _lacking(need, sites, rests))


def _lacking(need: Need, sites: Directory, rests: Numbers) -> Mapping[Lacking, Flags]:
    made = np.ones(len(sites), dtype=bool)
    for word in need.words("product_class"):  # evidence about another kind of product says nothing about this one
        made &= sites.column(Fact("product_class", (word,))).settled
    return {Lacking.CLASS: ~made, Lacking.STATE: not_running(sites), Lacking.WEIGHT: 2 * rests < WEIGHT}


def _bands(run: Run) -> tuple[list[int], list[int], list[int]]:
    """Sites of the evidenced band, of the other, and those with a failed gate, each in its order."""
    evidenced = (run.failed == 0) & ~np.logical_or.reduce(tuple(run.lacking.values()))
    others = (run.failed == 0) & ~evidenced
    ranked = np.argsort(-run.low, kind="stable")
    met = [_needs_met(run, fields) for fields in OF_THE_SEED]
    beside = np.lexsort((run.sites.shuffle, -_gates_met(run), *(-each for each in reversed(met))))  # the last key leads
    outside = np.flatnonzero(run.failed > 0)
    return ranked[evidenced[ranked]].tolist(), beside[others[beside]].tolist(), outside.tolist()


def _gates_met(run: Run) -> Numbers:
    met = np.zeros(len(run.sites), dtype=np.int64)
    for gate in run.gates:
        met += gate.status > 0
    return met


def _needs_met(run: Run, fields: tuple[str, ...]) -> Numbers:
    """How many of what the gates ask in some fields is evidenced, each counted: a gate still open hides them."""
    met = np.zeros(len(run.sites), dtype=np.int64)
    for gate in run.gates:
        for fact in gate.facts:
            if fact.field in fields:
                met += run.sites.column(fact).settled
    return met


def _shown_nowhere(run: Run) -> tuple[Text, ...]:
    """What the seed is, where no candidate has evidence that it handles it; whether an inference points to one."""
    facts = [fact for gate in run.gates if gate.id == "class" for fact in gate.facts]
    open_ = run.failed == 0
    nowhere = [fact for fact in facts if not (run.sites.column(fact).settled & open_).any()]
    leads = [bool(((run.sites.column(fact).counts > 0) & open_).any()) for fact in nowhere]
    return tuple(fact.text + ONLY_INFERRED if lead else fact.text for fact, lead in zip(nowhere, leads, strict=True))


def _firmness(run: Run, evidenced: list[int], draw: Draw) -> Acceptability:
    if not draw.draws:
        return Acceptability((), ())
    low, high = np.stack([s.low for s in run.scores]), np.stack([s.high for s in run.scores])
    ranges = [(run.sites.sites[i].id, low[:, i], high[:, i]) for i in evidenced]
    concentration = run.sites.scales.concentration
    return acceptability(ranges, run.shares, concentration=concentration, draws=draw.draws, seed=draw.seed)


def _open_but_steps(run: Run) -> Flags:
    """Sites that no gate other than the steps rules out."""
    failed = run.failed.copy()
    for gate in run.gates:
        if gate.id == "steps":
            failed -= gate.status < 0
    unbarred: Flags = failed == 0
    return unbarred


def _candidate(run: Run, i: int, band: Band, firm: Acceptability | None, place: int) -> Candidate:
    site, held, weighing = run.sites.sites[i], run.sites.held(i), Weighing(run.weights, run.sites)
    gates = tuple(gate_result(gate, i, held) for gate in run.gates)
    criteria = tuple(criterion_result(each, i, held, run.need, weighing) for each in run.scores)
    drawn = firm is not None and bool(firm.first)
    return Candidate(
        site.id,
        site.organisation,
        site.name,
        band,
        gates[0].status is GateStatus.UNKNOWN,
        gates,
        Score(Fraction(int(run.low[i]), WEIGHT * WHOLE), Fraction(int(run.high[i]), WEIGHT * WHOLE)),
        criteria,
        firm.first[place] if firm is not None and drawn else None,
        firm.top3[place] if firm is not None and drawn else None,
        _questions(run, i, gates, criteria),
        Fraction(int(run.rests[i]), WEIGHT),
        tuple(reason for reason, sites in run.lacking.items() if sites[i]),
        _support(run.sites, i),
    )


def _questions(
    run: Run, i: int, gates: tuple[GateResult, ...], criteria: tuple[CriterionResult, ...]
) -> tuple[Question, ...]:
    """Gates first, in order; then the criteria by how much of the whole score is still open there; each thing once."""
    still_open = [share * int(each.high[i] - each.low[i]) for share, each in zip(run.shares, run.scores, strict=True)]
    ranked = sorted(range(len(criteria)), key=lambda c: -still_open[c])
    asked = [gate.asked for gate in gates] + [criteria[c].asked for c in ranked]
    return tuple(each_once([one for one in asked if one is not None], run.need))


def _support(sites: Directory, i: int) -> tuple[Claim, ...]:
    """受けた支援: shown, never scored."""
    organisation = sites.organisation(i)
    claims = (*sites.sites[i].claims, *(organisation.claims if organisation else ()))
    return tuple(c for c in claims if c.field == "support_received" and c.standing != Standing.SUPERSEDED)


def _excluded(run: Run, i: int) -> Excluded:
    site, held = run.sites.sites[i], run.sites.held(i)
    failed = tuple(gate_result(gate, i, held) for gate in run.gates if gate.status[i] < 0)
    return Excluded(site.id, site.organisation, site.name, failed)
