"""After settling, nothing in either store tells the order of arrival.

The order is measured by its rank correlation with where rows lie. Among 600 rows in
random order it stays within 0.2 but for one time in a million (its standard error is
0.04); in order of arrival it is 1.
"""

import os
import uuid
from pathlib import Path

import pytest
from django.db import connection, models, transaction
from django.db.models import Q
from django.test.utils import isolate_apps

from heed.foundation.models import OutboxTask
from heed.foundation.settling import settle
from heed.foundation.tests.factories import task
from heed.foundation.tests.raw_pages import plain_pages

on_sqlite = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="is about the SQLite store"
)
on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="is about the PostgreSQL store"
)
pytestmark = pytest.mark.django_db(transaction=True)
MANY = 600
CLOSED = Q(kind="closed")


@pytest.fixture
def arrivals():
    """Rows that came one by one, as long as a sealed text, into an unused store."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM" if connection.vendor == "sqlite" else "SELECT 1")
    return arrive("closed", MANY)


def arrive(kind, many, length=2000):
    """Rows that are saved one after the other, each with a mark to find it by."""
    rows = [
        # The mark stands at the end, in that part of a long row which SQLite puts
        # where there is room, and not where the row's identity belongs.
        task(kind=kind, payload={"long": "x" * length, "mark": f"{kind}{n:06}{kind}"})
        for n in range(many)
    ]
    for row in rows:
        row.save()
    return rows


def rank_correlation(values):
    """Spearman's, of a list without ties with its own order."""
    ranks = {value: rank for rank, value in enumerate(sorted(values))}
    n = len(values)
    squares = sum((ranks[value] - place) ** 2 for place, value in enumerate(values))
    return 1 - 6 * squares / (n * (n * n - 1))


def places(rows):
    """Where each row lies in the store."""
    if connection.vendor == "sqlite":
        return _on_disk(rows)
    values = [value.strip("()").split(",") for value in told_by("ctid", rows)]
    return [(int(page), int(line)) for page, line in values]


def told_by(column, rows):
    """A column that PostgreSQL keeps of itself, for each row."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, {column}::text FROM {OutboxTask._meta.db_table}")
        found = dict(cursor.fetchall())
    return [found[row.id] for row in rows]


def _on_disk(rows):
    plain = file_in_the_clear()
    marks = [row.payload["mark"].encode() for row in rows]
    assert all(plain.count(mark) == 1 for mark in marks)
    return [plain.index(mark) for mark in marks]


def file_in_the_clear():
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    key = connection.settings_dict["OPTIONS"]["key"]
    return plain_pages(Path(connection.settings_dict["NAME"]), key)


def test_it_tells_nothing_of_the_order_of_arrival(arrivals):
    assert settle(OutboxTask, CLOSED) == MANY
    assert abs(rank_correlation(places(arrivals))) < 0.2


def test_without_it_the_order_of_arrival_is_there_to_see(arrivals):
    assert rank_correlation(places(arrivals)) > 0.9


@on_postgresql
def test_all_rows_seem_to_come_from_one_transaction(arrivals):
    assert len(set(told_by("xmin", arrivals))) == MANY
    settle(OutboxTask, CLOSED)
    assert len(set(told_by("xmin", arrivals))) == 1


@on_postgresql
def test_the_old_rows_are_swept_away(arrivals):
    pages = "SELECT pg_relation_size(%s) / 8192"
    settle(OutboxTask, CLOSED)
    with connection.cursor() as cursor:
        cursor.execute(pages, [OutboxTask._meta.db_table])
        before = cursor.fetchone()[0]
    settle(OutboxTask, CLOSED)  # finds the room that the first left
    with connection.cursor() as cursor:
        cursor.execute(pages, [OutboxTask._meta.db_table])
        assert cursor.fetchone()[0] <= before


@on_sqlite
def test_the_log_beside_the_file_holds_nothing_of_before(arrivals):
    settle(OutboxTask, CLOSED)
    log = Path(f"{connection.settings_dict['NAME']}-wal")
    assert log.stat().st_size == 0


@on_sqlite
def test_short_rows_of_one_page_tell_nothing_either():
    rows = arrive("closed", 20, length=0)
    before = places(rows)
    settle(OutboxTask, CLOSED)
    assert before == sorted(before, reverse=True)  # SQLite fills a page from its end
    assert places(rows) != sorted(places(rows), reverse=True)


def test_rows_stay_as_they_were(arrivals):
    before = list(OutboxTask.objects.order_by("id").values())
    settle(OutboxTask, CLOSED)
    assert list(OutboxTask.objects.order_by("id").values()) == before


def test_only_the_rows_that_match_are_touched(arrivals):
    rest = arrive("open", 30)
    before = places(rest)
    settle(OutboxTask, CLOSED)
    assert places(rest) == before


def test_nothing_to_settle_is_no_trouble():
    assert settle(OutboxTask, CLOSED) == 0


def test_where_it_fails_everything_is_as_before(arrivals):
    before = places(arrivals)
    with transaction.atomic():
        settle(OutboxTask, CLOSED)
        transaction.set_rollback(True)
    assert places(arrivals) == before


@pytest.fixture
def child():
    """A model that refers to rows which are settled, and is settled itself."""
    with isolate_apps("heed.foundation"):

        class Child(models.Model):
            id = models.UUIDField(primary_key=True, default=uuid.uuid4)
            parent = models.ForeignKey(OutboxTask, on_delete=models.CASCADE)
            sealed = models.BinaryField()

            class Meta:
                app_label = "foundation"

        with connection.schema_editor() as editor:
            editor.create_model(Child)
        yield Child
        with connection.schema_editor() as editor:
            editor.delete_model(Child)


def test_what_refers_to_the_rows_still_does_and_bytes_are_kept(arrivals, child):
    for row in arrivals[:50]:
        child.objects.create(parent_id=row.id, sealed=os.urandom(3000))
    before = {c.id: (c.parent_id, bytes(c.sealed)) for c in child.objects.all()}
    settle(OutboxTask, CLOSED)
    settle(child, Q())
    connection.check_constraints()
    after = {c.id: (c.parent_id, bytes(c.sealed)) for c in child.objects.all()}
    assert after == before


def test_a_condition_on_another_table_works(arrivals, child):
    child.objects.create(parent_id=arrivals[0].id, sealed=b"")
    assert settle(child, Q(parent__kind="closed")) == 1
    assert settle(child, Q(parent__kind="open")) == 0


@pytest.mark.full
def test_a_hundred_thousand_rows():
    OutboxTask.objects.bulk_create(
        task(kind="closed", payload={"long": "x" * 500}) for _ in range(100_000)
    )
    assert settle(OutboxTask, CLOSED) == 100_000
    assert OutboxTask.objects.count() == 100_000
