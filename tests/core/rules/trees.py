"""Random rules (無作為の規則) over a few invented questions, for the proofs."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from random import Random

from meguri.rules.expression import (
    AnyOf,
    Choose,
    Clause,
    Compare,
    Condition,
    Constant,
    Number,
    RoundDown,
    Step,
    all_of,
    constant,
    fields_of,
    is_,
    least,
    meets,
    one_of,
    quantity,
)
from meguri.rules.field import Field, Kind
from meguri.vocabulary.citation import Citation, Status
from meguri.vocabulary.code import Code
from meguri.vocabulary.text import Text

SOURCE = (Citation("架空の要領", "1", Status.INFERENCE, None, date(2026, 11, 23), "架空 / fictional"),)


class Fruit(Code):
    """架空の語."""

    APPLE = "apple", "りんご", "apple"
    PEAR = "pear", "なし", "pear"
    PEACH = "peach", "もも", "peach"
    PLUM = "plum", "すもも", "plum"


def _text(word: str) -> Text:
    return Text(word, word)


def field(path: str, kind: Kind, highest: int = 40, *, bounded: bool = True, fixed: bool = False) -> Field:
    """One invented question."""
    codes = Fruit if kind in (Kind.WORD, Kind.WORDS) else None
    return Field(path, kind, _text(path), _text("why"), codes, 0, highest, bounded, fixed)


FLAGS = (field("a.flag", Kind.FLAG), field("b.flag", Kind.FLAG, fixed=True))
WORDS = (field("a.word", Kind.WORD, fixed=True), field("b.word", Kind.WORD))
SETS = (field("a.set", Kind.WORDS),)
NUMBERS = (field("a.yen", Kind.NUMBER), field("b.yen", Kind.NUMBER), field("c.yen", Kind.NUMBER, bounded=False))
RATES = (field("a.rate", Kind.RATE, highest=1),)
FIELDS = (*FLAGS, *WORDS, *SETS, *NUMBERS, *RATES)


def clause(id_: str, part: Condition) -> Clause:
    """A clause with invented wording and source."""
    return Clause(id_, part, _text("要件"), SOURCE)


def condition(random: Random, depth: int = 3) -> Condition:
    """A random condition."""
    shape = random.choice(["flag", "word", "set", "compare"] if depth == 0 else ["all", "any", "not", "clause", "leaf"])
    if shape == "leaf":
        return condition(random, 0)
    if shape in ("all", "any"):
        parts = [condition(random, depth - 1) for _ in range(random.randint(1, 3))]
        return all_of(*parts) if shape == "all" else AnyOf(tuple(parts))
    if shape == "not":
        return ~condition(random, depth - 1)
    if shape == "clause":
        return clause(f"c{random.randrange(10**9)}", condition(random, depth - 1))
    if shape == "flag":
        return is_(random.choice(FLAGS))
    words = random.sample(list(Fruit), random.randint(1, 3))
    if shape == "word":
        return one_of(random.choice(WORDS), *words)
    if shape == "set":
        return meets(SETS[0], *words)
    return compare(random)


def compare(random: Random) -> Compare:
    """A random comparison that reads no number on both of its sides."""
    while True:
        made = _compare(random)
        if not {f.path for f in fields_of(made.left)} & {f.path for f in fields_of(made.right)}:
            return made


def _compare(random: Random) -> Compare:
    asked = quantity(random.choice(NUMBERS))
    shape = random.randrange(5)
    if shape == 0:
        return Compare(asked, constant(Fraction(random.randint(0, 84), random.choice([1, 2, 3]))))
    if shape == 1:
        return Compare(constant(Fraction(random.randint(0, 84), random.choice([1, 2, 3]))), asked)
    if shape == 2:
        return Compare(asked, number(random, 1))
    if shape == 3:
        return Compare(quantity(RATES[0]), Constant(Fraction(random.randint(0, 10), 10)))
    return Compare(number(random, 2), number(random, 1))


def number(random: Random, depth: int = 3) -> Number:
    """A random number."""
    if depth == 0:
        if random.random() < 0.4:
            return constant(Fraction(random.randint(0, 40), random.choice([1, 1, 2, 3])))
        return quantity(random.choice([*NUMBERS, *RATES]))
    shape = random.choice(["plus", "times", "least", "round", "choose", "step", "leaf"])
    if shape == "plus":
        return number(random, depth - 1) + number(random, depth - 1)
    if shape == "times":
        return number(random, depth - 1) * constant(Fraction(random.randint(0, 4), random.choice([1, 2, 3])))
    if shape == "least":
        return least(*(number(random, depth - 1) for _ in range(random.randint(1, 3))))
    if shape == "round":
        return RoundDown(number(random, depth - 1), random.choice([1, 5, 10]))
    if shape == "choose":
        return Choose(condition(random, 1), number(random, depth - 1), number(random, depth - 1))
    if shape == "step":
        return Step(f"s{random.randrange(10**9)}", number(random, depth - 1), _text("段"))
    return number(random, 0)
