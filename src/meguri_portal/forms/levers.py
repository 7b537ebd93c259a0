"""The levers as fields (政策手段の欄): what each is called, what holds where nothing is typed, amounts as people type them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from meguri.simulation.policy import Audience, Policy
from meguri.vocabulary.errors import Fault
from meguri.vocabulary.text import Text
from meguri_portal.services.typed.amount import whole

LEVER_NAMES = {
    "s5.rate": Text("S5 補助率", "S5 subsidy rate"),
    "s5.ceiling": Text("S5 1件1年度の補助対象経費の上限（円）", "S5 eligible cost a project and year at most (JPY)"),
    "s5.number": Text("S5 1年度に始める件数", "S5 projects started a year"),
    "s5.years": Text("S5 1件の年数", "S5 years a project runs"),
    "s1.budget": Text("S1 予算の総額（円）", "S1 budget in all (JPY)"),
    "s1.rate": Text(
        "S1 補助率（大企業の率とその他の率の加重。予算の内訳は推測）",
        "S1 subsidy rate (large companies and others weighted; how the money is split is a guess)",
    ),
    "s7.multiple": Text("S7 認定VCの出資に対する倍率", "S7 multiple of certified VC money"),
    "s7.minimum": Text("S7 認定VCの出資の下限（円）", "S7 least certified VC money (JPY)"),
    "list.audience": Text("S4 一覧を見る創薬シーズ", "S4 who sees the list"),
}
MONEY = ("s5.ceiling", "s1.budget", "s7.minimum")
SHORT = 10  # largest denominator of a rate that a call states


@dataclass(frozen=True, slots=True)
class LeverField:
    """政策手段 as a field: what was typed, and what holds where nothing is."""

    name: str
    label: Text
    typed: str
    now: str  # as the calls have it
    choices: tuple[Audience, ...]
    fault: Fault | None


def plain(name: str, typed: str) -> str:
    """Amounts and counts as people type them (8,000万) become whole numbers; what is none is left to be refused."""
    if name in MONEY or name in ("s5.number", "s5.years"):
        found = whole(typed)
        return typed if found is None else str(found)
    return typed


def now_of(policy: Policy, name: str) -> str:
    """The value of a lever as a policy has it."""
    value = getattr(policy, name.replace("list.", "").replace(".", "_"))
    if isinstance(value, Fraction) and value.denominator > SHORT:
        return f"{float(value):.2f}"  # a mean of two rates has no short fraction
    return f"{value:,}" if isinstance(value, int) else str(value)


def choices_of(name: str) -> tuple[Audience, ...]:
    """The words to choose from; none where a value is typed."""
    return tuple(Audience) if name == "list.audience" else ()
