"""Editions of findings: nobody outside can subtract their way to a few people.

The attacker has every number of every edition, and knows which months, places and
groups each is of, and which people of them were first shown together. For each factor
they solve for the least and the most that each such block can hold.
"""

from datetime import UTC, datetime
from uuid import UUID

import numpy as np
import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from heed.coding.actions import Choice, edition_parts, publish_findings
from heed.coding.actions.edition_parts import EditionMaker
from heed.coding.actions.withdrawing import forget_coded_texts
from heed.coding.errors import NothingToShow
from heed.coding.models import Step
from heed.coding.tallies import Told
from heed.coding.tests.factories import a_project
from heed.foundation.ids import new_id
from heed.foundation.windows import WindowKind, window_of
from heed.people.tests.factories import a_ward, an_account
from heed.safeguards.audience import Audience
from heed.safeguards.models import ReleasedBlock

pytestmark = pytest.mark.django_db
K = 5
WARDS = [UUID(int=1), UUID(int=2)]
GROUPS = ["staff", "service_user"]
MONTHS = [
    window_of(datetime(2026, month, 10, tzinfo=UTC), WindowKind.MONTH, "Europe/London")
    for month in (2, 3, 4)
]
CELLS = [(m, w, g) for m in range(3) for w in WARDS for g in GROUPS]
# In each month, place and group: how many people named both factors, one, or none.
people = st.tuples(*[st.sampled_from([0, 1, 2, 4, 6, 9])] * 3)
worlds = st.fixed_dictionaries(dict.fromkeys(CELLS, people))
cuts = st.lists(
    st.builds(
        Choice,
        audience=st.sampled_from([Audience.WARD, Audience.PUBLIC]),
        step=st.sampled_from(list(Step)),
        by_place=st.booleans(),
    ),
    min_size=2,
    max_size=3,
)


@pytest.fixture
def lead(db):
    ward = a_ward()
    return a_project(an_account("researcher", at=ward.parent), ward.parent)


def a_person(group, ward, month, named):
    """Somebody whose texts are done."""
    return Told(new_id(), group, ward, None, month, named)


class World:
    """People as they come in month by month, and every number that was published."""

    def __init__(self, lead, said, monkeypatch):
        self.lead, self.told, self.lines = lead, [], []
        both = [c.pk for c in lead.project.framework.codes.order_by("position")][:2]
        self.by_month = {
            number: [
                Told(
                    new_id(), group, ward, None, MONTHS[month], dict.fromkeys(named, 2)
                )
                for (month, ward, group), many in said.items()
                if month == number
                for named, count in zip((both, both[:1], []), many, strict=True)
                for _person in range(count)
            ]
            for number in range(3)
        }
        added = EditionMaker._sum

        def kept(maker, key, parts):
            line = added(maker, key, parts)
            blocks = {str(block.pk) for part in parts for block in part}
            self.lines.append((blocks, line))
            return line

        monkeypatch.setattr(EditionMaker, "_sum", kept)
        monkeypatch.setattr(edition_parts, "told_in", lambda *_a: list(self.told))
        monkeypatch.setattr(edition_parts, "writers_in", lambda *_a: lambda *_b: 20)

    def publish(self, choice):
        """The next edition, or none where nothing may be shown."""
        try:
            with transaction.atomic():
                return publish_findings(by=self.lead, choice=choice, about="Made up.")
        except NothingToShow:
            return None

    def withdraw(self, number):
        """Somebody takes their words back."""
        if self.told:
            gone = self.told.pop(number % len(self.told))
            forget_coded_texts(gone.person)


def widths(world, factor, blocks):
    """For each block, how far apart the least and the most possible number are."""
    names = sorted(blocks)
    rows = [
        ([name in inside for name in names], line.people[factor])
        for inside, line in world.lines
        if line.people[factor] is not None
    ]
    bounds = [(0, blocks[name].entries) for name in names]
    equations = {}
    if rows:
        equations = {
            "A_eq": np.array([row for row, _n in rows], dtype=float),
            "b_eq": np.array([n for _row, n in rows], dtype=float),
        }
    found = {}
    for at, name in enumerate(names):
        ends = []
        for sign in (1, -1):
            aim = np.zeros(len(names))
            aim[at] = sign
            solved = linprog(aim, bounds=bounds, **equations)
            assert solved.success, solved.message
            ends.append(sign * solved.fun)
        found[name] = ends[1] - ends[0]
    return found


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(worlds, cuts, st.integers(0, 500))
def test_no_few_people_are_reached_over_all_editions(lead, said, choices, leaver):
    with pytest.MonkeyPatch.context() as patched, transaction.atomic():
        world = World(lead, said, patched)
        for number, choice in enumerate(choices):
            world.told += world.by_month[number]
            world.publish(choice)
            world.withdraw(leaver)
        blocks = {str(block.pk): block for block in ReleasedBlock.objects.all()}
        assert all(block.entries >= K for block in blocks.values())
        for factor in ("team-factors", "staff-workload"):
            wide = widths(world, factor, blocks) if blocks else {}
            for name, block in blocks.items():
                (people,) = (
                    row[factor]
                    for code, row in block.counts.items()
                    if code.startswith("people:")
                )
                if 0 < people < K or 0 < block.entries - people < K:
                    # An end of the interval may be cut off by how many there are.
                    assert wide[name] >= min(K, block.entries) - 1e-6, (factor, people)
        transaction.set_rollback(True)


def test_no_edition_counts_a_few_people_more_or_less_than_another(lead, monkeypatch):
    said = dict.fromkeys(CELLS, (6, 1, 5))
    world = World(lead, said, monkeypatch)
    for number in range(3):
        world.told += world.by_month[number]
        for choice in (
            Choice(Audience.PUBLIC, Step.MONTH, by_place=True),
            Choice(Audience.WARD, Step.WHOLE, by_place=False),
        ):
            assert world.publish(choice)
            world.withdraw(number)
    seen = [line for _inside, line in world.lines if line.base is not None]
    assert seen
    for one in seen:
        for other in seen:
            assert not 0 < abs(one.base - other.base) < K


def test_a_month_is_not_shown_before_it_is_over(lead, monkeypatch):
    world = World(lead, dict.fromkeys(CELLS, (9, 9, 9)), monkeypatch)
    today = datetime.now(tz=UTC)
    this_month = window_of(today, WindowKind.MONTH, "Europe/London")
    world.told = [a_person("staff", WARDS[0], this_month, {}) for _ in range(40)]
    assert world.publish(Choice(Audience.PUBLIC, Step.MONTH, by_place=True)) is None
    assert not ReleasedBlock.objects.exists()


def test_who_took_words_back_is_in_no_later_number(lead, monkeypatch):
    world = World(lead, dict.fromkeys(CELLS, (6, 6, 6)), monkeypatch)
    world.told = world.by_month[0]
    choice = Choice(Audience.PUBLIC, Step.MONTH, by_place=True)
    assert world.publish(choice)
    everybody = world.lines[0][1].base
    world.withdraw(0)
    world.lines.clear()
    assert world.publish(choice)
    # The whole block of eighteen is gone, and not the one.
    assert world.lines[0][1].base == everybody - 18
