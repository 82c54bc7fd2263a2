"""Whatever is asked in whatever order, subtracting answers reaches no small group.

The attacker here knows which windows, places and groups each answer covers and every
number in it, and solves for all of them at once with exact fractions.
"""

from fractions import Fraction
from itertools import combinations
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from heed.safeguards.disclosure import Audience, release
from heed.safeguards.ladder import closed_windows_ladder
from heed.safeguards.models import BlockSlice, ReleasedBlock
from heed.safeguards.tests.figures import LATER, ZONE, a_slice, question

pytestmark = pytest.mark.django_db
K, N = 5, 10
WARDS = [UUID(int=1), UUID(int=2)]
DAYS = range(4)
OTHERS = [Audience.WARD, Audience.ORGANISATION, Audience.PUBLIC]

moods = st.tuples(*[st.integers(0, 4)] * 3)
sizes = st.dictionaries(
    st.sampled_from([(w, g) for w in WARDS for g in ("service user", "staff")]),
    st.integers(1, 12),
    min_size=1,
)
late = st.integers(0, 2)


@st.composite
def worlds(draw):
    """Wards of 1 to 12 people, what they said on each day, and who asks what."""
    people = draw(sizes)
    days = [(day, ward, group) for day in DAYS for ward, group in people]
    said = {key: draw(moods) for key in days}
    asks = draw(st.lists(st.tuples(subsets(days), st.sampled_from(OTHERS), late)))
    return people, said, asks


def subsets(keys):
    return st.lists(st.sampled_from(keys), min_size=1, unique=True)


def slices_of(world, keys, extra):
    people, said, _ = world
    return [
        a_slice(
            *(n + (extra if place == 0 else 0) for place, n in enumerate(said[key])),
            day=key[0],
            place=key[1],
            group=key[2],
            writers=people[key[1:]],
        )
        for key in keys
    ]


def play(world):
    """Ask everything in its order; give back what the attacker has seen."""
    asked, seen = question(organisation=uuid4()), []
    for number, (keys, audience, extra) in enumerate(world[2]):
        slices = slices_of(world, keys, extra)
        if number % 3 == 2:
            own = [s for s in slices if s.place == slices[0].place]
            sisters = [s for s in slices if s.place != slices[0].place]
            seen += closed_windows_ladder(
                audience=audience, question=asked, own=own, sisters=sisters,
                zone=ZONE, now=LATER,
            )  # fmt: skip
        else:
            seen.append(
                release(audience=audience, question=asked, slices=slices, now=LATER)
            )
    return asked, [answer for answer in seen if answer.shown]


slow = settings(
    deadline=None,
    max_examples=30,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # worlds shrink too slowly
    suppress_health_check=[HealthCheck.too_slow],
)


@slow
@given(worlds())
def test_no_answer_and_no_difference_of_two_is_small(world):
    _, seen = play(world)
    totals = {answer.entries for answer in seen}
    assert all(total >= K for total in totals)
    pairs = [(a, b) for a, b in combinations(seen, 2) if a.covers != b.covers]
    nested = [(a, b) for a, b in pairs if a.covers < b.covers or b.covers < a.covers]
    assert not [1 for a, b in nested if abs(b.entries - a.entries) < K]
    cells = [n for answer in seen for n in answer.tables["mood"].values() if n]
    assert all(n >= K for n in cells)


@slow
@given(worlds())
def test_every_group_that_was_ever_shown_is_above_both_floors(world):
    asked, _ = play(world)
    for block in ReleasedBlock.objects.filter(organisation=asked.organisation):
        people = {(s.place, s.group) for s in block.slices.all()}
        assert block.entries >= K
        assert sum(world[0][one] for one in people) >= N


@slow
@given(worlds())
def test_no_window_place_and_group_is_in_two_blocks(world):
    asked, _ = play(world)
    slices = BlockSlice.objects.filter(organisation=asked.organisation)
    keys = [(s.window_start, s.place, s.group) for s in slices]
    assert len(keys) == len(set(keys))


@slow
@given(worlds())
def test_solving_for_all_cells_at_once_finds_no_small_one(world):
    _, seen = play(world)
    equations = []
    for answer in seen:
        cells = answer.tables["mood"]
        everything = {(key, code) for key in answer.covers for code in cells}
        equations.append((everything, answer.entries))
        for code, n in cells.items():
            if n is not None:
                equations.append(({(key, code) for key in answer.covers}, n))
    smallest = [n for n in solve(equations) if 0 < n < K]
    assert not smallest


def solve(equations):
    """All numbers that stand for a plain set of unknowns, by exact elimination."""
    rows = [
        ({cell: Fraction(1) for cell in cells}, Fraction(n)) for cells, n in equations
    ]
    reduced = []
    while rows:
        row, n = rows.pop()
        if not row:
            continue
        pivot = min(row, key=str)
        row, n = {c: v / row[pivot] for c, v in row.items()}, n / row[pivot]
        rows = [take(one, (row, n), pivot) for one in rows]
        reduced = [take(one, (row, n), pivot) for one in reduced]
        reduced.append((row, n))
    return [n for row, n in reduced if set(row.values()) == {1}]


def take(one, other, pivot):
    row, n = one
    factor = row.get(pivot, Fraction(0))
    merged = {
        cell: row.get(cell, 0) - factor * other[0].get(cell, 0)
        for cell in {*row, *other[0]}
    }
    return {c: v for c, v in merged.items() if v}, n - factor * other[1]


def test_the_attacker_would_find_a_careless_release():
    """The control: a month and all but one of its days, unguarded, are solved."""
    day, month = ({("a", "calm")}, 7), ({("a", "calm"), ("b", "calm")}, 9)
    assert 2 in solve([day, month])
