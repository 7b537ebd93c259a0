"""Exact arithmetic on columns (列の厳密計算): every number is a numerator over a denominator, in 64-bit integers.

Nothing is divided before a rule rounds down. The largest value each result can have is followed from the fields' highest
values; a rule that could pass 64 bits is refused, never wrapped.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm
from operator import floordiv

from meguri.rules.listing import BOOL, INT, WIDE, Listing, Operand

MOST = 2**63 - 1
NO_BOUND = MOST  # stands for "no bound known" in a column of highest amounts

FOLDED: dict[str, Callable[[int, int], int]] = {"np.minimum": min, "np.maximum": max, "np.floor_divide": floordiv}

Test = str | bool  # the name of a boolean array, or a settled answer


class TooWide(ValueError):  # noqa: N818 - the message says it all
    """A rule could pass 64 bits."""


@dataclass(frozen=True, slots=True)
class Amount:
    """low/den to high/den; where `free`, no highest value is known and `high` means nothing."""

    low: Operand
    high: Operand
    den: Operand
    most: int  # the largest numerator
    most_den: int
    free: Test = False


class Arithmetic:
    """Writes tests and amounts into a listing."""

    def __init__(self, listing: Listing, narrow: set[str], *, limit: int | None = MOST):
        self.listing, self.narrow, self.limit = listing, narrow, limit
        self.place = ""  # rule and step being written, for messages
        self.widest = 0

    # --- tests ----------------------------------------------------------------------------------------------------

    def both(self, a: Test, b: Test) -> Test:
        """`a` and `b`."""
        if isinstance(a, bool) or isinstance(b, bool):
            return (b if a else False) if isinstance(a, bool) else (a if b else False)
        return a if a == b else self.listing.emit("np.bitwise_and", (min(a, b), max(a, b)), BOOL)

    def either(self, a: Test, b: Test) -> Test:
        """`a` or `b`."""
        if isinstance(a, bool) or isinstance(b, bool):
            return (True if a else b) if isinstance(a, bool) else (True if b else a)
        return a if a == b else self.listing.emit("np.bitwise_or", (min(a, b), max(a, b)), BOOL)

    def negated(self, a: Test) -> Test:
        """Not `a`."""
        return not a if isinstance(a, bool) else self.listing.emit("np.logical_not", (a,), BOOL)

    def reaches(self, a: Amount, b: Amount) -> tuple[Test, Test]:
        """(surely, possibly) `a` is at least `b`."""
        (x, y) = self._compared(a, b)
        surely = self.both(self._at_least(x.low, y.high), self.negated(y.free))
        return surely, self.either(self._at_least(x.high, y.low), x.free)

    def _compared(self, a: Amount, b: Amount) -> tuple[Amount, Amount]:
        """Both sides over one denominator; a settled side is moved to the next whole number instead."""
        if isinstance(b.den, int) and isinstance(b.low, int) and b.low == b.high and isinstance(a.den, int):
            return a, self.settled(Fraction(-(-b.low * a.den // b.den)))
        if isinstance(a.den, int) and isinstance(a.low, int) and a.low == a.high and isinstance(b.den, int):
            return self.settled(Fraction(a.low * b.den // a.den)), b
        (x, y), _, _ = self._alike((a, b))
        return x, y

    def _at_least(self, a: Operand, b: Operand) -> Test:
        if isinstance(a, int) and isinstance(b, int):
            return a >= b
        return self.listing.emit("np.greater_equal", (a, b), BOOL)

    # --- amounts --------------------------------------------------------------------------------------------------

    def settled(self, value: Fraction) -> Amount:
        """A number that is the same in every row."""
        self._fits(max(value.numerator, value.denominator))
        return Amount(value.numerator, value.numerator, value.denominator, value.numerator, value.denominator)

    def plus(self, a: Amount, b: Amount) -> Amount:
        """Sum."""
        (x, y), den, most_den = self._alike((a, b))
        most = self._fits(x.most + y.most)
        low, high = self._add(x.low, y.low), self._add(x.high, y.high)
        return Amount(low, high, den, most, most_den, self.either(x.free, y.free))

    def times(self, a: Amount, b: Amount) -> Amount:
        """Product; a settled factor is shortened first."""
        a, b = self._shortened(a, b)
        b, a = self._shortened(b, a)
        most, most_den = self._fits(a.most * b.most), self._fits(a.most_den * b.most_den)
        low, high, den = self._mul(a.low, b.low), self._mul(a.high, b.high), self._mul(a.den, b.den)
        free = self.either(self._unless_zero(a.free, b), self._unless_zero(b.free, a))
        return Amount(low, high, den, most, most_den, free)

    def _unless_zero(self, free: Test, factor: Amount) -> Test:
        """Where a factor is without bound, unless the other factor is zero for sure."""
        if free is False:
            return False
        more = factor.high > 0 if isinstance(factor.high, int) else self._at_least(factor.high, 1)
        return self.both(free, self.either(factor.free, more))

    @staticmethod
    def _shortened(a: Amount, b: Amount) -> tuple[Amount, Amount]:
        """A settled numerator of `a` and a settled denominator of `b` without their common factor."""
        if not (isinstance(a.low, int) and a.low == a.high and a.low and isinstance(b.den, int)):
            return a, b
        common = gcd(a.low, b.den)
        over, under = a.low // common, b.den // common
        return Amount(over, over, a.den, over, a.most_den, a.free), Amount(b.low, b.high, under, b.most, under, b.free)

    def least(self, parts: Sequence[Amount]) -> Amount:
        """The smallest part."""
        alike, den, most_den = self._alike(parts)
        result = alike[0]
        for part in alike[1:]:
            free = self.both(result.free, part.free)
            low = self._fold("np.minimum", result.low, part.low)
            if result.free is False and part.free is False:
                high, most = self._fold("np.minimum", result.high, part.high), min(result.most, part.most)
            else:
                ends = self._where(result.free, MOST, result.high), self._where(part.free, MOST, part.high)
                high = self._where(free, 0, self._fold("np.minimum", *ends))
                most = max(result.most, part.most)
            result = Amount(low, high, den, most, most_den, free)
        return result

    def round_down(self, part: Amount, unit: int) -> Amount:
        """端数切捨て: the only division."""
        if part.den == 1 and unit == 1:
            return part
        self._fits(part.most_den * unit)
        by = self._mul(part.den, unit)
        least_den = part.den if isinstance(part.den, int) else 1
        ends = [self._mul(self._fold("np.floor_divide", end, by), unit) for end in (part.low, part.high)]
        return Amount(ends[0], ends[1], 1, part.most // (least_den * unit) * unit, 1, part.free)

    def choose(self, test: tuple[Test, Test], then: Amount, other: Amount) -> Amount:
        """`then` where the test holds, else `other`; both where it is open."""
        surely, possibly = test
        (x, y), den, most_den = self._alike((then, other))
        most = max(x.most, y.most)
        if surely == possibly:
            low, high = self._where(surely, x.low, y.low), self._where(surely, x.high, y.high)
        else:
            least, largest = self._fold("np.minimum", x.low, y.low), self._fold("np.maximum", x.high, y.high)
            low = self._where(surely, x.low, self._where(possibly, least, y.low))
            high = self._where(surely, x.high, self._where(possibly, largest, y.high))
        free = self.either(self.both(possibly, x.free), self.both(self.negated(surely), y.free))
        return Amount(low, high, den, most, most_den, free)

    def _alike(self, parts: Sequence[Amount]) -> tuple[list[Amount], Operand, int]:
        """The parts over one common denominator, that denominator, and its largest value."""
        settled = lcm(*(part.den for part in parts if isinstance(part.den, int)))
        varied = sorted({part.den: part.most_den for part in parts if isinstance(part.den, str)}.items())
        alike = []
        for part in parts:
            factor: Operand = settled // part.den if isinstance(part.den, int) else settled
            most = factor if isinstance(factor, int) else 1
            for name, largest in varied:
                if name != part.den:
                    factor, most = self._mul(factor, name), self._fits(most * largest)
            low, high = self._mul(part.low, factor), self._mul(part.high, factor)
            alike.append(Amount(low, high, 1, self._fits(part.most * most), 1, part.free))
        den: Operand = settled
        most_den = settled
        for name, largest in varied:
            den, most_den = self._mul(den, name), self._fits(most_den * largest)
        return alike, den, most_den

    def unless_known(self, known: str, value: Operand, otherwise: Operand) -> Operand:
        """`value` where it is known."""
        return self._where(known, value, otherwise)

    # --- single operations ----------------------------------------------------------------------------------------

    def _fits(self, most: int) -> int:
        self.widest = max(self.widest, most)
        if self.limit is not None and most > self.limit:
            raise TooWide(
                f"{self.place}: a value can reach {most:,}, more than 64 bits hold; "
                "state lower highest values for the fields it reads"
            )
        return most

    def _wide(self, a: Operand) -> Operand:
        return self.listing.emit(WIDE, (a,), INT) if isinstance(a, str) and a in self.narrow else a

    def _add(self, a: Operand, b: Operand) -> Operand:
        if isinstance(a, int) and isinstance(b, int):
            return a + b
        return b if a == 0 else a if b == 0 else self.listing.emit("np.add", (self._wide(a), self._wide(b)), INT)

    def _mul(self, a: Operand, b: Operand) -> Operand:
        if isinstance(a, int) and isinstance(b, int):
            return a * b
        if 0 in (a, b):
            return 0
        return b if a == 1 else a if b == 1 else self.listing.emit("np.multiply", (self._wide(a), self._wide(b)), INT)

    def _fold(self, op: str, a: Operand, b: Operand) -> Operand:
        """A two-sided operation, done at once where both sides are settled."""
        if isinstance(a, int) and isinstance(b, int):
            return FOLDED[op](a, b)
        if a == b and op != "np.floor_divide":
            return a
        return self.listing.emit(op, (self._wide(a), self._wide(b)), INT)

    def _where(self, test: Test, then: Operand, other: Operand) -> Operand:
        if isinstance(test, bool) or then == other:
            return then if test else other
        return self.listing.emit("np.where", (test, self._wide(then), self._wide(other)), INT)
