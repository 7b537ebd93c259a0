"""Rolling backtest (過去に対する検証): what a forecast made before each round would have said, and how it scored.

And forecasts registered beforehand (`forecasts.yaml`): written down with the day and the counts they rest on, scored when
the register comes to know what happened. A losing forecast stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib import resources
from typing import Any

from meguri.register.register import Register
from meguri.simulation.counts import Predictive, predictive
from meguri.simulation.policy_file import S7
from meguri.vocabulary.errors import InputFaults, PackError
from meguri.vocabulary.reading import read_text
from meguri.vocabulary.shape import Day, Faults, ListOf, Record, Whole, Words
from meguri.vocabulary.text import Text

FEWEST = 3  # rounds before the first forecast
LOW, HIGH = 0.05, 0.95
FILE = "forecasts.yaml"
SCHEMA = "meguri/forecasts/1"


@dataclass(frozen=True, slots=True)
class Scored:
    """予測と結果. `observed` None = not known yet."""

    rounds: tuple[str, ...]  # register ids of what is forecast
    after: tuple[int, ...]  # counts it rests on
    low: int  # 5 %
    median: int
    high: int  # 95 %
    observed: int | None
    crps: float | None
    registered_on: date | None = None  # None = worked out afterwards, for the backtest

    @property
    def inside(self) -> bool | None:
        """Whether what came lies in the 90 % range."""
        return None if self.observed is None else self.low <= self.observed <= self.high


def entries_by_round(register: Register) -> dict[str, int]:
    """S7 entries of every round whose number is known, oldest first."""
    return {one.id: one.entries for one in register.rounds.values() if one.programme == S7 and one.entries is not None}


def rolling(register: Register) -> tuple[Scored, ...]:
    """For every round from the fourth on: the forecast from the rounds before it."""
    known = list(entries_by_round(register).items())
    return tuple(
        _scored((id_,), [count for _, count in known[:place]], observed)
        for place, (id_, observed) in enumerate(known)
        if place >= FEWEST
    )


def two_at_once(register: Register, fitted: int) -> Scored:
    """The forecast of the two rounds after the first `fitted` together."""
    known = list(entries_by_round(register).items())
    later = known[fitted : fitted + 2]
    return _scored(
        tuple(id_ for id_, _ in later), [count for _, count in known[:fitted]], sum(count for _, count in later)
    )


def registered(register: Register) -> tuple[Scored, ...]:
    """The forecasts that were written down, scored as far as their rounds are known."""
    known = entries_by_round(register)
    found = []
    for one in _load():
        counts = [known.get(id_) for id_ in one["rounds"]]
        observed = None if None in counts else sum(count for count in counts if count is not None)
        found.append(_scored(one["rounds"], one["after"], observed, one["registered_on"]))
    return tuple(found)


def _scored(rounds: Sequence[str], after: Sequence[int], observed: int | None, on: date | None = None) -> Scored:
    said: Predictive = predictive(after, len(rounds))
    score = None if observed is None else said.crps(observed)
    low, median, high = (said.quantile(share) for share in (LOW, 0.5, HIGH))
    return Scored(tuple(rounds), tuple(after), low, median, high, observed, score, on)


_FORECAST = Record(
    {"registered_on": Day(), "rounds": ListOf(Words(80)), "after": ListOf(Whole()), "note": Words()},
    required=("registered_on", "rounds", "after"),
)


def _load() -> tuple[dict[str, Any], ...]:
    raw = (resources.files("meguri.simulation") / FILE).read_bytes()
    faults = Faults(FILE)
    shape = Record({"schema": Words(40), "forecasts": ListOf(_FORECAST)}, required=("schema", "forecasts"))
    try:
        values = shape.read(read_text(raw, FILE), faults) or {}
    except InputFaults as error:
        raise PackError(str(error)) from None
    if faults.found or values.get("schema") != SCHEMA:
        raise PackError("\n".join(map(str, faults.found)) or f"{FILE}: schema {SCHEMA}")
    forecasts: tuple[dict[str, Any], ...] = values["forecasts"]
    return forecasts


def said(one: Scored) -> Text:
    """The forecast in a sentence."""
    if one.observed is None:
        return Text(
            f"{one.low}〜{one.high}件（中央値{one.median}）。結果はまだ分からない",
            f"{one.low} to {one.high} (median {one.median}); the result is not known yet",
        )
    held = Text("範囲内" if one.inside else "範囲外", "inside" if one.inside else "outside")
    return Text(
        f"{one.low}〜{one.high}件（中央値{one.median}）に対し{one.observed}件：{held.ja}",
        f"{one.low} to {one.high} (median {one.median}), and {one.observed} came: {held.en}",
    )


def document(register: Register) -> list[dict[str, Any]]:
    """Every forecast with what came, those worked out afterwards first."""
    return [
        {
            "rounds": list(one.rounds),
            "after": list(one.after),
            "low": one.low,
            "median": one.median,
            "high": one.high,
            "observed": one.observed,
            "inside": one.inside,
            "crps": one.crps,
            "registered_on": one.registered_on.isoformat() if one.registered_on else None,
            "text": said(one).document(),
        }
        for one in (*rolling(register), *registered(register))
    ]
