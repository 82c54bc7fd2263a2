import stat

import pytest

from heed.foundation.keys import (
    KeyFileError,
    Keys,
    Purpose,
    keys_for,
    make_keys,
    read_keys,
)


def test_it_works(tmp_path):
    made = make_keys(tmp_path / "heed.keys")
    read = read_keys(tmp_path / "heed.keys")
    assert read.fingerprint == made.fingerprint
    assert read.derive(Purpose.TEXT) == made.derive(Purpose.TEXT)


def test_only_its_owner_can_read_it(tmp_path):
    make_keys(tmp_path / "heed.keys")
    mode = stat.S_IMODE((tmp_path / "heed.keys").stat().st_mode)
    assert mode == 0o600


def test_a_key_file_is_never_written_over(tmp_path):
    first = make_keys(tmp_path / "heed.keys")
    assert make_keys(tmp_path / "heed.keys").fingerprint == first.fingerprint
    assert [path.name for path in tmp_path.iterdir()] == ["heed.keys"]


def test_each_purpose_has_a_key_of_its_own():
    keys = Keys(bytes(32))
    assert len({keys.derive(purpose) for purpose in Purpose}) == len(Purpose)


def test_a_keyed_hash_depends_on_purpose_value_and_key_file():
    one, other = Keys(bytes(32)), Keys(bytes(31) + b"1")
    hashes = {
        one.keyed_hash(Purpose.RECEIPT, "words"),
        one.keyed_hash(Purpose.RECEIPT, "other words"),
        one.keyed_hash(Purpose.IMPORT, "words"),
        other.keyed_hash(Purpose.RECEIPT, "words"),
    }
    assert len(hashes) == 4
    assert one.keyed_hash(Purpose.RECEIPT, b"words") in hashes


@pytest.mark.parametrize(
    "text",
    [
        "",
        "something else\n",
        "heed key file, version 1: keep a copy in a safe place\nxyz\n",
    ],
)
def test_something_else_is_not_taken_for_a_key_file(tmp_path, text):
    (tmp_path / "heed.keys").write_text(text)
    with pytest.raises(KeyFileError):
        read_keys(tmp_path / "heed.keys")


def test_a_missing_file_says_what_to_do(tmp_path):
    with pytest.raises(KeyFileError, match="Put its copy back"):
        read_keys(tmp_path / "heed.keys")


def test_a_file_that_may_not_be_read_says_so(tmp_path, monkeypatch):
    path = tmp_path / "heed.keys"
    make_keys(path)

    def forbidden(*args, **kwargs):
        raise PermissionError

    monkeypatch.setattr(type(path), "read_text", forbidden)
    with pytest.raises(KeyFileError, match="may not be read"):
        read_keys(path)


def test_no_new_keys_are_made_beside_an_old_database(tmp_path):
    database = tmp_path / "heed.sqlite3"
    database.write_bytes(b"rows")
    with pytest.raises(KeyFileError, match="could not open it"):
        keys_for(tmp_path / "heed.keys", database)
    assert not (tmp_path / "heed.keys").exists()


def test_keys_are_made_beside_a_new_database(tmp_path):
    database = tmp_path / "heed.sqlite3"
    database.touch()
    made = keys_for(tmp_path / "heed.keys", database)
    assert keys_for(tmp_path / "heed.keys", None).fingerprint == made.fingerprint
