"""Tables name their base, keep the missing in sight, and add up."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heedstats.answers import KINDS, Answers, Missing
from heedstats.errors import Refusal
from heedstats.tables import Base, Per, Table, cross, frequency, percent
from heedstats.tests.reference import lines

EASE = ("Very easy", "Easy", "Neither", "Difficult", "Very difficult")
GROUPS = ("service user", "carer", "staff")
CODES = st.lists(
    st.tuples(st.integers(-3, len(EASE) - 1), st.integers(-3, len(GROUPS) - 1)),
    max_size=60,
)


def ease():
    """The published counts as answers of 95 people, one of whom skipped."""
    codes = np.repeat(range(5), [1, 4, 16, 35, 38]).tolist()
    return Answers.from_codes([*codes, Missing.SKIPPED], EASE, "ease")


def pairs(codes):
    answers = Answers.from_codes([a for a, _ in codes], EASE)
    return answers, Answers.from_codes([g for _, g in codes], GROUPS)


def test_the_published_table_comes_out_of_the_whole_group():
    table = frequency(ease(), group="Service users and carers")
    assert table.percent(decimals=1)[:, 0].tolist() == [1.1, 4.2, 16.8, 36.8, 40.0]
    assert table.base_words() == "95 people in the group"
    assert table.missing[:, 0].tolist() == [1, 0, 0]
    assert table.missing_percent(decimals=1)[0, 0] == 1.1


def test_the_other_base_has_figures_and_a_name_of_its_own():
    table = frequency(ease()).on(Base.ANSWERED)
    assert table.percent(decimals=1)[:, 0].tolist() == [1.1, 4.3, 17.0, 37.2, 40.4]
    assert table.base_words() == "94 people answered"
    assert np.isnan(table.missing_percent()).all()


@pytest.mark.reference
def test_the_published_file_agrees():
    published = lines("ease_of_raising.csv")
    table = frequency(ease())
    shares = table.percent(decimals=1)[:, 0]
    rows = zip(table.rows, table.counts[:, 0].tolist(), shares, strict=True)
    assert [(answer, str(n), f"{share:.1f}") for answer, n, share in rows] == [
        (row["answer"], row["frequency"], row["percent"]) for row in published
    ]


def test_difficult_and_very_difficult_together():
    share = frequency(ease()).share(["Difficult", "Very difficult"])
    assert (share.count, share.base_count, share.percent) == (73, 95, 76.8)
    assert share.low < 76.8 < share.high


def test_people_without_a_group_are_not_dropped():
    answers = Answers.of(["Easy", "skipped", "Easy"], EASE)
    groups = Answers.of(["carer", "staff", "not_reached"], GROUPS)
    table = cross(answers, by=groups)
    assert table.columns == (*GROUPS, "not reached")
    assert table.counts[1].tolist() == [0, 1, 0, 1]
    assert table.missing.tolist() == [[0, 0, 1, 0], [0, 0, 0, 0], [0, 0, 0, 0]]


@settings(max_examples=40)
@given(CODES)
def test_it_counts_as_one_by_one(codes):
    answers, groups = pairs(codes)
    table = cross(answers, by=groups)
    labels = dict(zip(GROUPS, range(3), strict=True)) | {k.label: k for k in KINDS}
    for c, column in enumerate(table.columns):
        code = labels[column]
        assert table.counts[:, c].tolist() == [codes.count((r, code)) for r in range(5)]
        assert table.missing[:, c].tolist() == [codes.count((k, code)) for k in KINDS]
    assert table.group.sum() == len(codes)


@settings(max_examples=40)
@given(CODES)
def test_merging_before_and_after_is_the_same(codes):
    answers, groups = pairs(codes)
    into = {"user or carer": ["service user", "carer"]}
    before = cross(answers, by=groups.merged(into))
    after = cross(answers, by=groups).merged(into)
    assert (before.columns, before.counts.tolist()) == (
        after.columns,
        after.counts.tolist(),
    )
    assert before.missing.tolist() == after.missing.tolist()


@settings(max_examples=40)
@given(CODES, st.sampled_from(Per))
def test_percentages_of_the_answered_add_up(codes, per):
    answers, groups = pairs(codes)
    shares = cross(answers, by=groups, base=Base.ANSWERED).percent(per=per)
    axis = {Per.COLUMN: 0, Per.ROW: 1, Per.WHOLE: None}[per]
    sums = np.atleast_1d(np.nansum(shares, axis=axis))
    assert np.all(np.isclose(sums, 100) | (sums == 0))


@settings(max_examples=40)
@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 3))
def test_a_half_goes_up(count, base, decimals):
    exact = percent(count, base)
    rounded = percent(count, base, decimals)
    assert (exact - rounded) * 10**decimals + 1e-9 > -0.5
    assert (exact - rounded) * 10**decimals < 0.5 + 1e-9
    assert percent(1, 16, 1) == 6.3


def test_nobody_is_no_base():
    table = cross(Answers.from_codes([], EASE), by=Answers.from_codes([], GROUPS))
    assert np.isnan(table.percent(decimals=1)).all()
    assert {record["percent"] for record in table.records()} == {None}
    assert "no answer yet" in table.sentence()


def test_records_name_the_base_and_the_kind():
    records = frequency(ease(), group="All").records(confidence=0.95)
    assert records[3] == {
        "answer": "Difficult",
        "kind": "answer",
        "group": "All",
        "count": 35,
        "percent": 36.8,
        "base": "group",
        "base_count": 95,
        "low": pytest.approx(27.83, abs=0.01),
        "high": pytest.approx(46.88, abs=0.01),
    }
    assert [r["answer"] for r in records[5:]] == ["skipped", "not_shown", "not_reached"]


def test_the_sentence_says_base_and_missing():
    assert frequency(ease()).sentence() == (
        "All: most often “Very difficult”, 38 of 95 people in the group (40.0%); "
        "1 gave no answer."
    )


def test_people_and_mentions_are_not_exchanged():
    with pytest.raises(Refusal, match="counted apart"):
        frequency(ease()).on(Base.MENTIONS)
    with pytest.raises(Refusal, match="in people"):
        frequency(ease(), base=Base.MENTIONS)


def test_other_people_than_groups_are_refused():
    with pytest.raises(Refusal, match="same people"):
        cross(ease(), by=Answers.from_codes([0], GROUPS))


def test_all_groups_together():
    answers, groups = pairs([(0, 0), (1, 1), (-1, 2), (1, -3)])
    table = cross(answers, by=groups).total()
    assert table.counts[:, 0].tolist() == [1, 2, 0, 0, 0]
    assert table.group.tolist() == [4]


@pytest.mark.parametrize("counts", [[[1.5], [2.5]], [[-1], [5]], [[1], [2]]])
def test_counts_that_cannot_be_are_refused(counts):
    with pytest.raises(Refusal):
        Table(
            rows=("a", "b"),
            columns=("All",),
            counts=np.array(counts),
            answered=np.array([4]),
            missing=np.zeros((3, 1), dtype=int),
            base=Base.GROUP,
        )


def test_records_are_plain():
    answers, groups = pairs([(a, g) for a in range(-3, 5) for g in range(-3, 2)])
    records = cross(answers, by=groups).records(confidence=0.9)
    assert json.loads(json.dumps(records, allow_nan=False)) == records
