"""Geometry of the charts: parts add up, nothing leaves the picture, labels do not touch."""

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from meguri_portal.charts.apart import apart
from meguri_portal.charts.axis import MILLION, axis, round_step
from meguri_portal.charts.balance_lines import HEIGHT, WORD, Series, balance_lines
from meguri_portal.charts.calendar_rows import Event, calendar_rows
from meguri_portal.charts.line_look import look
from meguri_portal.charts.market_lines import HEIGHT as MARKET_HEIGHT
from meguri_portal.charts.market_lines import Drawn, Level, market_lines
from meguri_portal.charts.stacked_bars import WIDTH, Part, Row, stacked_bars

YEN = st.integers(0, 10**13)
SIGNED = st.integers(-(10**13), 10**13)


def test_steps_are_round() -> None:
    assert round_step(0, 4) == MILLION
    assert round_step(201_500_000, 5) == 50 * MILLION
    assert [tick.label for tick in axis(-5 * MILLION, 20 * MILLION, 0, 100).ticks] == ["△10", "0", "10", "20"]


@given(SIGNED, SIGNED)
def test_an_axis_holds_both_ends_and_zero_with_few_marks(one: int, other: int) -> None:
    low, high = sorted((one, other))
    scale = axis(low, high, 0, 300)
    assert scale.low <= min(low, 0)
    assert scale.high >= max(high, 0)
    assert len(scale.ticks) <= 7


@given(st.lists(st.lists(YEN, min_size=1, max_size=6), min_size=1, max_size=12))
def test_the_parts_of_a_bar_lie_end_to_end_inside_the_picture(amounts: list[list[int]]) -> None:
    rows = [Row("年", tuple(Part(1, "A", amount) for amount in row)) for row in amounts]
    chart = stacked_bars(rows)
    for row, bar in zip(amounts, chart.bars, strict=True):
        assert bar.total == sum(row)
        ends = [segment.x + segment.width for segment in bar.segments]
        assert all(end <= WIDTH for end in ends)
        for end, following in zip(ends, bar.segments[1:], strict=False):
            assert abs(end - following.x) < 0.3
        assert bar.y + chart.thickness <= chart.foot


def test_a_part_too_narrow_for_its_letter_has_none() -> None:
    chart = stacked_bars([Row("年", (Part(1, "A", 100 * MILLION), Part(2, "B", MILLION)))])
    assert [segment.letter for segment in chart.bars[0].segments] == ["A", ""]


@given(st.lists(st.lists(SIGNED, min_size=1, max_size=40), min_size=1, max_size=2))
def test_balances_stay_inside_the_picture_and_the_first_shortfall_is_marked(balances: list[list[int]]) -> None:
    quarters = [f"FY{2026 + i // 4}Q{i % 4 + 1}" for i in range(max(map(len, balances)))]
    chart = balance_lines(quarters, [Series("AB"[i], tuple(row)) for i, row in enumerate(balances)])
    for row, line in zip(balances, chart.lines, strict=True):
        points = [tuple(map(float, point.split(","))) for point in line.points.split()]
        assert len(points) == len(row)
        assert all(0 <= x <= chart.width and 0 <= y <= HEIGHT for x, y in points)
        assert (line.ends is not None) == any(amount < 0 for amount in row)
        if line.ends:
            assert line.ends[1] >= chart.zero
    for drop in {year.drop for year in chart.years}:
        assert all(b - a >= WORD for a, b in pairwise(year.at for year in chart.years if year.drop == drop))


def test_a_fiscal_year_that_begins_soon_after_the_first_quarter_keeps_its_name() -> None:
    quarters = [f"FY{2026 + (i + 2) // 4}Q{(i + 2) % 4 + 1}" for i in range(14)]
    chart = balance_lines(quarters, [Series("A", tuple(range(14)))])
    assert [year.label for year in chart.years] == ["2026", "2027", "2028", "2029"]


def test_letters_of_two_lines_that_end_together_stand_apart() -> None:
    chart = balance_lines(["FY2026Q1", "FY2026Q2"], [Series("A", (2, 1)), Series("B", (2, 1))])
    assert chart.lines[0].letter_at != chart.lines[1].letter_at


def test_no_quarters_make_an_empty_picture() -> None:
    assert balance_lines([], [Series("A", ())]).lines[0].points == ""


@given(st.lists(st.dates(date(2026, 11, 23), date(2040, 12, 31)), min_size=1, max_size=9))
def test_days_stand_in_their_order_on_the_timeline(days: list[date]) -> None:
    chart = calendar_rows([Event("公募", (day,)) for day in sorted(days)], date(2026, 11, 23))
    places = [row.marks[0] for row in chart.rows]
    assert places == sorted(places)
    assert all(chart.left <= place <= chart.right for place in places)


def test_a_window_is_a_bar_from_its_first_to_its_last_day() -> None:
    opens, closes = date(2026, 12, 1), date(2027, 1, 31)
    chart = calendar_rows([Event("公募", (opens, closes), (opens, closes))], date(2026, 11, 23))
    x, width = chart.rows[0].window or (0, 0)
    assert [x, round(x + width, 1)] == list(chart.rows[0].marks)


@given(st.lists(st.tuples(st.floats(0, 300), st.sampled_from([18.0, 33.0])), min_size=1, max_size=9))
def test_labels_never_touch_nor_leave_the_picture(wanted: list[tuple[float, float]]) -> None:
    found = apart(wanted, 0, 300)
    rows = sorted(zip(found, (height for _, height in wanted), strict=True))
    for (upper, one), (lower, other) in pairwise(rows):
        assert lower - upper >= (one + other) / 2 - 0.2
    assert rows[0][0] - rows[0][1] / 2 >= -0.2
    assert rows[-1][0] + rows[-1][1] / 2 <= 300.2


def test_a_label_with_room_stays_where_it_is() -> None:
    assert apart([(200, 18), (50, 33)], 0, 300) == [200, 50]


def test_series_are_told_apart_without_colour() -> None:
    assert len({(look(n).mark, look(n).dashes) for n in range(40)}) == 40
    assert len({look(n).mark for n in range(7)}) == len({look(n).colour for n in range(7)}) == 7


def test_only_published_levels_of_a_market_carry_marks() -> None:
    levels = (Level(2024, 5_000_000_000, True), Level(2025, 6_000_000_000, False), Level(2026, 7_000_000_000, True))
    chart = market_lines([Drawn("A", "Business Research Insights", levels), Drawn("B", "SNS", levels)], 2024, 2026)
    first, second = chart.lines
    assert first.marks.count("M") == 2
    assert [words for _, words in first.label] == ["Business Research", "Insights"]
    assert len(first.points.split()) == 3
    assert abs(first.leader[1] - second.leader[1]) >= 18
    assert all(0 < y < MARKET_HEIGHT for line in chart.lines for y, _ in line.label)
