"""From the tree to column instructions (木から命令列へ): conditions as (surely, possibly), numbers as exact amounts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from meguri.rules.arithmetic import MOST, Amount, Arithmetic, Test
from meguri.rules.expression import (
    All,
    Always,
    AnyOf,
    Choose,
    Clause,
    Compare,
    Condition,
    Constant,
    Is,
    Least,
    Meets,
    Not,
    Number,
    OneOf,
    Plus,
    Quantity,
    RoundDown,
    Step,
    Times,
)
from meguri.rules.field import Field, Kind
from meguri.rules.listing import BOOL, INT, Listing
from meguri.rules.table import dtype_of
from meguri.vocabulary.code import Code
from meguri.vocabulary.shape import MAX_DENOMINATOR

Belief = tuple[Test, Test]  # surely, possibly


class Names:
    """Names of the input columns: c0, of a rate n0 and d0, of what is known k0."""

    def __init__(self, fields: Iterable[Field], partly_known: bool, highest: Mapping[str, int] | None = None):
        self.partly_known = partly_known
        self.highest = highest or {}
        self.inputs: dict[str, str] = {}  # name → path, in the order of the inputs
        self.numbers: dict[str, int] = {}
        self.narrow: set[str] = set()
        for i, asked in enumerate(fields):
            self.numbers[asked.path] = i
            for kind in "nd" if asked.kind is Kind.RATE else "c":
                self.inputs[f"{kind}{i}"] = asked.path
            if asked.kind is Kind.NUMBER and dtype_of(asked).itemsize < 8:
                self.narrow.add(f"c{i}")
            if partly_known:
                self.inputs[f"k{i}"] = asked.path

    def most(self, asked: Field) -> int:
        """The highest value a column of `asked` can hold, unknown ones included."""
        unknown = self.partly_known and asked.bounded
        return asked.highest if unknown else min(asked.highest, self.highest.get(asked.path, asked.highest))

    def column(self, asked: Field, kind: str = "c") -> str:
        """The name of a column of `asked`."""
        return f"{kind}{self.numbers[asked.path]}"


class Writer:
    """Writes nodes into a listing."""

    def __init__(self, listing: Listing, names: Names, *, limit: int | None = MOST):
        self.listing, self.names = listing, names
        self.arithmetic = Arithmetic(listing, names.narrow, limit=limit)

    @property
    def place(self) -> str:
        """What is being written, for messages."""
        return self.arithmetic.place

    @place.setter
    def place(self, place: str) -> None:
        self.arithmetic.place = place

    def condition(self, node: Condition) -> Belief:
        """The columns that say where `node` surely and possibly holds."""
        arithmetic = self.arithmetic
        match node:
            case Clause(part=part):
                return self.condition(part)
            case All(parts):
                surely: Test = True
                possibly: Test = True
                for part in parts:
                    sure, maybe = self.condition(part)
                    surely, possibly = arithmetic.both(surely, sure), arithmetic.both(possibly, maybe)
                return surely, possibly
            case AnyOf(parts):
                surely = possibly = False
                for part in parts:
                    sure, maybe = self.condition(part)
                    surely, possibly = arithmetic.either(surely, sure), arithmetic.either(possibly, maybe)
                return surely, possibly
            case Not(part):
                sure, maybe = self.condition(part)
                return arithmetic.negated(maybe), arithmetic.negated(sure)
            case Always(value):
                return value, value
            case Compare(left, right):
                return arithmetic.reaches(self.number(left), self.number(right))
        return self._leaf(node)

    def _leaf(self, node: Condition) -> Belief:
        match node:
            case Is(field):
                return self._known(field, self.names.column(field))
            case OneOf(field, words):
                if len(words) == len(field.words()):
                    return True, True
                return self._known(field, self._among(field, words)) if words else (False, False)
            case Meets(field, words):
                bits = sum(1 << i for i, word in enumerate(field.words()) if word in words)
                met = self.listing.emit("np.bitwise_and", (self.names.column(field), bits), INT)
                return self._known(field, self.listing.emit("np.not_equal", (met, 0), BOOL)) if bits else (False, False)
        raise TypeError(f"not a condition: {node!r}")

    def _known(self, field: Field, test: Test) -> Belief:
        """A leaf where its field may not be known."""
        if not self.names.partly_known:
            return test, test
        known = self.names.column(field, "k")
        return self.arithmetic.both(test, known), self.arithmetic.either(test, self.arithmetic.negated(known))

    def _among(self, field: Field, words: frozenset[Code]) -> Test:
        """Where a word column holds one of `words`: one test for each run of neighbours in the list."""
        column, listed = self.names.column(field), field.words()
        places = [i for i, word in enumerate(listed) if word in words]
        runs: list[tuple[int, int]] = []
        for place in places:
            if runs and runs[-1][1] == place - 1:
                runs[-1] = (runs[-1][0], place)
            else:
                runs.append((place, place))
        found: Test = False
        for first, last in runs:
            found = self.arithmetic.either(found, self._run(column, first, last, len(listed)))
        return found

    def _run(self, column: str, first: int, last: int, count: int) -> Test:
        if first == last:
            return self.listing.emit("np.equal", (column, first), BOOL)
        above: Test = first == 0 or self.listing.emit("np.greater_equal", (column, first), BOOL)
        below: Test = last == count - 1 or self.listing.emit("np.less_equal", (column, last), BOOL)
        return self.arithmetic.both(above, below)

    def number(self, node: Number) -> Amount:
        """The columns of an exact number."""
        arithmetic = self.arithmetic
        match node:
            case Constant(value):
                return arithmetic.settled(Fraction(value))
            case Quantity(field):
                return self._quantity(field)
            case Step(id=id_, part=part):
                rule = arithmetic.place
                arithmetic.place = f"{rule} / {id_}"
                result = self.number(part)
                arithmetic.place = rule
                return result
            case Plus(left, right):
                return arithmetic.plus(self.number(left), self.number(right))
            case Times(left, right):
                return arithmetic.times(self.number(left), self.number(right))
            case Least(parts):
                return arithmetic.least([self.number(part) for part in parts])
            case RoundDown(part, unit):
                return arithmetic.round_down(self.number(part), unit)
            case Choose(condition, then, other):
                return arithmetic.choose(self.condition(condition), self.number(then), self.number(other))
        raise TypeError(f"not a number: {node!r}")

    def _quantity(self, field: Field) -> Amount:
        if field.kind is Kind.RATE:
            low = self.names.column(field, "n")
            den: str | int = self.names.column(field, "d")
            most, most_den = self.names.most(field) * MAX_DENOMINATOR, MAX_DENOMINATOR
        else:
            low, den, most, most_den = self.names.column(field), 1, self.names.most(field), 1
        if not self.names.partly_known:
            return Amount(low, low, den, most, most_den)
        known = self.names.column(field, "k")
        high = self.arithmetic.unless_known(known, low, field.highest if field.bounded else 0)
        free = False if field.bounded else self.arithmetic.negated(known)
        return Amount(low, high, den, most, most_den, free)
