"""Stores that are ready to be used, made once and copied for each test."""

import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faults.disks import need_disks
from tests.faults.stores import Store
from tests.faults.targets import ONE_ROW, TELL_US
from tests.postgres import cluster

BESIDE = ("heed.keys", "people.jsonl")  # files that belong to a store
PEOPLE = 450  # enough for a fault of every day; the full ones add more


@pytest.fixture
def target():
    """What is submitted where something goes wrong."""
    return TELL_US


@pytest.fixture(
    params=[
        pytest.param(TELL_US, id="tell-us"),
        pytest.param(ONE_ROW, id="one row", marks=pytest.mark.full),
    ]
)
def control(request):
    """What is submitted where something must be lost, or nobody would see a loss."""
    return request.param


@pytest.fixture(scope="session")
def template(tmp_path_factory):
    """A migrated SQLite store with a ward and its people, which no test changes."""
    folder = tmp_path_factory.mktemp("template")
    store = Store(f"sqlite:///{folder / 'heed.sqlite3'}", folder)
    _fill(store)
    return store


@pytest.fixture(scope="session")
def postgres_template(tmp_path_factory):
    """The folder of a stopped PostgreSQL server with a migrated store."""
    folder = tmp_path_factory.mktemp("postgres-template")
    with cluster("-c fsync=off") as server:
        store = Store(server.url, folder)
        _fill(store)
        server.stop()
        os.sync()
        yield server.folder, folder


@pytest.fixture
def sqlite_at(template, tmp_path):
    """Make a fresh SQLite store in a folder."""

    def make(folder, **more):
        _bring(template.folder, tmp_path)
        shutil.copy(template.file, folder / "heed.sqlite3")
        return Store(f"sqlite:///{folder / 'heed.sqlite3'}", tmp_path, more)

    return make


@pytest.fixture
def sqlite_store(sqlite_at, tmp_path):
    """A fresh SQLite store on the machine's own disk."""
    return sqlite_at(tmp_path)


@pytest.fixture
def postgres_at(postgres_template, tmp_path):
    """Make a PostgreSQL server of our own with a migrated store, in a folder."""
    template, folder = postgres_template

    @contextmanager
    def make(*settings, within=None):
        _bring(folder, tmp_path)
        with cluster(*settings, within=within, copy_of=template) as server:
            yield server, Store(server.url, tmp_path)

    return make


@pytest.fixture
def postgres(postgres_at):
    """A PostgreSQL server on the machine's own disk, and its store."""
    with postgres_at() as made:
        yield made


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request):
    """A fresh store of each kind."""
    if request.param == "sqlite":
        return request.getfixturevalue("sqlite_store")
    return request.getfixturevalue("postgres")[1]


@pytest.fixture
def disks():
    """A folder in which disks can be made; the test is not run where they cannot.

    PostgreSQL's own user must be able to walk into it, so it is not pytest's.
    """
    folder = Path(tempfile.mkdtemp(prefix="heed-disks-"))
    folder.chmod(0o755)
    try:
        need_disks(folder)
        yield folder
    finally:
        shutil.rmtree(folder)


def _fill(store):
    store.heed("migrate", FAULTS_CARE="none")
    store.add_people(PEOPLE)


def _bring(template, folder):
    for name in BESIDE:
        shutil.copy(template / name, folder / name)
