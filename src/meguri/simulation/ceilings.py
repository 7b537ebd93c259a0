"""Ceilings (上限の試算): what a lever is worth at most even if everything works. Arithmetic, no simulation, shown first.

Every line is a range: the low end takes each input at the end that makes it small, the high end at the other. Amounts and
numbers are those of the calls; what no source states is an input with its grade. Where the sources bear no ceiling the line
says what it is instead. None of it says how likely anything is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from meguri.kpis.indicator import Fit
from meguri.kpis.indicator_file import load as indicators
from meguri.kpis.share import CURRENCY, ShareTarget, share_target
from meguri.register.register import Register
from meguri.rulebook.programme import Rulebook
from meguri.rulebook.terms import Base, Per
from meguri.simulation.assumptions import Assumptions
from meguri.simulation.ceiling import Bound, Ceiling, Ceilings, Input, Range
from meguri.simulation.grade import OF_SOURCE, Grade
from meguri.simulation.policy import Policy
from meguri.simulation.policy_file import S1, S1_FRAMES, S5, S7, current
from meguri.vocabulary.citation import Citation, Status
from meguri.vocabulary.text import Text

TARGET = "cdmo-facility/global-share"  # the indicator of the 20 % share
MILLION = 10**6
PROGRAMMES = {"S1": S1_FRAMES, "S5": (S5,), "S7": (S7,)}  # what the letters stand for in these sums

USD = Text("百万ドル／年", "USD million a year")
SHARE = Text("割合", "share")
PROJECTS = Text("件", "projects")


def ceilings(assumptions: Assumptions, rulebook: Rulebook, register: Register, as_of: date) -> Ceilings:
    """The ceiling of the target, of S5, S1 and S7, with every input."""
    indicator = next(one for one in indicators() if one.id == TARGET)
    target = share_target(indicator, register, None, None)
    of = _Sums(assumptions, rulebook, register, current(assumptions, rulebook, as_of), target, as_of)
    return Ceilings(
        target, (of.needed(), of.s5_starts(), of.s5_revenue(), of.s1_revenue(), of.s7_projects(), of.s7_starts())
    )


@dataclass(frozen=True, slots=True)
class _Sums:
    """The sums of one day's calls."""

    assumptions: Assumptions
    rulebook: Rulebook
    register: Register
    policy: Policy
    target: ShareTarget
    as_of: date

    def needed(self) -> Ceiling:
        """目標に要る売上."""
        assert self.target.span is not None  # the register holds series that fit (checked by its tests)
        value = (self.target.span.low / MILLION, self.target.span.high / MILLION)
        series = [
            one
            for one in self.target.needed
            if one.fit is Fit.FITS and one.revenue and one.base and one.base.currency == CURRENCY
        ]
        cited = tuple(one.base.claim.citation for one in series if one.base)
        text = Text("世界シェア20%に要る国内の受託売上", "contract revenue that 20 % of the world market takes")
        how = Text(
            f"目標の市場に当たる市場統計{len(series)}本それぞれの{self.target.year}年の規模×20%。範囲は統計の違い",
            f"20 % of the market of {self.target.year} in each of the {len(series)} series of the market that the target means; the range is the difference between series",
        )
        rests = (Input(text, value, USD, Grade.C, cited),)
        return Ceiling("target-revenue", text, value, USD, how, rests, bound=Bound.NEEDED)

    def s5_starts(self) -> Ceiling:
        """S5: share of the seeds that look for a CDMO."""
        number, starts, outsourced = (
            self._number(),
            self._parameter("starts_per_year"),
            self._constant("outsourced_share"),
        )
        low, high = (
            number.value[0] / (starts.value[1] * outsourced.value[1]),
            number.value[1] / (starts.value[0] * outsourced.value[0]),
        )
        return Ceiling(
            "s5-starts",
            Text(
                "S5（製造プロセス開発枠）：外注先を探すシーズのうち、支援が届く割合",
                "S5 (process development track): share of the seeds looking for a CDMO that it reaches",
            ),
            (low, high),
            SHARE,
            Text(
                "毎年の採択件数 ÷（世界の開発開始数 × 外注割合）。どの案件も、支援がなければ国内に頼まなかったとみなす",
                "projects a year ÷ (starts in the world × share outsourced), as if none of them would have come to Japan without support",
            ),
            (number, starts, outsourced),
        )

    def s5_revenue(self) -> Ceiling:
        """S5: all its running projects spent at domestic CDMOs."""
        number, rate = self._number(), self._parameter("jpy_per_usd")
        years = _plain(
            Text("事業の年数", "fiscal years a project runs"),
            self.policy.s5_years,
            Text("年度", "fiscal years"),
            self._cited(S5, "length"),
        )
        cost = _plain(
            Text("1件1年度の補助対象経費の上限", "eligible cost a project and fiscal year at most"),
            self.policy.s5_ceiling / MILLION,
            Text("百万円", "JPY million"),
            self._cited(S5, "ceilings", "rate", "indirect"),
        )
        spent = number.value[1] * years.value[1] * cost.value[1]
        value = (spent / rate.value[1], spent / rate.value[0])
        return Ceiling(
            "s5-revenue",
            Text(
                "S5（製造プロセス開発枠）：実施中の全件が上限まで国内CDMOに払った場合の売上",
                "S5 (process development track): revenue if every running project spent its whole ceiling at domestic CDMOs",
            ),
            value,
            USD,
            Text(
                "採択件数 × 年数 × 補助対象経費の上限 ÷ 為替",
                "projects × years × ceiling of eligible cost ÷ exchange rate",
            ),
            (number, years, cost, rate),
            self._of_target(value),
        )

    def s1_revenue(self) -> Ceiling:
        """S1: all the plant it pays for, in use."""
        budget = _plain(
            Text(
                "S1の予算の総額（両枠。後の補正予算案は足していない）",
                "budget of S1 in all (both frames; later draft budgets not added)",
            ),
            self.policy.s1_budget / MILLION,
            Text("百万円", "JPY million"),
            self._budget(S1),
        )
        share = self._s1_rates()
        ratio, rate = self._constant("revenue_per_plant"), self._parameter("jpy_per_usd")
        value = (
            budget.value[0] / share.value[1] * ratio.value[0] / rate.value[1],
            budget.value[1] / share.value[0] * ratio.value[1] / rate.value[0],
        )
        return Ceiling(
            "s1-revenue",
            Text(
                "S1（両枠）：補助した設備がすべて稼働した場合の売上",
                "S1 (both frames): revenue if all the plant it pays for is in use",
            ),
            value,
            USD,
            Text(
                "予算 ÷ 補助率 × 設備1円当たりの売上 ÷ 為替", "budget ÷ rate × revenue per yen of plant ÷ exchange rate"
            ),
            (budget, share, ratio, rate),
            self._of_target(value),
        )

    def s7_projects(self) -> Ceiling:
        """S7: projects that the fund carries if each takes the most."""
        fund = _plain(
            Text("基金の総額", "the fund in all"),
            max(b.amount for b in self.rulebook.programme(S7).budgets if b.year is None) / MILLION,
            Text("百万円", "JPY million"),
            self._budget(S7),
        )
        terms = self.rulebook.programme(S7).call(self.as_of).terms
        ceiling = next(one for one in terms.ceilings or () if one.per is Per.PROJECT and one.of is Base.ELIGIBLE)
        assert terms.rate is not None
        most = _plain(
            Text("1件の補助金の目安の上限", "subsidy of a project at most, by the guide"),
            float(ceiling.amount * terms.rate) / MILLION,
            Text("百万円", "JPY million"),
            self._cited(S7, "ceilings", "rate"),
        )
        count = fund.value[1] / most.value[1]
        return Ceiling(
            "s7-projects",
            Text(
                "S7：全件が目安の上限まで受けても、基金で支えられる件数",
                "S7: projects the fund carries even if each takes the most of the guide",
            ),
            (count, count),
            PROJECTS,
            Text(
                "基金の総額 ÷ 1件の補助金の目安の上限。課題が小さければ件数は増え、目安を超える課題（提案できる）があれば減る",
                "fund ÷ most subsidy of a project by the guide; smaller projects allow more, projects above the guide (which may be proposed) fewer",
            ),
            (fund, most),
            bound=Bound.AT_LEAST,
        )

    def s7_starts(self) -> Ceiling:
        """S7: share of the seeds that look for a CDMO, if every year were as the best so far."""
        from meguri.simulation.programme_terms import entries_by_year

        cited = tuple(
            c.citation
            for r in self.register.rounds.values()
            if r.programme == S7
            for c in r.claims
            if c.field == "entries"
        )
        entries = _plain(
            Text(
                "採択件数が分かっている回で数えて、最も多い年度の採択件数",
                "entries in the best fiscal year, counting the rounds whose number is known",
            ),
            float(max(entries_by_year(self.register).values(), default=0)),
            Text("件／年度", "a fiscal year"),
            cited,
        )
        starts, outsourced = self._parameter("starts_per_year"), self._constant("outsourced_share")
        low = entries.value[0] / (starts.value[1] * outsourced.value[1])
        high = entries.value[1] / (starts.value[0] * outsourced.value[0])
        return Ceiling(
            "s7-starts",
            Text(
                "S7：分かっている中で採択が最も多い年度が毎年続き、全件が国内CDMOに頼んだ場合に、外注先を探すシーズに占める割合",
                "S7: share of the seeds looking for a CDMO if every year were as the best known one and every entry chose a domestic CDMO",
            ),
            (low, high),
            SHARE,
            self._s7_how(),
            (entries, starts, outsourced, *self._s7_places()),
            bound=Bound.SO_FAR,
        )

    def _s7_how(self) -> Text:
        """The sum, and why it is no ceiling: rounds of which the number of entries is not known."""
        known = [one for one in self.register.rounds.values() if one.programme == S7]
        open_ = [one.id for one in known if one.entries is None]
        named = [one.round for one in self.register.entries.values() if one.round in open_]
        numbers = [id_.rpartition("/")[2] for id_ in open_]
        ja = f"第{'・'.join(numbers)}回の採択件数は不明（登録簿にあるのはそのうち{len(named)}件）で、年に何回の採択があるかも決まっていないため、上限は計算できない"
        en = f"how many were selected in rounds {', '.join(numbers)} is not known ({len(named)} of them in the register), nor how many rounds a year there can be, so no ceiling can be worked out"
        return Text(
            "最も多い年度の採択件数 ÷（世界の開発開始数 × 外注割合）" + (f"。{ja}" if open_ else ""),
            "entries in the best fiscal year ÷ (starts in the world × share outsourced)" + (f"; {en}" if open_ else ""),
        )

    def _s7_places(self) -> tuple[Input, ...]:
        """How many one call announces at most, as far as calls say so: beside the sum, not in it."""
        stated = [one.terms for one in reversed(self.rulebook.programme(S7).calls) if one.terms.places]
        if not stated:
            return ()
        most = max(stated, key=lambda one: one.places or (0, 0))
        assert most.places is not None
        text = Text(
            "参考：1回の公募の採択予定件数の最大（計算には使っていない）",
            "beside it: places of one call at most (not used in the sum)",
        )
        return (_plain(text, most.places[1], PROJECTS, most.citation("places")),)

    def _s1_rates(self) -> Input:
        """From the lowest rate to the highest: how the money is split between sizes of company is not published."""
        by_size = self.rulebook.programme(S1).call(self.as_of).terms.rate_by_size
        rates = sorted(set(by_size.values())) if by_size else [self.policy.s1_rate]
        found = _plain(
            Text(
                f"補助率（{'〜'.join(str(one) for one in rates)}。企業の規模による。予算の内訳は公表されていない）",
                f"subsidy rate ({' to '.join(str(one) for one in rates)}, by size of company; how the budget is split is not published)",
            ),
            float(rates[0]),
            SHARE,
            self._cited(S1, "rate", "rate_by_size"),
        )
        return replace(found, value=(float(rates[0]), float(rates[-1])))

    def _number(self) -> Input:
        return _plain(
            Text("1年度の採択件数の最大", "projects a fiscal year at most"),
            self.policy.s5_number,
            PROJECTS,
            self._cited(S5, "places"),
        )

    def _parameter(self, id_: str) -> Input:
        one = self.assumptions.parameters[id_]
        return Input(one.text, (one.low, one.high), one.unit, one.grade, (one.citation,), one.settle)

    def _constant(self, id_: str) -> Input:
        one = self.assumptions.constants[id_]
        low, high = one.values
        return Input(one.text, (low, high), one.unit, one.grade, (one.citation,), one.settle)

    def _cited(self, programme: str, *terms: str) -> tuple[Citation, ...]:
        return self.rulebook.programme(programme).call(self.as_of).terms.citation(*terms)

    def _budget(self, programme: str) -> tuple[Citation, ...]:
        whole = [one for one in self.rulebook.programme(programme).budgets if one.year is None]
        return (max(whole, key=lambda one: one.amount).citation,)

    def _of_target(self, value: Range) -> Range:
        needed = self.needed().value
        return value[0] / needed[1], value[1] / needed[0]


def _plain(text: Text, value: float, unit: Text, cited: tuple[Citation, ...]) -> Input:
    """A value that the calls state; the grade is that of its weakest source."""
    found = [Grade.G if one.status is Status.INFERENCE else OF_SOURCE[one.status] for one in cited]
    return Input(text, (value, value), unit, max(found, key=Grade.place, default=Grade.G), cited)
