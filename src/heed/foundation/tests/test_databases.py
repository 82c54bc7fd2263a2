"""What Heed adds to Django's SQLite; and that both stores are set as promised."""

import threading
import time
import uuid
from pathlib import Path

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, connections, models, transaction
from django.db.utils import OperationalError
from django.test.utils import isolate_apps

from heed.foundation.databases.sqlite.turns import NoTurn, Turns
from heed.foundation.keys import KeyFileError
from heed.foundation.models import OutboxTask
from heed.foundation.tests.factories import task

on_sqlite = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="is about the SQLite store"
)
on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="is about the PostgreSQL store"
)


def asked(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


@pytest.fixture
def another_connection():
    """A second connection to the same store, for use in another thread."""
    made = connections.create_connection("default")
    made.settings_dict = {**made.settings_dict}
    made.inc_thread_sharing()
    yield made
    made.close()


@on_sqlite
@pytest.mark.django_db
def test_the_driver_is_free_of_the_fault_that_loses_commits():
    version = tuple(int(part) for part in asked("SELECT sqlite_version()").split("."))
    assert version >= (3, 51, 3)
    assert asked("PRAGMA cipher_version")
    assert asked("PRAGMA journal_mode") == "wal"


@on_postgresql
@pytest.mark.django_db
def test_commits_wait_for_the_disk():
    assert asked("SHOW synchronous_commit") == "on"


@on_postgresql
@pytest.mark.django_db
def test_questions_are_not_translated_into_machine_code():
    assert asked("SHOW jit") == "off"


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_the_file_holds_nothing_readable():
    task(payload={"mark": "a-mark-to-search-for"}).save()
    asked("PRAGMA wal_checkpoint(TRUNCATE)")
    stored = Path(connection.settings_dict["NAME"]).read_bytes()
    assert b"a-mark-to-search-for" not in stored
    assert not stored.startswith(b"SQLite format 3")


@on_sqlite
@pytest.mark.django_db
def test_the_wrong_key_is_told_in_a_sentence(another_connection):
    options = another_connection.settings_dict["OPTIONS"]
    another_connection.settings_dict["OPTIONS"] = options | {"key": bytes(32)}
    with pytest.raises(KeyFileError, match="does not open the database"):
        another_connection.ensure_connection()


@on_sqlite
@pytest.mark.django_db
def test_rows_with_a_random_identity_have_no_numbers():
    with pytest.raises(OperationalError, match="rowid"), transaction.atomic():
        asked(f"SELECT rowid FROM {OutboxTask._meta.db_table}")
    assert asked("SELECT count(rowid) FROM django_migrations")


@on_sqlite
@pytest.mark.django_db
def test_no_table_of_ours_keeps_the_order_of_arrival():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM pragma_table_list WHERE type='table' AND NOT wr"
        )
        numbered = {name for (name,) in cursor.fetchall()}
    counted = {
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if isinstance(model._meta.pk, models.AutoField | models.IntegerField)
    }
    ours = {name for name in numbered if not name.startswith("sqlite_")}
    assert ours <= counted | {"django_migrations"}


@on_sqlite
@pytest.mark.django_db(transaction=True)
def test_a_second_writer_waits_for_its_turn():
    order = []

    def write_too():
        with transaction.atomic():
            order.append("second")
        connection.close()

    with transaction.atomic():
        thread = threading.Thread(target=write_too)
        thread.start()
        time.sleep(0.2)
        order.append("first")
    thread.join(5)
    assert order == ["first", "second"]


def test_a_turn_that_does_not_come_is_told(tmp_path):
    first, second = (Turns(str(tmp_path / "store")) for _ in range(2))
    first.take(1)
    with pytest.raises(NoTurn):
        second.take(0.05)
    first.end()
    second.take(0.05)
    second.end()


def test_turns_among_threads_do_not_wait_for_ever(tmp_path):
    turns = Turns(str(tmp_path / "store"))
    turns.take(1)
    with pytest.raises(NoTurn):
        turns.take(0.05)
    turns.end()


@on_sqlite
@pytest.mark.django_db(transaction=True)
@isolate_apps("heed.foundation")
def test_a_reference_to_a_row_that_is_missing_is_found():
    class Orphan(models.Model):
        id = models.UUIDField(primary_key=True, default=uuid.uuid4)
        parent = models.ForeignKey(OutboxTask, on_delete=models.CASCADE)

        class Meta:
            app_label = "foundation"

    with connection.schema_editor() as editor:
        editor.create_model(Orphan)
    with connection.constraint_checks_disabled():
        Orphan.objects.create(parent_id=uuid.uuid4())
    with pytest.raises(IntegrityError, match="that is missing"):
        connection.check_constraints()
    Orphan.objects.all().delete()
    with connection.schema_editor() as editor:
        editor.delete_model(Orphan)
