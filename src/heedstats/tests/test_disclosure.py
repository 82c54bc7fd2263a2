"""Small cells stay hidden, whoever subtracts what from what."""

import json
from collections import defaultdict
from itertools import product
from math import inf
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heedstats import disclosure
from heedstats.disclosure import OPEN_SURVEY, Floors, above_floors, protect

REFERENCE = Path(__file__).resolve().parents[4] / "shared/oracles/disclosure.json"
two_by_two = st.lists(
    st.lists(st.integers(0, 4), min_size=2, max_size=2), min_size=2, max_size=2
)
small_tables = st.integers(1, 3).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 9), min_size=width, max_size=width),
        min_size=1,
        max_size=3,
    )
)


def reference():
    if not REFERENCE.exists():
        pytest.skip("The reference results are not part of the project.")
    return json.loads(REFERENCE.read_text())


def as_cells(pairs):
    return frozenset(tuple(pair) for pair in pairs)


def test_both_floors_count():
    assert above_floors(5, 10)
    assert not above_floors(4, 100)
    assert not above_floors(10, 3)
    assert not above_floors(100, None)


def test_an_open_survey_needs_more_entries_but_no_writers():
    assert above_floors(8, None, OPEN_SURVEY)
    assert not above_floors(7, None, OPEN_SURVEY)


@pytest.mark.parametrize(("entries", "writers"), [(-1, 10), (5, -1)])
def test_negative_counts_are_refused(entries, writers):
    with pytest.raises(ValueError, match="never negative"):
        above_floors(entries, writers, Floors())


def test_a_small_cell_takes_another_with_it():
    assert disclosure.named({"calm": 2, "mixed": 9, "stormy": 7}) == {
        "calm": None,
        "mixed": 9,
        "stormy": None,
    }


def test_small_cells_that_cover_each_other_need_no_more():
    shown = disclosure.named({"calm": 3, "mixed": 9, "stormy": 2})
    assert shown == {"calm": None, "mixed": 9, "stormy": None}


def test_ones_cannot_be_told_by_their_number():
    counts = {"a": 1, "b": 1, "c": 1, "d": 1, "e": 1, "f": 0}
    assert set(disclosure.named(counts, zeros_shown=False).values()) == {None}


def test_a_zero_is_shown_where_nothing_is_small():
    shown = disclosure.named({"calm": 6, "stormy": 0}, zeros_shown=False)
    assert shown == {"calm": 6, "stormy": 0}


def test_a_small_total_is_hidden_too():
    table = protect([[1, 2]])
    assert table.cells == ((None, None),)
    assert table.total is None


@pytest.mark.parametrize("counts", [[], [[]], [[1], [1, 2]], [[-1, 3]]])
def test_what_is_no_table_is_refused(counts):
    with pytest.raises(ValueError, match=r"table|rows|negative"):
        protect(counts)


def test_rounding_shows_no_exact_count():
    shown = protect([[8, 13, 22], [30, 41, 9]], threshold=8, rounding=5)
    assert shown.cells == ((10, 15, 20), (30, 40, 10))
    assert shown.total == 125


def test_a_percentage_names_its_base():
    assert disclosure.percentage(1, 3, base="answered") == (33.3, "answered")
    assert disclosure.percentage(None, 3, base="answered") == (None, "answered")
    assert disclosure.percentage(0, 0, base="answered") == (None, "answered")
    for part, whole, base in [(1, 3, " "), (4, 3, "answered")]:
        with pytest.raises(ValueError, match=r"base|inside"):
            disclosure.percentage(part, whole, base=base)


@pytest.mark.reference
def test_rounding_equals_the_reference():
    for count, expected in reference()["rounding"]["to_nearest_5"].items():
        assert disclosure.rounded(int(count)) == expected


@pytest.mark.reference
def test_patterns_equal_the_exhaustive_search():
    for case in reference()["tables"]:
        hidden = disclosure.hidden_cells(case["counts"], threshold=case["threshold"])
        primary = as_cells(case["primary"])
        assert len(hidden - primary) == case["min_extra"]
        best = [as_cells(pattern) for pattern in case["best_patterns"]]
        assert not best or hidden - primary in best


@pytest.mark.reference
def test_intervals_equal_linear_programming():
    for case in reference()["tables"]:
        if not case["best_patterns"]:
            continue
        hidden = as_cells(case["primary"]) | as_cells(case["best_patterns"][0])
        for name, (least, most) in case["audit_of_first_best"].items():
            cell = tuple(int(part) for part in name.split(","))
            assert disclosure.interval(case["counts"], hidden, cell) == (least, most)


def test_a_cell_without_a_bound_says_so():
    hidden = {(r, c) for r in range(2) for c in range(2)}
    assert disclosure.interval([[3]], hidden, (0, 0)) == (0, inf)


def possible_tables(table, limit):
    """Every table that fits what is shown, by trying all values: slow and obvious."""
    height, width = len(table.cells), len(table.cells[0])
    flat = [value for row in table.cells for value in row]
    for guess in product(*[range(limit + 1) if v is None else [v] for v in flat]):
        rows = [guess[r * width : (r + 1) * width] for r in range(height)]
        sums = [sum(row) for row in rows]
        columns = [sum(column) for column in zip(*rows, strict=True)]
        pairs = [*zip(sums, table.rows, strict=True)]
        pairs += [*zip(columns, table.columns, strict=True), (sum(sums), table.total)]
        if all(shown is None or value == shown for value, shown in pairs):
            yield guess


@settings(deadline=None)
@given(two_by_two, st.booleans())
def test_an_outsider_can_work_out_no_small_cell(counts, zeros_shown):
    table = protect(counts, threshold=3, zeros_shown=zeros_shown)
    possible = list(possible_tables(table, limit=8))
    true = [value for row in counts for value in row]
    shown = [value for row in table.cells for value in row]
    for place, (value, visible) in enumerate(zip(true, shown, strict=True)):
        values = {guess[place] for guess in possible}
        assert value in values
        if visible is None and 0 < value < 3:
            assert max(values) - min(values) >= 3


@given(small_tables, st.integers(3, 8), st.booleans())
def test_no_small_cell_or_total_is_ever_shown(counts, threshold, zeros_shown):
    table = protect(counts, threshold=threshold, zeros_shown=zeros_shown)
    shown = [*table.rows, *table.columns, table.total]
    shown += [value for row in table.cells for value in row]
    assert not [value for value in shown if value and value < threshold]


@pytest.mark.parametrize("shape", [(1, 2), (1, 3), (1, 4)])
def test_knowing_the_rule_does_not_help(shape):
    """An outsider who can run our code on every table still finds no small cell."""
    alike = defaultdict(list)
    for counts in product(range(10), repeat=shape[1]):
        table = protect([list(counts)], zeros_shown=False)
        if 5 <= sum(counts) <= 12:
            alike[(table.cells, table.total)].append(counts)
    for (cells, _), tables in alike.items():
        for place, value in enumerate(cells[0]):
            values = {counts[place] for counts in tables}
            assert value is not None or len(values) >= 2
