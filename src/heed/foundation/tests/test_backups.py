import stat
import uuid

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from heed.foundation import backups
from heed.foundation.databases.driver import KeyedConnection
from heed.foundation.errors import BackupFailed
from heed.foundation.keys import Keys
from heed.foundation.tests.factories import task

pytestmark = pytest.mark.django_db(transaction=True)
on_sqlite = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="is about the SQLite store"
)


@pytest.fixture
def copy(tmp_path):
    task(payload={"mark": "a-mark-to-search-for"}).save()
    backups.back_up(tmp_path / "copy")
    return tmp_path / "copy"


def test_it_works(tmp_path, capsys):
    call_command("database_backup", str(tmp_path / "copy"))
    call_command("database_check", str(tmp_path / "copy"))
    assert "is whole" in capsys.readouterr().out
    assert [path.name for path in tmp_path.iterdir()] == ["copy"]


def test_only_its_owner_can_read_it(copy):
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


@on_sqlite
def test_it_holds_the_rows_and_nothing_readable(copy, settings):
    assert b"a-mark-to-search-for" not in copy.read_bytes()
    key = connection.settings_dict["OPTIONS"]["key"]
    opened = KeyedConnection(str(copy), key=key)
    rows = opened.execute("SELECT payload FROM foundation_outboxtask").fetchall()
    opened.close()
    assert rows == [('{"mark": "a-mark-to-search-for"}',)]


def test_a_file_is_never_written_over(copy):
    with pytest.raises(BackupFailed, match="there already"):
        backups.back_up(copy)


def test_a_folder_that_is_missing_is_told(tmp_path):
    with pytest.raises(CommandError, match="does not exist"):
        call_command("database_backup", str(tmp_path / "nowhere" / "copy"))


def test_a_damaged_copy_is_noticed(copy):
    damaged = bytearray(copy.read_bytes())
    damaged[0:4096] = bytes(4096)
    copy.write_bytes(damaged)
    with pytest.raises(CommandError):
        call_command("database_check", str(copy))


@on_sqlite
def test_damage_in_the_middle_is_noticed(copy):
    damaged = bytearray(copy.read_bytes())
    middle = len(damaged) // 2
    damaged[middle : middle + 64] = bytes(64)
    copy.write_bytes(damaged)
    with pytest.raises(BackupFailed):
        backups.check_file(copy)


@on_sqlite
def test_a_copy_needs_its_key_file(copy, settings):
    settings.HEED_KEYS = Keys(bytes(32))
    with pytest.raises(BackupFailed, match="cannot be opened with this key file"):
        backups.check_file(copy)


def test_where_the_copy_fails_nothing_is_left_behind(tmp_path, monkeypatch):
    def fail(target):
        target.write_bytes(b"half")
        raise BackupFailed("The disk is full.")

    monkeypatch.setitem(backups._COPY, connection.vendor, fail)
    with pytest.raises(BackupFailed):
        backups.back_up(tmp_path / "copy")
    assert list(tmp_path.iterdir()) == []


def test_the_live_store_is_looked_over(capsys):
    call_command("database_check")
    assert capsys.readouterr().out == "The database is whole.\n"


def test_a_file_that_is_missing_is_told(tmp_path):
    with pytest.raises(CommandError, match="is not there"):
        call_command("database_check", str(tmp_path / str(uuid.uuid4())))
