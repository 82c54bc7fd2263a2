"""Whichever store is read, tables and datasets come out the same."""

from collections import Counter
from datetime import timedelta

import duckdb
import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some

from heed.foundation import clock
from heed.instruments.queries import definition_of
from heed.responses.actions import withdraw_response
from heed.responses.choices import Group
from heed.responses.models import Withdrawal
from heed.responses.queries import slices as operational
from heed.responses.queries.slices import subjects_of
from heed.safeguards.figures import whether_given
from heed.warehouse.actions import copy_closed_windows
from heed.warehouse.counting import fieldwork_slices
from heed.warehouse.dataset import Streamed
from heed.warehouse.formats import write
from heed.warehouse.queries import fieldwork_dataset
from heed.warehouse.stored import stored
from heed.warehouse.tests.house import House
from heed.warehouse.tests.made import CAUSES, LEVELS, MARCH

pytestmark = pytest.mark.django_db
MISSING = some.sampled_from(["skipped", "not_shown", "not_reached"])
GROUPS = some.sampled_from(Group.values)
ANSWERS = some.fixed_dictionaries(
    {"years": MISSING | some.integers(0, 90) | some.sampled_from([0.5, 12.5])},
    optional={
        "ease": MISSING | some.sampled_from(LEVELS),
        "causes": MISSING | some.lists(some.sampled_from(CAUSES), unique=True),
    },
)
DATED = some.builds(
    lambda said, since: {**said, "since": since},
    ANSWERS,
    MISSING | some.sampled_from(["2024-05", "2019-12"]),
)
ROUNDS = some.lists(
    some.lists(
        some.tuples(
            DATED,
            some.integers(0, 45),
            GROUPS,
            some.sampled_from(["day", "week", "month"]),
            some.booleans(),
        ),
        max_size=6,
    ),
    min_size=1,
    max_size=3,
)


def play(house, rounds):
    """Rounds of answers, each settled and copied; the last is only given."""
    for number, answers in enumerate(rounds):
        now = MARCH + timedelta(days=20 * (number + 1))
        for said, days, group, kind, is_taken_back in answers:
            moment = MARCH + timedelta(days=days)
            one = house.answer(said, moment, group=group, kind=kind)
            if is_taken_back:
                withdraw_response(response=one, reason=Withdrawal.Reason.ERASURE)
        if number < len(rounds) - 1 or len(rounds) == 1:
            house.settle(now)
            with clock.at(now):
                copy_closed_windows()


def cells(slices):
    """Slices in no order; what was counted in none is left away."""
    return {
        one.key: (one.entries, {c: Counter(n) for c, n in one.counts.items()})
        for one in slices
    }


def in_numbers(rows):
    """Rows in no order; 3 and 3.0 are one number."""
    plain = ([v if isinstance(v, str) else float(v) for v in row] for row in rows)
    return sorted(plain, key=repr)


@settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.generate],  # to make an example smaller takes minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(ROUNDS, some.sets(GROUPS, min_size=1))
def test_tables_and_datasets_are_the_same(settings, rounds, groups):
    with transaction.atomic():
        house = House()
        play(house, rounds)
        subjects = subjects_of(definition_of(house.edition))
        subjects += tuple(whether_given(one) for one in subjects)
        direct = operational.fieldwork_slices(house.fieldwork, subjects, groups)
        here = fieldwork_slices(house.fieldwork, subjects, groups)
        assert cells(here) == cells(direct)
        dataset = fieldwork_dataset(house.fieldwork)
        rows = sorted(map(repr, dataset.rows))
        places = range(len(dataset.columns))
        columns = zip(*(dataset.values(place) for place in places), strict=True)
        told = in_numbers(columns)
        settings.HEED_WAREHOUSE_FROM = 1_000_000
        direct = fieldwork_dataset(house.fieldwork)
        settings.HEED_WAREHOUSE_FROM = 0
        assert not isinstance(direct.rows, Streamed)
        assert rows == sorted(map(repr, direct.rows))
        assert told == in_numbers(direct.rows)
        transaction.set_rollback(True)


@pytest.mark.parametrize("kind", ["csv", "parquet", "sav"])
def test_a_file_has_every_row_however_it_is_read(house, tmp_path, kind):
    for number in range(30):
        house.answer({"ease": "easy", "years": number, "since": "2020-01"})
    house.settle()
    with clock.at(MARCH + timedelta(days=40)):
        copy_closed_windows()
    dataset = fieldwork_dataset(house.fieldwork)
    assert isinstance(dataset.rows, Streamed)
    assert len(dataset.rows) == len(list(dataset.rows)) == 30
    years = [column.name for column in dataset.columns].index("years")
    assert sorted(dataset.values(years)) == list(range(30))
    assert write(dataset, kind, tmp_path)


def test_rows_come_in_another_order_each_time(house):
    for number in range(40):
        house.answer({"ease": "easy", "years": number, "since": "2020-01"})
    house.settle()
    with clock.at(MARCH + timedelta(days=40)):
        copy_closed_windows()
    rows = fieldwork_dataset(house.fieldwork).rows
    assert list(rows) != list(rows)


def test_where_all_windows_wait_nothing_is_counted_here(house):
    house.answer({"ease": "easy", "years": 3, "since": "2020-01"})
    house.settle()
    with clock.at(MARCH + timedelta(days=40)):
        copy_closed_windows()
    house.answer({"ease": "easy", "years": 4, "since": "2020-01"})
    house.settle()
    subjects = subjects_of(definition_of(house.edition))
    (found,) = fieldwork_slices(house.fieldwork, subjects, Group.values)
    assert found.entries == 2
    assert len(fieldwork_dataset(house.fieldwork).values(0)) == 2


def test_duckdb_and_ibis_count_the_same(house):
    """Another way to the same counts, as one would ask them in a notebook."""
    for ease in ("easy", "easy", "difficult"):
        house.answer({"ease": ease, "years": 3, "since": "2020-01"})
    house.settle()
    with clock.at(MARCH + timedelta(days=40)):
        copy_closed_windows()
    with stored(house.fieldwork) as there, there.asked() as asked:
        table = asked.table.group_by("said__ease").aggregate(n=asked.table.count())
        found = {row["said__ease"]: row["n"] for row in asked.answer(table)}
        assert found == {"easy": 2, "difficult": 1}
        with pytest.raises(duckdb.Error, match="disabled"):
            asked.engine.execute("SELECT * FROM read_text('/etc/hostname')")


def test_a_few_responses_are_read_where_they_came_in(house, settings):
    settings.HEED_WAREHOUSE_FROM = 1
    house.answer({"ease": "easy", "years": 3, "since": "2020-01"})
    house.settle()
    with clock.at(MARCH + timedelta(days=40)):
        copy_closed_windows()
    assert not isinstance(fieldwork_dataset(house.fieldwork).rows, Streamed)
