"""Copies of the operational store, each opened again before it is called a backup."""

import os
import shutil
import subprocess
from contextlib import closing
from pathlib import Path

from django.db import connection

from heed.foundation.databases.driver import KeyedConnection
from heed.foundation.durable import make_durable
from heed.foundation.errors import BackupFailed
from heed.foundation.keyring import keys
from heed.foundation.keys import Purpose


def back_up(target: Path) -> int:
    """Copy the store into a new file while it is in use; returns its size in bytes.

    The copy of an SQLite store is encrypted with the same key file. A PostgreSQL dump
    is not encrypted: only the words in it are sealed.
    """
    if target.exists():
        raise BackupFailed(f"{target} is there already. Choose another name.")
    if not target.parent.is_dir():
        raise BackupFailed(f"The folder {target.parent} does not exist.")
    partial = target.with_name(f"{target.name}.part")
    partial.unlink(missing_ok=True)
    try:
        # Nobody else may read it, and not even for a moment.
        os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        _COPY[connection.vendor](partial)
        check_file(partial)
        make_durable(partial)
        partial.rename(target)
        make_durable(target.parent)
    finally:
        partial.unlink(missing_ok=True)
    return target.stat().st_size


def check_file(path: Path) -> None:
    """Open a backup and look it over; ``BackupFailed`` where it is not whole."""
    if not path.is_file():
        raise BackupFailed(f"{path} is not there.")
    _CHECK[connection.vendor](path)


def check_store() -> None:
    """Look the live store over; ``BackupFailed`` where it is not whole."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA quick_check(1)")
            _expect_ok(cursor.fetchone()[0], "The database")
    connection.check_constraints()


def _copy_sqlite(target: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(target)])


def _check_sqlite(path: Path) -> None:
    # Read and written, since a copy of a live file may have a log to be taken in.
    try:
        with closing(_opened(path)) as opened:
            verdict = opened.execute("PRAGMA quick_check(1)").fetchone()[0]
            _expect_ok(verdict, path.name)
            tables = opened.execute("SELECT count(*) FROM django_migrations")
            if not tables.fetchone()[0]:
                raise BackupFailed(f"{path.name} holds no tables of Heed.")
    except connection.Database.DatabaseError as error:
        raise BackupFailed(
            f"{path.name} cannot be opened with this key file, or is damaged."
        ) from error


def _opened(path: Path) -> KeyedConnection:
    return KeyedConnection(str(path), key=keys().derive(Purpose.DATABASE))


def _copy_postgresql(target: Path) -> None:
    _run("pg_dump", "--format=custom", f"--file={target}", "--no-password")


def _check_postgresql(path: Path) -> None:
    listing = _run("pg_restore", "--list", str(path))
    if "TABLE DATA public django_migrations" not in listing:
        raise BackupFailed(f"{path.name} holds no tables of Heed.")


def _run(program: str, *arguments: str) -> str:
    settings = connection.settings_dict
    environment = {
        "PGHOST": settings["HOST"],
        "PGPORT": str(settings["PORT"]),
        "PGUSER": settings["USER"],
        "PGPASSWORD": settings["PASSWORD"],
        "PGDATABASE": settings["NAME"],
    }
    given = {name: value for name, value in environment.items() if value}
    done = subprocess.run(  # noqa: S603 - a fixed program; the path is one argument
        [_found(program), *arguments],
        env=os.environ | given,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        # Not its own words, which may quote rows.
        raise BackupFailed(f"{program} ended with the code {done.returncode}.")
    return done.stdout


def _found(program: str) -> str:
    """The newest of the machine's versions; an older one refuses a newer server."""
    installed = Path("/usr/lib/postgresql").glob(f"*/bin/{program}")
    newest = max(installed, key=lambda path: float(path.parts[-3]), default=None)
    found = newest or shutil.which(program)
    if found is None:
        raise BackupFailed(
            f"{program} is missing. Install the client programs of PostgreSQL."
        )
    return str(found)


def _expect_ok(verdict: str, what: str) -> None:
    if verdict != "ok":
        raise BackupFailed(f"{what} is damaged. Put back the last good backup.")


_COPY = {"sqlite": _copy_sqlite, "postgresql": _copy_postgresql}
_CHECK = {"sqlite": _check_sqlite, "postgresql": _check_postgresql}
