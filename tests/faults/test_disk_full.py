"""The disk is full, and then has room again."""

import pytest

from tests.faults.disks import Disk, fill, mounted
from tests.faults.load import Load, judge
from tests.faults.servers import ask, running

pytestmark = pytest.mark.faults
SMALL_LOG = ("-c max_wal_size=32MB", "-c min_wal_size=32MB")


def full_for_a_while(folder, store, target, *, before, after, mend=lambda: None):
    """Fill the disk under load, make room, and go on; Heed is never started anew."""
    posts = target.posts(store, before + after + 200)
    with running(store) as server, Load(server.port, target, posts) as load:
        load.wait_for(before)
        ballast = fill(folder)
        wait_until_refused(load)
        stored = len(load.acknowledged)
        assert ask(server.port, "/healthz")[0] == 200
        ballast.unlink()
        mend()
        load.wait_for(after)
    verdict = judge(load, store)
    assert verdict.acknowledged >= stored + after >= before + after
    assert verdict.is_clean, verdict
    assert set(load.others) == {503}  # refused in so many words, never broken
    assert store.is_whole()


def wait_until_refused(load, times=50):
    """Until the clients have been told often that nothing can be stored."""
    before = load.others[503]
    load.wait_until(lambda: load.others[503] >= before + times)


def on_sqlite(disks, sqlite_at, target, **counts):
    with mounted(Disk(disks, "small", size=96)) as folder:
        full_for_a_while(folder, sqlite_at(folder), target, **counts)


def on_postgresql(disks, postgres_at, target, **counts):
    with mounted(Disk(disks, "small", size=320)) as folder:
        folder.chmod(0o755)
        with postgres_at(*SMALL_LOG, within=folder) as (cluster, store):

            def mend():
                """Where PostgreSQL gave up, whoever minds it starts it again."""
                if not cluster.is_running:
                    cluster.start(*SMALL_LOG)

            full_for_a_while(folder, store, target, mend=mend, **counts)


def test_nothing_is_lost_on_sqlite(disks, sqlite_at, target):
    on_sqlite(disks, sqlite_at, target, before=100, after=100)


def test_nothing_is_lost_on_postgresql(disks, postgres_at, target):
    on_postgresql(disks, postgres_at, target, before=100, after=100)


@pytest.mark.full
def test_nothing_is_lost_of_many_on_sqlite(disks, sqlite_at, target):
    on_sqlite(disks, sqlite_at, target, before=500, after=600)


@pytest.mark.full
def test_nothing_is_lost_of_many_on_postgresql(disks, postgres_at, target):
    on_postgresql(disks, postgres_at, target, before=500, after=600)
