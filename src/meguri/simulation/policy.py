"""Levers (政策手段): what a policy arm sets. Amounts and rates are the rulebook's, unless an officer moves a lever."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from meguri.vocabulary.code import Code
from meguri.vocabulary.money import Rate, Yen
from meguri.vocabulary.text import Text


class Audience(Code):
    """一覧を見る創薬シーズ."""

    NONE = "none", "一覧なし", "no list"
    JAPAN = "japan", "国内のシーズだけ", "seeds in Japan only"
    ALL = "all", "国内外のすべてのシーズ", "all seeds"


@dataclass(frozen=True, slots=True)
class Policy:
    """政策の組合せ: one arm. A lever that is off is 0 or `Audience.NONE`."""

    id: str
    text: Text
    s5_rate: Rate  # of eligible cost
    s5_ceiling: Yen  # eligible cost a project and fiscal year at most
    s5_number: int  # projects started a fiscal year
    s5_years: int  # fiscal years a project runs
    s1_budget: Yen  # in all
    s1_rate: Rate  # of the cost of plant
    s7_multiple: Rate  # subsidy per yen of certified VC money; 0 = no fund
    s7_minimum: Yen  # least certified VC money of a project
    audience: Audience


NOTHING = Policy(
    "none",
    Text("政策なし", "no policy"),
    Fraction(0),
    0,
    0,
    0,
    0,
    Fraction(0),
    Fraction(0),
    0,
    Audience.NONE,
)
