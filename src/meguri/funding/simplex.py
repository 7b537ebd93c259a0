"""Linear optimisation in whole numbers (単体法・整数演算): one goal after the other, no rounding anywhere.

A dictionary writes each basic variable as (constant + Σ entry × non-basic variable) / denominator, all of them
integers, so a pivot is exact (every entry is a minor of the first table, hence divides). A goal that has been reached is
kept by freezing each non-basic variable that would spoil it. New limits may be added at any time. Of several variables
the oldest is always taken (Bland's rule), so the search ends; the many ties of the first goal make other rules slower.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from fractions import Fraction

Variable = Hashable


class Dictionary:
    """辞書. All variables are at least zero; at first all `columns` are zero."""

    def __init__(self, columns: Sequence[Variable]):
        self.columns: list[Variable] = list(columns)
        self.rows: dict[Variable, list[int]] = {}  # basic variable → constant, then one entry per column
        self.goals: list[list[int]] = []
        self.denominator = 1
        self.frozen: set[Variable] = set()
        self._first: dict[Variable, int] = {name: n for n, name in enumerate(columns)}

    def limit(self, slack: Variable, constant: int, entries: Mapping[Variable, int]) -> None:
        """Add `slack` = constant + Σ entries × variables, and with it the limit slack ≥ 0."""
        self._first[slack] = len(self._first)
        self.rows[slack] = self._row(constant, entries)

    def enter(self, slack: Variable, column: Variable) -> None:
        """Make `column` basic in the place of `slack`."""
        self._pivot(slack, self.columns.index(column) + 1)

    def maximise(self, entries: Mapping[Variable, int], violated: Callable[[], bool]) -> None:
        """Reach the next goal and keep it.

        Args:
            entries: the goal, Σ entries × variables.
            violated: adds limits that the present values break; False when there is none.
        """
        self.goals.append(self._row(0, entries))
        self._primal()
        while violated():
            self._dual()
        goal = self.goals[-1]
        self.frozen.update(name for name, entry in zip(self.columns, goal[1:], strict=True) if entry)

    def value(self, name: Variable) -> Fraction:
        row = self.rows.get(name)
        return Fraction(row[0], self.denominator) if row else Fraction(0)

    def spoils(self, goal: int) -> dict[Variable, Fraction]:
        """By how much each non-basic variable, per unit, would spoil that goal."""
        row = self.goals[goal]
        return {
            name: Fraction(-entry, self.denominator) for name, entry in zip(self.columns, row[1:], strict=True) if entry
        }

    def _row(self, constant: int, entries: Mapping[Variable, int]) -> list[int]:
        row = [constant * self.denominator] + [0] * len(self.columns)
        places = {name: place for place, name in enumerate(self.columns, 1)}
        for name, entry in entries.items():
            if name in places:
                row[places[name]] += entry * self.denominator
            else:
                row = [sum_ + entry * part for sum_, part in zip(row, self.rows[name], strict=True)]
        return row

    def _free(self) -> list[int]:
        return [place for place, name in enumerate(self.columns, 1) if name not in self.frozen]

    def _primal(self) -> None:
        free = self._free()
        while rising := [place for place in free if self.goals[-1][place] > 0]:
            place = min(rising, key=self._order)
            self._pivot(self._blocking(place), place)

    def _blocking(self, place: int) -> Variable:
        """The basic variable that reaches zero first as the column rises; the oldest of several."""
        falling = [(name, row) for name, row in self.rows.items() if row[place] < 0]
        best, best_row = falling[0]
        for name, row in falling[1:]:
            sooner = row[0] * -best_row[place] - best_row[0] * -row[place]
            if sooner < 0 or (sooner == 0 and self._first[name] < self._first[best]):
                best, best_row = name, row
        return best

    def _dual(self) -> None:
        free = self._free()
        while broken := [name for name, row in self.rows.items() if row[0] < 0]:
            slack = min(broken, key=self._first.__getitem__)
            self._pivot(slack, self._cheapest(self.rows[slack], free))

    def _cheapest(self, row: list[int], free: list[int]) -> int:
        """The column that mends the row at the least loss for the goal; the oldest of several."""
        goal = self.goals[-1]
        rising = [place for place in free if row[place] > 0]
        best = rising[0]
        for place in rising[1:]:
            cheaper = goal[best] * row[place] - goal[place] * row[best]
            if cheaper < 0 or (cheaper == 0 and self._order(place) < self._order(best)):
                best = place
        return best

    def _order(self, place: int) -> int:
        return self._first[self.columns[place - 1]]

    def _pivot(self, leaving: Variable, place: int) -> None:
        lead, old = self.rows.pop(leaving), self.denominator
        pivot = lead[place]
        sign = 1 if pivot > 0 else -1
        scale, by = pivot * sign, [entry * sign for entry in lead]
        for name, row in self.rows.items():
            self.rows[name] = _substituted(row, place, (scale, by, old, sign))
        self.goals = [_substituted(row, place, (scale, by, old, sign)) for row in self.goals]
        entering = [-entry for entry in by]
        entering[place] = old * sign
        self.rows[self.columns[place - 1]] = entering
        self.columns[place - 1] = leaving
        self.denominator = scale


def _substituted(row: list[int], place: int, lead: tuple[int, list[int], int, int]) -> list[int]:
    scale, by, old, sign = lead
    factor = row[place]
    if factor == 0:
        return row if scale == old else [entry * scale // old for entry in row]
    if old == 1:
        new = [entry * scale - factor * part for entry, part in zip(row, by, strict=True)]
    else:
        new = [(entry * scale - factor * part) // old for entry, part in zip(row, by, strict=True)]
    new[place] = factor * sign
    return new
