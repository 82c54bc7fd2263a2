"""The power is cut under load; what had reached the disk must hold every promise."""

import os

import pytest

from tests.faults.disks import Disk, mounted
from tests.faults.load import Load, judge
from tests.faults.servers import running
from tests.faults.stores import Store
from tests.postgres import Cluster, free_port

pytestmark = pytest.mark.faults


def cut_under_load(disk, store, target, *, each, name="cut", **more):
    """Serve under load, kill everything, and give the disk as the cut left it."""
    with running(store, **more) as server, Load(server.port, target) as load:
        load.wait_for(each)
        server.end()
        cut = disk.copy_as_cut(name)
    return load, cut


def after_sqlite_cut(disks, sqlite_at, target, *, name="power", each=1000, **more):
    disk = Disk(disks, name)
    with mounted(disk) as folder:
        store = sqlite_at(folder)
        os.sync()  # the empty store is there; from now on it is up to the server
        load, cut = cut_under_load(
            disk, store, target, each=each, name=f"{name}-cut", **more
        )
    with mounted(cut) as folder:
        found = Store(f"sqlite:///{folder / 'heed.sqlite3'}", store.folder)
        assert found.is_whole()
        return judge(load, found)


def test_nothing_is_lost_on_sqlite(disks, sqlite_at, target):
    verdict = after_sqlite_cut(disks, sqlite_at, target)
    assert verdict.acknowledged >= 1000
    assert verdict.is_clean, verdict


@pytest.mark.full
@pytest.mark.parametrize("time", range(5))
def test_nothing_is_lost_on_sqlite_again_and_again(disks, sqlite_at, target, time):
    verdict = after_sqlite_cut(disks, sqlite_at, target, each=1000 + 400 * time)
    assert verdict.is_clean, verdict


def test_control_less_care_on_sqlite_loses(disks, sqlite_at, target):
    """The harness would see a loss: with ``synchronous=NORMAL`` it must see one."""
    verdict = after_sqlite_cut(disks, sqlite_at, target, each=300, FAULTS_CARE="some")
    assert verdict.missing > 0


def after_postgresql_cut(disks, postgres_at, target, *settings, each=1000, **more):
    disk = Disk(disks, "power", size=320)
    with mounted(disk) as folder:
        folder.chmod(0o755)
        with postgres_at(*settings, within=folder) as (cluster, store):
            os.sync()
            with running(store, **more) as server, Load(server.port, target) as load:
                load.wait_for(each)
                cluster.stop("immediate")  # writes nothing, as a cut would not
                server.end()
                cut = disk.copy_as_cut("cut")
    with mounted(cut) as folder:
        return _found_again(folder, cluster, store, load)


def _found_again(folder, cluster, store, load):
    again = Cluster(folder / cluster.folder.name, free_port())
    (again.folder / "data" / "postmaster.pid").unlink(missing_ok=True)
    again.start()
    try:
        return judge(load, Store(again.url, store.folder))
    finally:
        again.stop("immediate")


def test_nothing_is_lost_on_postgresql(disks, postgres_at, target):
    verdict = after_postgresql_cut(disks, postgres_at, target)
    assert verdict.acknowledged >= 1000
    assert verdict.is_clean, verdict


def test_control_commits_that_do_not_wait_are_lost(disks, postgres_at, target):
    """The harness would see a loss: here it must see one."""
    verdict = after_postgresql_cut(
        disks,
        postgres_at,
        target,
        "-c wal_writer_delay=10s",
        each=300,
        FAULTS_CARE="some",
    )
    assert verdict.missing > 0
