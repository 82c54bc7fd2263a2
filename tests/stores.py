"""The stores of the tests: migrated once, and rows that a module's tests share.

All migrations take some fifteen seconds of a processor. What they make depends on
their files alone, so each process takes a copy of what an earlier one made from the
same files; it lies in pytest's cache. ``--create-db`` makes it anew.
"""

import inspect
import os
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import django
import pytest
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from pytest_django import DjangoDbBlocker

from heed.foundation.databases.driver import KeyedConnection
from heed.foundation.models import KeyFingerprint


@pytest.fixture(scope="session")
def migrated(request: pytest.FixtureRequest) -> Path:
    """Where the store that these migrations make is kept, if it was made already."""
    folder = request.config.cache.mkdir("migrated")
    digest = sha256(django.__version__.encode())
    for source in _migrations():
        digest.update(source.read_bytes())
    return folder / f"{digest.hexdigest()}.sqlite3"


@pytest.fixture(scope="session")
def django_db_keepdb(
    django_db_keepdb: bool,
    django_db_createdb: bool,
    django_db_use_migrations: bool,
    django_db_modify_db_settings: None,
    migrated: Path,
) -> bool:
    """Whether the store is there before it is set up: since it was copied, for one."""
    anew = django_db_createdb or not django_db_use_migrations
    if django_db_keepdb or anew or not _is_sqlite() or not migrated.exists():
        return django_db_keepdb
    _take_copy(migrated)
    return True


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None,
    django_db_use_migrations: bool,
    django_db_blocker: DjangoDbBlocker,
    migrated: Path,
) -> None:
    """Set the store up, and keep a copy for those who come later."""
    if _is_sqlite() and django_db_use_migrations and not migrated.exists():
        with django_db_blocker.unblock():
            _keep_copy(migrated)


@pytest.fixture(scope="module")
def rows_of_module(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """What fixtures of a module store here stands for all its tests, and then goes.

    It is for tests that commit nothing: their own changes are undone within. After
    each, Django would close the connection, and with it undo what lies around.
    """
    with pytest.MonkeyPatch.context() as patched, django_db_blocker.unblock():
        patched.setattr(connection, "close", lambda: None)
        with transaction.atomic():
            yield
            transaction.set_rollback(True)


def _is_sqlite() -> bool:
    return connection.vendor == "sqlite"


def _migrations() -> Iterator[Path]:
    found = MigrationLoader(None).disk_migrations
    for key in sorted(found):
        yield Path(inspect.getfile(type(found[key])))


def _keep_copy(migrated: Path) -> None:
    """Put a copy there in one step, under no key and without the mark of this one."""
    part = migrated.with_suffix(f".{os.getpid()}")
    part.unlink(missing_ok=True)
    with connection.cursor() as cursor:
        cursor.execute("ATTACH DATABASE %s AS kept KEY ''", [str(part)])
        cursor.execute("SELECT sqlcipher_export('kept')")
        cursor.execute(f"DELETE FROM kept.{KeyFingerprint._meta.db_table}")
        cursor.execute("DETACH DATABASE kept")
    for old in migrated.parent.glob("*.sqlite3"):
        old.unlink(missing_ok=True)
    part.replace(migrated)


def _take_copy(migrated: Path) -> None:
    """Copy it to where this process looks for its store, under this process's key."""
    settings = connection.settings_dict
    name, key = settings["TEST"]["NAME"], settings["OPTIONS"]["key"]
    Path(name).unlink(missing_ok=True)
    with closing(KeyedConnection(name, key=key)) as store:
        store.execute("ATTACH DATABASE ? AS kept KEY ''", [str(migrated)])
        store.execute("SELECT sqlcipher_export('main', 'kept')")
