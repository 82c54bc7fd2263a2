"""The small things that a stranger's file may give in odd ways."""

from datetime import UTC, datetime

import pytest

from heed.coding.definition.exchange import Kind
from heed.coding.formats.refi import values


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("2024-09-15T15:36:45Z", datetime(2024, 9, 15, 15, 36, 45, tzinfo=UTC)),
        ("2024-09-15T15:36:45+02:00", datetime(2024, 9, 15, 13, 36, 45, tzinfo=UTC)),
        (" 2024-09-15T15:36:45.5 ", datetime(2024, 9, 15, 15, 36, 45, 500000, UTC)),
        ("yesterday", None),
        ("", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("2024-02-30T00:00:00Z", None),
    ],
)
def test_times(raw, read):
    assert values.moment(raw) == read


def test_a_time_goes_out_as_it_came():
    at = "2024-09-15T15:36:45Z"
    assert values.as_moment(values.moment(at)) == at


@pytest.mark.parametrize(
    ("kind", "text", "fits"),
    [
        (Kind.BOOLEAN, "true", True),
        (Kind.BOOLEAN, "yes", False),
        (Kind.INTEGER, "-41", True),
        (Kind.INTEGER, "4.1", False),
        (Kind.FLOAT, ".5", True),
        (Kind.FLOAT, "NaN", False),
        (Kind.FLOAT, "1e3", False),
        (Kind.DATE, "2024-02-29", True),
        (Kind.DATE, "2024-W01-1", False),
        (Kind.DATE, "2023-02-29", False),
        (Kind.DATE_TIME, "2024-02-29T10:00:00.25+01:00", True),
        (Kind.DATE_TIME, "2024-02-29T10", False),
        (Kind.TEXT, "anything", True),
    ],
)
def test_values_of_a_kind(kind, text, fits):
    assert values.fits(kind, text) is fits


@pytest.mark.parametrize(
    ("raw", "read"), [("#F0a", "#ff00aa"), ("#112233", "#112233"), ("red", "")]
)
def test_colours(raw, read):
    assert values.colour(raw) == read


def test_a_name_that_is_no_identity_gives_the_same_one_each_time():
    one = values.guid("code-17")
    assert values.GUID.fullmatch(one)
    assert one == values.guid("code-17") != values.guid("code-18")
    assert values.guid("  ") == ""
