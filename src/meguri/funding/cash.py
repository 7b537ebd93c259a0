"""Cash by quarter (資金繰り): what comes in, what goes out, what is left, and when it is used up.

The table begins in the quarter of the day on which the cash was counted, else of the day of the answer; what came in
before that day, or went out in earlier quarters, is already in the cash. All of that quarter's spending is still to come.
Only quarters are known; no month inside a quarter is worked out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from meguri.funding.spending import spending
from meguri.profiles.profile import Profile
from meguri.vocabulary.code import Code
from meguri.vocabulary.fiscal_year import Quarter
from meguri.vocabulary.money import Yen


class CashKind(Code):
    """資金表の意味."""

    RUNWAY = "runway", "会社全体の資金繰り", "runway of the company"
    BRIDGE = "bridge", "この計画のつなぎ資金", "bridge over this plan"  # the company's own running costs are not known


@dataclass(frozen=True, slots=True)
class CashRow:
    """四半期の資金. Yen; the balance is that at the end of the quarter."""

    quarter: Quarter
    in_: Yen
    out: Yen
    out_work: Yen  # part of `out` paid for the work of the plan; the rest is other spending
    balance: Yen


@dataclass(frozen=True, slots=True)
class Cash:
    """資金表."""

    kind: CashKind
    start: Quarter
    stated: Yen | None  # cash at the start; None = not known, the table then begins at zero
    received: Mapping[Quarter, Yen]
    paid: Mapping[Quarter, Yen]
    undated: Yen = 0  # part of `received` whose date was assumed
    paid_work: Mapping[Quarter, Yen] = field(default_factory=dict)  # part of `paid` for the work of the plan

    @property
    def opening(self) -> Yen:
        return self.stated or 0

    @property
    def quarters(self) -> tuple[Quarter, ...]:
        """Every quarter from the start to the last movement."""
        last = max([self.start, *self.received, *self.paid])
        found = [self.start]
        while found[-1] < last:
            found.append(found[-1].plus(1))
        return tuple(found)

    @property
    def net(self) -> Mapping[Quarter, Yen]:
        """In less out."""
        return {quarter: self.received.get(quarter, 0) - self.paid.get(quarter, 0) for quarter in self.quarters}

    @property
    def rows(self) -> tuple[CashRow, ...]:
        rows: list[CashRow] = []
        balance = self.opening
        for quarter, net in self.net.items():
            balance += net
            paid, work = self.paid.get(quarter, 0), self.paid_work.get(quarter, 0)
            rows.append(CashRow(quarter, self.received.get(quarter, 0), paid, work, balance))
        return tuple(rows)

    @property
    def runs_out(self) -> Quarter | None:
        """資金が尽きる四半期: the first with a balance below zero; None = never, or the cash is not known."""
        if self.stated is None:
            return None
        return next((row.quarter for row in self.rows if row.balance < 0), None)

    @property
    def peak_need(self) -> Yen:
        """最大資金不足額: how far below zero the balance falls."""
        return max(0, *(-row.balance for row in self.rows))

    def first_more_than(self, other: Cash) -> Quarter | None:
        """The first quarter in which more comes in than in `other`."""
        more = (q for q, amount in sorted(self.received.items()) if amount > other.received.get(q, 0))
        return next(more, None)

    def with_receipts(self, receipts: Mapping[Quarter, Yen]) -> Cash:
        """The same with subsidies; what is due before the start comes at the start."""
        received = Counter(self.received)
        for quarter, amount in receipts.items():
            received[max(quarter, self.start)] += amount
        return replace(self, received=dict(received))


def cash_without_subsidy(profile: Profile, as_of: date, decided_on: date | None = None) -> Cash:
    """The company's cash if nothing is granted.

    Args:
        decided_on: day of the decision to grant; VC money without a date comes in its quarter (None = on `as_of`).
    """
    counted = profile.finance.cash_on or as_of
    start = Quarter.of(counted)
    received: Counter[Quarter] = Counter()
    for day, amount in _dated(profile):
        if day >= counted:
            received[Quarter.of(day)] += amount
    undated = _undated(profile)
    if undated:
        received[max(Quarter.of(decided_on or as_of), start)] += undated
    spent = spending(profile)
    paid, work = ({q: yen for q, yen in each.items() if q >= start and yen} for each in (spent.total, spent.work))
    kind = CashKind.RUNWAY if profile.finance.burn else CashKind.BRIDGE
    return Cash(kind, start, profile.finance.cash, dict(received), paid, undated, work)


def _dated(profile: Profile) -> Iterator[tuple[date, Yen]]:
    for income in profile.finance.other_income:
        yield income.on, income.amount
    for partner in profile.vc or ():
        yield from partner.tranches.items()


def _undated(profile: Profile) -> Yen:
    """Investment that is stated without the day on which it is paid in."""
    return sum(max(0, (partner.invests or 0) - sum(partner.tranches.values())) for partner in profile.vc or ())
