"""Notes that outlive a restart, and are on no disk and readable by nobody else."""

import threading

import pytest

from heed.foundation.in_memory import InMemory

SECRET = "canary-in-a-note"


@pytest.fixture
def folder(settings, tmp_path):
    settings.HEED_MEMORY_DIR = str(tmp_path)
    return tmp_path


def notes_of(name="things"):
    with InMemory(name).opened() as notes:
        return dict(notes)


def note(key, value=1, name="things"):
    with InMemory(name).opened() as notes:
        notes[key] = value


def test_it_works_across_processes(folder):
    note("one")
    note("two")
    assert notes_of() == {"one": 1, "two": 1}
    assert notes_of("others") == {}


def test_it_lies_sealed_in_one_file_of_its_owner(folder):
    note(SECRET)
    (path,) = folder.iterdir()
    assert SECRET.encode() not in path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0


def test_its_size_does_not_tell_how_many(folder):
    note("a")
    (path,) = folder.iterdir()
    before = path.stat().st_size
    for number in range(40):
        note(f"note {number}")
    assert path.stat().st_size == before


def test_its_order_tells_nothing_of_theirs(folder):
    names = [str(number) for number in range(30)]
    for name in names:
        note(name)
    assert list(notes_of()) != names


def test_a_failure_inside_changes_nothing(folder):
    note("kept")
    with pytest.raises(ValueError, match="no"):
        fail_inside()
    assert notes_of() == {"kept": 1}


def fail_inside():
    with InMemory("things").opened() as notes:
        notes.clear()
        raise ValueError("no")


def test_a_file_that_is_not_ours_to_read_is_begun_anew(folder):
    note("lost")
    (path,) = folder.iterdir()
    path.write_bytes(b"something else")
    assert notes_of() == {}


def test_nobody_is_refused_where_the_file_cannot_be_used(folder, caplog):
    memory = InMemory("things")
    memory._path(folder).symlink_to(folder / "elsewhere")
    with memory.opened() as notes:
        notes["here"] = 1
    with memory.opened() as notes:
        assert notes == {"here": 1}
    assert not (folder / "elsewhere").exists()
    assert "remembers instead" in caplog.text


def test_a_full_folder_loses_nothing(folder, monkeypatch):
    memory = InMemory("things")
    monkeypatch.setattr(memory, "_write", full)
    with memory.opened() as notes:
        notes["here"] = 1
    monkeypatch.undo()
    with memory.opened() as notes:
        assert notes == {"here": 1}
    assert notes_of() == {"here": 1}


def full(_file, _notes):
    raise OSError(28, "No space left on device")


def test_many_at_once_lose_nothing(folder):
    threads = [threading.Thread(target=note, args=(str(n),)) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(notes_of()) == 20


def test_without_a_folder_the_process_remembers(settings):
    settings.HEED_MEMORY_DIR = ""
    memory = InMemory("things")
    with memory.opened() as notes:
        notes["here"] = 1
    with memory.opened() as notes:
        assert notes == {"here": 1}
    assert notes_of() == {}
