"""The arms that a report compares (比べる政策): nothing, each lever alone, all current ones, and those with experience frozen."""

from __future__ import annotations

from dataclasses import replace

from meguri.simulation.policy import NOTHING, Audience, Policy
from meguri.simulation.runs.task import Arm
from meguri.simulation.series import Options
from meguri.vocabulary.text import Text

BASE, ALL, FROZEN = "none", "current", "-frozen"
LISTS = ("list-all", "list-japan")  # what the list costs stands in no call


def levers(current: Policy) -> dict[str, Policy]:
    """Each lever alone on top of nothing, at its current setting; then all of them."""
    return {
        "list-all": replace(
            NOTHING,
            id="list-all",
            text=Text("S4：一覧を国内外のすべてのシーズが見る", "S4: all seeds see the list"),
            audience=Audience.ALL,
        ),
        "list-japan": replace(
            NOTHING,
            id="list-japan",
            text=Text("S4：一覧を国内のシーズだけが見る", "S4: only seeds in Japan see the list"),
            audience=Audience.JAPAN,
        ),
        "s1": replace(
            NOTHING,
            id="s1",
            text=Text("S1：製造設備への補助", "S1: subsidy for plant"),
            s1_budget=current.s1_budget,
            s1_rate=current.s1_rate,
        ),
        "s5": replace(
            NOTHING,
            id="s5",
            text=Text("S5：製造プロセス開発への補助", "S5: subsidy for process development"),
            s5_rate=current.s5_rate,
            s5_ceiling=current.s5_ceiling,
            s5_number=current.s5_number,
            s5_years=current.s5_years,
        ),
        "s7": replace(
            NOTHING,
            id="s7",
            text=Text("S7：認定VCの出資への上乗せ", "S7: on top of certified VC money"),
            s7_multiple=current.s7_multiple,
            s7_minimum=current.s7_minimum,
        ),
        ALL: current,
    }


def asks(current: Policy, lever: Policy) -> bool:
    """Whether the lever is part of the policy: the two lists are alternatives, and one may be left out altogether."""
    return lever.audience in (Audience.NONE, current.audience)


def arms(current: Policy, options: Options) -> tuple[Arm, ...]:
    """Every arm of a report, and nothing and all once more with experience frozen."""
    frozen = replace(options, frozen=True)
    plain = [Arm(BASE, NOTHING, options), *(Arm(id_, policy, options) for id_, policy in levers(current).items())]
    return (*plain, Arm(f"{BASE}{FROZEN}", NOTHING, frozen), Arm(f"{ALL}{FROZEN}", current, frozen))
