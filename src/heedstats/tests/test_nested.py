"""Sums over tables that were shown before give away none of their small cells."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heedstats.disclosure import protect
from heedstats.nested import Family, Group, Shown, hidden_answers, is_nested

ANSWERS = ("calm", "stormy", "skipped")
K = 3


def table(*counts):
    shown = protect([list(counts)], threshold=K, zeros_shown=False).cells[0]
    hidden = {a for a, value in zip(ANSWERS, shown, strict=True) if value is None}
    return Shown(dict(zip(ANSWERS, counts, strict=True)), frozenset(hidden))


def family(*tables):
    return Family(dict(enumerate(tables)))


def test_it_works():
    weeks = family(table(1, 4, 0), table(2, 3, 0), table(4, 1, 0))
    assert hidden_answers(weeks, frozenset([0, 1, 2]), threshold=K) == frozenset()


def test_a_total_that_gives_a_cell_away_is_hidden():
    weeks = family(table(1, 4, 0), table(6, 7, 0))
    hidden = hidden_answers(weeks, frozenset([0, 1]), threshold=K)
    assert hidden == {"calm", "stormy"}


def test_a_small_total_is_hidden():
    weeks = family(table(1, 9, 1), table(1, 9, 0), table(0, 9, 1))
    hidden = hidden_answers(weeks, frozenset([0, 1, 2]), threshold=K)
    assert {"calm", "skipped"} <= hidden


def test_sums_that_cross_are_refused():
    weeks = family(table(5, 5, 5), table(5, 5, 5), table(5, 5, 5))
    weeks.groups.append(Group(frozenset([0, 1]), frozenset()))
    assert is_nested(weeks, frozenset([0, 1, 2]))
    with pytest.raises(ValueError, match="without nesting"):
        hidden_answers(weeks, frozenset([1, 2]), threshold=K)


def possible(family_):
    """Every set of tables that fits what was shown, by trying all values."""
    names = list(family_.tables)
    options = [list(fits(family_.tables[name])) for name in names]
    for guess in product(*options):
        by_name = dict(zip(names, guess, strict=True))
        if all(sums_fit(group, by_name, family_) for group in family_.groups):
            yield by_name


def fits(shown):
    total = sum(shown.counts.values())
    for values in product(range(total + 1), repeat=len(ANSWERS)):
        guess = dict(zip(ANSWERS, values, strict=True))
        if sum(values) == total and all(
            guess[a] == shown.counts[a] for a in ANSWERS if a not in shown.hidden
        ):
            yield guess


def sums_fit(group, by_name, family_):
    return all(
        sum(by_name[n][a] for n in group.members)
        == sum(family_.tables[n].counts[a] for n in group.members)
        for a in ANSWERS
        if a not in group.hidden
    )


counts = st.tuples(*[st.integers(0, 4)] * 3).filter(lambda row: K <= sum(row) <= 6)
orders = st.permutations([frozenset([0, 1]), frozenset([0, 1, 2])])


@settings(deadline=None, max_examples=60)
@given(st.lists(counts, min_size=3, max_size=3), orders)
def test_nobody_can_work_out_a_small_cell_from_all_levels(rows, groups):
    weeks = family(*[table(*row) for row in rows])
    for members in groups:
        hidden = hidden_answers(weeks, members, threshold=K)
        weeks.groups.append(Group(members, hidden))
    guesses = list(possible(weeks))
    for name, shown in weeks.tables.items():
        for answer in shown.hidden:
            if 0 < shown.counts[answer] < K:
                values = {guess[name][answer] for guess in guesses}
                assert max(values) - min(values) >= K
