"""Pictures of the simulation: nothing leaves the picture, bands lie inside each other, twenty dots are twenty."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from meguri.simulation.grade import Grade
from meguri_portal.charts.dots import DOTS, dots, quantiles
from meguri_portal.charts.fan import fan
from meguri_portal.charts.ranges import Row, ranges
from meguri_portal.charts.scale import scale
from meguri_portal.charts.tornado import END, SERIES, START, Carried, tornado

NUMBER = st.floats(-1e4, 1e4, allow_nan=False)
PART = st.floats(0, 1)
FIVE = st.lists(NUMBER, min_size=5, max_size=5).map(sorted)


@given(st.lists(NUMBER, min_size=1, max_size=9))
def test_a_scale_has_zero_few_marks_and_keeps_the_order(values: list[float]) -> None:
    found = scale(values, 0, 300)
    assert found.low <= 0 <= found.high
    assert 2 <= len(found.ticks) <= 8
    places = [found.at(value) for value in sorted(values)]
    assert places == sorted(places)
    assert all(0 <= place <= 300 for place in places)


def test_marks_of_a_scale_are_round() -> None:
    assert [tick.label for tick in scale([0.2, 4.1], 0, 100).ticks] == ["0", "2", "4", "6"]
    assert [tick.label for tick in scale([-0.004, 3.9], 0, 100).ticks] == ["0", "1", "2", "3", "4"]


@given(st.lists(FIVE, min_size=1, max_size=20), st.none() | NUMBER)
def test_the_bands_of_a_fan_lie_inside_each_other_and_the_picture(
    rows: list[list[float]], target: float | None
) -> None:
    years = [2024 + place for place in range(len(rows))]
    chart = fan(years, rows, years[-1], target, [row[2] for row in rows])
    outer, inner, median = (_points(part) for part in (chart.outer, chart.inner, chart.median))
    count = len(years)
    for place in range(count):
        high, low = outer[place][1], outer[2 * count - 1 - place][1]
        upper, lower = inner[place][1], inner[2 * count - 1 - place][1]
        assert high <= upper <= median[place][1] <= lower <= low
    assert all(chart.left <= x <= chart.right and 0 <= y <= chart.bottom for x, y in outer)
    assert chart.beside == chart.median
    assert (chart.target is None) is (target is None)


def _points(written: str) -> list[tuple[float, ...]]:
    return [tuple(map(float, point.split(","))) for point in written.split()]


@given(st.lists(st.lists(NUMBER, min_size=3, max_size=3).map(sorted), min_size=1, max_size=9))
def test_ranges_stay_in_the_picture_and_can_be_seen(rows: list[list[float]]) -> None:
    chart = ranges([Row("a", "b", low, high, middle) for low, middle, high in rows])
    for bar in chart.bars:
        assert bar.width >= 2
        assert bar.x >= 0
        assert bar.x + bar.width <= chart.width
        assert bar.middle is not None
        assert bar.y + chart.thickness <= chart.foot


def test_what_is_to_be_met_lies_on_the_same_scale() -> None:
    chart = ranges([Row("a", "b", 1, 12)], met=100)
    assert chart.met is not None
    assert chart.met > chart.bars[0].x + chart.bars[0].width


@given(st.lists(st.tuples(st.sampled_from(list(Grade)), PART, PART, PART), max_size=9))
def test_bars_of_a_tornado_keep_their_letter_and_their_room(inputs: list[tuple[Grade, float, float, float]]) -> None:
    bars = tornado([Carried(*one) for one in inputs])
    for (grade, total, _, _), bar in zip(inputs, bars, strict=True):
        assert bar.letter == grade.value
        assert bar.series == SERIES[grade]
        assert bar.start + bar.width <= END
        assert min(bar.low, bar.high) >= START
        assert max(bar.low, bar.high) <= END
        assert total == 0 or bar.width >= 0


def test_no_two_grades_share_a_colour() -> None:
    assert len(set(SERIES.values())) == len(Grade)


@given(st.lists(st.integers(0, 10**6), min_size=DOTS, max_size=DOTS), st.integers(0, 10**6))
def test_twenty_dots_are_twenty_and_lie_on_their_side_of_the_target(counts: list[int], target: int) -> None:
    chart = dots(counts, target)
    assert len(chart.dots) == DOTS
    assert chart.reached == sum(count >= target for count in counts)
    for dot in chart.dots:
        assert dot.reaches == (dot.x > chart.target)
        assert chart.top <= dot.y <= chart.foot
        assert chart.left <= dot.x <= chart.right
    assert len(quantiles()) == DOTS
