"""Validation (検証), V1 to V8: what the inputs and the model say before any data are fitted, against what was observed.

A check that fails stays visible, and so does one that cannot be made. Passing is weak evidence: the bands are wide and the
observations few (`strength`). Authority: research, simulation 5.1.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from meguri.kpis.indicator_file import load as indicators
from meguri.kpis.share import Definition, share_target
from meguri.register.register import Register
from meguri.rulebook.programme import Rulebook
from meguri.simulation import mean_field
from meguri.simulation.assumptions import Assumptions
from meguri.simulation.backtest import entries_by_round, said, two_at_once
from meguri.simulation.ceilings import TARGET
from meguri.simulation.chances import COMMERCIAL, FILING, PHASE1, chances
from meguri.simulation.commitment import committed
from meguri.simulation.counts import dispersion
from meguri.simulation.dynamics import fixed, start
from meguri.simulation.observation_file import Observation, observations
from meguri.simulation.policy import NOTHING
from meguri.simulation.policy_file import current
from meguri.simulation.runs.draws import draws
from meguri.simulation.series import Floats, Options
from meguri.simulation.start_state import World, span, world
from meguri.vocabulary.citation import Citation
from meguri.vocabulary.code import Code
from meguri.vocabulary.text import Text

SCHEMA = "meguri/simulate-validation/1"
ENDS = (0.05, 0.95)
FITTED = 4  # rounds that the forecast of rounds 5 and 6 rests on
REPLICAS, SEED = 256, 1
HOME = "JP"


class Outcome(Code):
    """検証の結果."""

    PASS = "pass", "合う", "holds"
    FAIL = "fail", "合わない", "fails"
    UNTESTED = "untested", "確かめられない", "cannot be tested"


class Strength(Code):
    """検証の強さ."""

    WEAK = "weak", "弱い", "weak"
    MEDIUM = "medium", "中くらい", "medium"
    STRONG = "strong", "強い", "strong"


@dataclass(frozen=True, slots=True)
class Check:
    """検証の一項目."""

    id: str  # V1 … V8
    text: Text
    outcome: Outcome
    strength: Strength
    found: Text  # what was compared, in figures
    note: Text
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class _Ground:
    """What the checks share: prior draws, the start, and what the model makes of them without policy."""

    assumptions: Assumptions
    rulebook: Rulebook
    register: Register
    as_of: date
    world: World
    options: Options
    drawn: Floats

    @property
    def seen(self) -> Callable[[str], Observation]:
        return observations().__getitem__


def validate(assumptions: Assumptions, rulebook: Rulebook, register: Register, as_of: date) -> tuple[Check, ...]:
    """Every check, V1 to V8."""
    start_of = world(assumptions, register, rulebook, as_of)
    options = Options(span(assumptions), next(iter(assumptions.scenarios)))
    drawn = draws(assumptions.parameters, SEED, 0, REPLICAS)
    on = _Ground(assumptions, rulebook, register, as_of, start_of, options, drawn)
    return (_v1(on), _v2(), _v3(on), _v4(on), _v5(on), _v6(on), _v7(on), _v8(on))


def _v1(on: _Ground) -> Check:
    counts = list(entries_by_round(on.register).values())
    spread, forecast = dispersion(counts), two_at_once(on.register, FITTED)
    fine = spread.poisson and bool(forecast.inside)
    told = said(forecast)
    return Check(
        "V1",
        Text(
            "S7の採択件数はポアソンとみてよいか。第1〜4回から第5・6回を予測できるか",
            "Are S7 entries Poisson, and do rounds 1 to 4 predict rounds 5 and 6?",
        ),
        Outcome.PASS if fine else Outcome.FAIL,
        Strength.WEAK,
        Text(
            f"分散÷平均 {spread.ratio:.2f}（p={spread.p_value:.2f}）。予測 {told.ja}",
            f"variance over mean {spread.ratio:.2f} (p = {spread.p_value:.2f}); forecast {told.en}",
        ),
        Text(
            "6回ではほとんど何も確かめられない。第6回から条件が変わった",
            "six rounds test almost nothing, and round 6 changed the rules",
        ),
        tuple(c.citation for r in on.register.rounds.values() for c in r.claims if c.field == "entries")[:1],
    )


def _v2() -> Check:
    return Check(
        "V2",
        Text("S7の採択率", "Share of S7 applications that are selected"),
        Outcome.UNTESTED,
        Strength.WEAK,
        Text("回ごとの応募件数が公表されていない", "the number of applications of each round is not published"),
        Text("応募件数（AMED）があれば確かめられる", "applications by round (AMED) would settle it"),
        (),
    )


def _v3(on: _Ground) -> Check:
    seen, most = on.seen("s5_completions"), current(on.assumptions, on.rulebook, on.as_of).s5_number
    return _against(
        "V3",
        Text("S5の年間の件数は、公募の採択予定件数の範囲か", "Are S5's projects a year within the places of its call?"),
        (0.0, float(most)),
        seen,
        Strength.WEAK,
        Text("件", "projects"),
        Text(
            "予定件数の上限と、終了した課題の件数を比べている",
            "compares the most places of the call with projects that ended",
        ),
    )


def _v4(on: _Ground) -> Check:
    found = mean_field.simulate(on.world, on.drawn, NOTHING, on.options).values["approvals"]
    return _against(
        "V4",
        Text("国内由来の承認件数（年）", "Approvals a year of seeds from Japan"),
        _range(found[:, : len(on.options.span.years) // 2].mean(axis=1)),
        on.seen("approvals_a_year"),
        Strength.WEAK,
        Text("件", "approvals"),
        Text(
            "観測値は海外由来を含むため、上限としてだけ使える",
            "the observation includes foreign products and is only an upper bound",
        ),
    )


def _v5(on: _Ground) -> Check:
    stock = _fates(on).stock[..., :COMMERCIAL].sum(axis=(1, 2, 3))
    return _against(
        "V5",
        Text("開発中の細胞・遺伝子治療の数（世界）", "Cell and gene therapies in development in the world"),
        _range(stock),
        on.seen("pipeline"),
        Strength.MEDIUM,
        Text("件", "products"),
        Text("件数の数え方は調査会社ごとに違う", "each compiler counts in its own way"),
    )


def _v6(on: _Ground) -> Check:
    passing = _fates(on).passing[:, 1].mean(axis=1)  # of seeds from abroad, product classes alike
    chance = passing[:, PHASE1 : FILING + 1].prod(axis=1)
    return _against(
        "V6",
        Text("第1相から承認に至る割合", "Chance from phase 1 to approval"),
        _range(chance),
        on.seen("approval_chance"),
        Strength.STRONG,
        Text("", ""),
        Text(
            "観測は強いが、シェアにはほとんど効かない（感度を参照）",
            "a strong observation that hardly bears on the share (see the sensitivities)",
        ),
    )


def _v7(on: _Ground) -> Check:
    revenue = mean_field.simulate(on.world, on.drawn, NOTHING, on.options).values["revenue"]
    due = next(one for one in indicators() if one.id == TARGET).deadline
    assert due is not None  # an indicator of a share has both (checked when it is made)
    years = on.options.span.years
    first, last = 1, [year.start for year in years].index(due.year)
    growth = (revenue[:, last] / revenue[:, first]) ** (1 / (last - first)) - 1
    return _against(
        "V7",
        Text("受託市場の成長率（モデル自身の成長）", "Growth of the contract market by the model itself"),
        _range(growth),
        on.seen("market_growth"),
        Strength.MEDIUM,
        Text("／年", "a year"),
        Text(
            "合わないため、市場の大きさは外から与え、モデルはシェアと件数だけに使う",
            "it fails, so the market is given from outside and the model serves for shares and counts only",
        ),
    )


def _v8(on: _Ground) -> Check:
    money = committed(NOTHING, on.world.terms, on.world.ticket, on.options.span.years)
    sites, _ = start(on.world, _fates(on), fixed(on.world, on.drawn, NOTHING, on.options, money), on.drawn)
    share = sites.capacity[:, on.world.in_japan].sum(axis=1) / sites.capacity.sum(axis=1)
    indicator = next(one for one in indicators() if one.id == TARGET)
    areas = share_target(indicator, on.register, Definition.BY_SITE_COUNTRY, None).areas[0]
    area = areas.by_country.get(HOME, 0) / areas.listed
    cited = next(iter(next(iter(on.register.facilities.values())).claims)).citation
    return _against(
        "V8",
        Text(
            "期首の能力に占める国内拠点の割合と、資料の施設面積の割合",
            "Share of sites in Japan in the start's capacity, and in the deck's floor areas",
        ),
        _range(share),
        Observation(area, area, cited),
        Strength.WEAK,
        Text("", ""),
        Text(
            "面積表は4社だけで、国内の多くの拠点が載っていない。低めに出る",
            "the table lists four companies only and leaves most sites in Japan out, so it is low",
        ),
    )


def _fates(on: _Ground) -> Any:
    money = committed(NOTHING, on.world.terms, on.world.ticket, on.options.span.years)
    return chances(on.world, on.drawn, NOTHING, on.options, money)


def _range(values: Floats) -> tuple[float, float]:
    low, high = np.quantile(values, ENDS)
    return float(low), float(high)


def _against(
    id_: str, text: Text, model: tuple[float, float], seen: Observation, strength: Strength, unit: Text, note: Text
) -> Check:
    """Holds where the model's 5–95 % range meets what was observed."""
    meets = model[0] <= seen.high and seen.low <= model[1]
    mine, theirs = _written(model), _written((seen.low, seen.high))
    found = Text(
        f"モデル {mine}{unit.ja}、観測 {theirs}{unit.ja}", f"model {mine} {unit.en}, observed {theirs} {unit.en}"
    )
    return Check(id_, text, Outcome.PASS if meets else Outcome.FAIL, strength, found, note, (seen.citation,))


def _written(ends: tuple[float, float]) -> str:
    """Two significant digits: a model says no more."""
    low, high = (f"{float(f'{end:.2g}'):,g}" for end in ends)
    return low if low == high else f"{low}–{high}"


def document(checks: tuple[Check, ...]) -> list[dict[str, Any]]:
    """The checks of a document."""
    return [
        {
            "id": one.id,
            "text": one.text.document(),
            "outcome": one.outcome.value,
            "outcome_text": one.outcome.text.document(),
            "strength": one.strength.value,
            "strength_text": one.strength.text.document(),
            "found": one.found.document(),
            "note": one.note.document(),
            "citations": [citation.document() for citation in one.citations],
        }
        for one in checks
    ]
