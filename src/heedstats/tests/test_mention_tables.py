"""Mentions and the people who mentioned are two counts with two bases."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heedstats.answers import Answers, Missing
from heedstats.errors import Refusal
from heedstats.tables import Base, Mentions, mention_table

ISSUES = ("staffing", "waiting", "crisis care")
PEOPLE = 8
SAID = st.lists(
    st.tuples(st.integers(0, PEOPLE - 1), st.integers(0, len(ISSUES) - 1)), max_size=30
)


def mentions(said, state=None):
    people = [0] * PEOPLE if state is None else state
    person = np.array([p for p, _ in said], dtype=np.intp)
    code = np.array([c for _, c in said], dtype=np.intp)
    return Mentions(person, code, np.array(people, dtype=np.int16), ISSUES, "issues")


def test_it_works():
    table = mention_table(mentions([(0, 0), (0, 0), (1, 0), (1, 2)]))
    assert table.mentions.counts[:, 0].tolist() == [3, 0, 1]
    assert table.people.counts[:, 0].tolist() == [2, 0, 1]
    assert table.mentions.percent(decimals=1)[:, 0].tolist() == [75.0, 0.0, 25.0]
    assert table.people.percent(decimals=1)[:, 0].tolist() == [25.0, 0.0, 12.5]
    assert table.ranks()[:, 0].tolist() == [1, 3, 2]


def test_who_did_not_answer_stays_in_the_group():
    state = [0, 0, 0, 0, 0, Missing.SKIPPED, Missing.NOT_SHOWN, Missing.NOT_REACHED]
    table = mention_table(mentions([(0, 1)], state)).people
    assert table.missing[:, 0].tolist() == [1, 1, 1]
    assert table.percent(decimals=1)[1, 0] == 12.5
    assert table.on(Base.ANSWERED).percent(decimals=1)[1, 0] == 20.0


def test_by_group_and_without_one():
    groups = Answers.from_codes([0, 0, 0, 1, 1, 1, 1, -1], ("users", "staff"))
    said = [(0, 0), (3, 0), (3, 1), (7, 2)]
    table = mention_table(mentions(said), by=groups)
    assert table.people.columns == ("users", "staff", "skipped")
    assert table.mentions.counts.tolist() == [[1, 1, 0], [0, 1, 0], [0, 0, 1]]
    assert table.people.group.tolist() == [3, 4, 1]


@settings(max_examples=40)
@given(SAID)
def test_it_counts_as_one_by_one(said):
    table = mention_table(mentions(said))
    for code in range(len(ISSUES)):
        assert table.mentions.counts[code, 0] == [c for _, c in said].count(code)
        assert table.people.counts[code, 0] == len({p for p, c in said if c == code})
    assert table.mentions.answered[0] == len(said)


def test_ticks_become_mentions():
    ticked = np.zeros((PEOPLE, 3), dtype=bool)
    ticked[0, :2] = True
    chosen = Mentions.chosen(ticked, [0] * PEOPLE, ISSUES)
    assert mention_table(chosen).people.counts[:, 0].tolist() == [1, 1, 0]


def test_a_share_of_mentions_has_no_interval():
    table = mention_table(mentions([(0, 0)]))
    with pytest.raises(Refusal, match="hang together"):
        table.mentions.intervals()
    assert table.people.intervals().low.shape == (3, 1)


def test_rows_of_people_are_not_added_up():
    table = mention_table(mentions([(0, 0), (0, 1)])).people
    assert table.share(["staffing"]).percent == 12.5
    with pytest.raises(Refusal, match="several rows"):
        table.share(["staffing", "waiting"])


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ([(0, 3)], None),
        ([(8, 0)], None),
        ([(-1, 0)], None),
        ([(0, 0)], [Missing.SKIPPED] + [0] * 7),
        ([], [1] + [0] * 7),
    ],
)
def test_a_mention_of_nobody_is_refused(said, state):
    with pytest.raises(Refusal):
        mentions(said, state)


def test_records_name_both_bases():
    (first, *_) = mention_table(mentions([(0, 0), (0, 0)])).records()
    assert first == {
        "answer": "staffing",
        "group": "All",
        "mentions": 2,
        "percent_of_mentions": 100.0,
        "mentions_base_count": 2,
        "people": 1,
        "percent_of_people": 12.5,
        "people_base": "group",
        "people_base_count": 8,
        "rank": 1,
    }
