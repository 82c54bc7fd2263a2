"""A model's file comes back as it was; anything else is refused and never run."""

import pickle
import zipfile

import pytest

from heed.coding.suggesting.errors import CannotSuggest
from heed.coding.suggesting.files import load, save
from heed.coding.tests.coded_texts import a_model, sentences

TEXTS = ["The soup was cold.", "The queue was slow."]


@pytest.fixture
def kept(tmp_path):
    save(a_model(), tmp_path / "model.heed")
    return tmp_path / "model.heed"


def change(path, name, content):
    with zipfile.ZipFile(path) as old:
        entries = {entry: old.read(entry) for entry in old.namelist()}
    with zipfile.ZipFile(path, "w") as new:
        for entry, was in entries.items():
            new.writestr(entry, content(was) if entry == name else was)


def test_it_comes_back_as_it_was(kept):
    model = load(kept)
    assert model.version == a_model().version
    assert model.card == a_model().card
    assert model.suggest(TEXTS, sentences()) == a_model().suggest(TEXTS, sentences())


def test_only_its_owner_may_read_it(kept):
    assert kept.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in kept.parent.iterdir()] == ["model.heed"]


def test_code_in_a_file_is_not_run(kept, tmp_path):
    class Code:
        def __reduce__(self):
            return (open, (str(tmp_path / "ran"), "w"))

    change(kept, "cuts.npy", lambda was: pickle.dumps(Code()))
    with pytest.raises(CannotSuggest, match="not a model of Heed"):
        load(kept)
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("about.json", lambda was: was.replace(b'"on": true', b'"on": 1'), "not as it"),
        ("offsets.npy", lambda was: was[:-1] + b"\x7f", "not as it was written"),
        ("offsets.npy", lambda was: was[:-4], "not a model"),
        ("about.json", lambda was: b"[]", "not a model"),
        ("about.json", lambda was: b"{}", "not a model"),
    ],
)
def test_a_changed_file_is_refused(kept, name, content, problem):
    change(kept, name, content)
    with pytest.raises(CannotSuggest, match=problem):
        load(kept)


def test_what_is_no_model_is_refused(tmp_path):
    (tmp_path / "other").write_bytes(pickle.dumps({"a": 1}))
    with pytest.raises(CannotSuggest, match="not a model of Heed"):
        load(tmp_path / "other")
    with pytest.raises(CannotSuggest, match="cannot be opened"):
        load(tmp_path / "absent")


def test_a_file_that_unpacks_to_too_much_is_refused(kept, monkeypatch):
    monkeypatch.setattr("heed.coding.suggesting.files.MOST_BYTES", 1000)
    with pytest.raises(CannotSuggest, match="not a model of Heed"):
        load(kept)
