"""Tables of others: taken if they add up, else refused with what does not."""

import numpy as np
import pytest

from heedstats.answers import Missing
from heedstats.errors import DoesNotAddUp, Refusal
from heedstats.tables import Base, stated_table, table_from_records
from heedstats.tests.reference import lines

AXES = ("setting", "method")


def small(**changed):
    stated = {
        "rows": ["a", "b"],
        "columns": ["x", "y"],
        "counts": [[1, 2], [3, 4]],
        "base": Base.MENTIONS,
        "row_totals": [3, 7],
        "column_totals": [4, 6],
    }
    return stated_table(**stated | changed)


def test_it_works():
    assert small().percent(decimals=1).tolist() == [[25.0, 33.3], [75.0, 66.7]]
    assert small().total().percent(decimals=1)[:, 0].tolist() == [30.0, 70.0]


def test_it_says_which_totals_do_not_fit():
    with pytest.raises(DoesNotAddUp) as refusal:
        small(row_totals=[3, 8], column_totals=[3, 6])
    assert refusal.value.complaints == (
        "The column “x” adds up to 4, but its stated total is 3 (1 too many).",
        "The row “b” adds up to 7, but its stated total is 8 (1 missing).",
    )


def test_whoever_did_not_answer_is_accounted_for():
    ease = {
        "rows": ["easy", "difficult"],
        "columns": ["All"],
        "counts": [[20], [74]],
        "base": Base.GROUP,
        "group_sizes": [95],
    }
    with pytest.raises(DoesNotAddUp, match="95 people, but 94 are accounted for"):
        stated_table(**ease)
    table = stated_table(**ease, missing={Missing.SKIPPED: [1]})
    assert table.group.tolist() == [95]


def records(**changed):
    found = [
        {"domain": "a", "x": "1", "y": "2", "total": "3", "total_pct": "30.0"},
        {"domain": "b", "x": "3", "y": "4", "total": "7", "total_pct": "70.0"},
        {"domain": "Grand total", "x": "4", "y": "6", "total": "10"},
    ]
    found[1] |= changed
    return found


def test_lines_of_a_file_become_a_table():
    table = table_from_records(records(), label="domain")
    assert (table.rows, table.columns) == (("a", "b"), ("x", "y"))
    assert table.counts.tolist() == [[1, 2], [3, 4]]


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"total_pct": "71.0"}, "70.0% of all, not 71.0%"),
        ({"x": "2"}, "column “x” adds up to 3"),
        ({"total": "8"}, "row “b” adds up to 7"),
    ],
)
def test_each_stated_number_is_checked(changed, complaint):
    with pytest.raises(DoesNotAddUp, match=complaint):
        table_from_records(records(**changed), label="domain")


def test_a_grand_total_is_checked():
    lines_ = records()
    lines_[2]["total"] = "11"
    with pytest.raises(DoesNotAddUp, match="total “Grand total” adds up to 10"):
        table_from_records(lines_, label="domain")


def test_a_table_that_states_nothing_is_taken_only_if_asked():
    bare = [{"domain": "a", "x": "1"}, {"domain": "b", "x": "2"}]
    with pytest.raises(Refusal, match="states no totals"):
        table_from_records(bare, label="domain")
    table = table_from_records(bare, label="domain", total_row=None, total_column=None)
    assert table.counts.tolist() == [[1], [2]]


@pytest.mark.parametrize("value", ["", "3.5", "*", None])
def test_only_whole_numbers_are_counts(value):
    with pytest.raises(Refusal, match="whole numbers"):
        table_from_records(records(x=value), label="domain")


@pytest.mark.reference
@pytest.mark.parametrize("axis", AXES)
def test_the_published_percentages_come_out(axis):
    table = table_from_records(lines(f"ycff_by_{axis}_counts.csv"), label="domain")
    published = lines(f"ycff_by_{axis}_percent.csv")
    assert list(table.rows) == [line["domain"] for line in published]
    shares = table.percent(decimals=1)
    ours = [
        dict(zip(table.columns, [f"{x:.1f}" for x in row], strict=True))
        for row in shares
    ]
    assert ours == [{c: line[c] for c in table.columns} for line in published]
    assert int(table.counts.sum()) == 1676


@pytest.mark.reference
@pytest.mark.parametrize("axis", AXES)
def test_a_copy_without_its_outcome_row_is_refused(axis):
    copy = [
        line
        for line in lines(f"ycff_by_{axis}_counts.csv")
        if line["domain"] != "Outcome"
    ]
    with pytest.raises(DoesNotAddUp) as refusal:
        table_from_records(copy, label="domain")
    columns = [name for name in copy[0] if not name.startswith(("domain", "total"))]
    assert len(refusal.value.complaints) == len(columns)
    assert all("missing" in complaint for complaint in refusal.value.complaints)


@pytest.mark.reference
def test_both_axes_have_the_same_rows():
    setting, method = (
        table_from_records(lines(f"ycff_by_{axis}_counts.csv"), label="domain")
        for axis in AXES
    )
    assert setting.rows == method.rows
    assert np.array_equal(setting.total().counts, method.total().counts)
