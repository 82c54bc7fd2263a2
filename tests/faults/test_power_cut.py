"""The power is cut under load; what had reached the disk must hold every promise."""

import os

import pytest

from tests.faults.disks import Disk, mounted
from tests.faults.load import Load, judge
from tests.faults.servers import running
from tests.faults.stores import LARGE_LOG, Store
from tests.postgres import Cluster, free_port

pytestmark = pytest.mark.faults


def after_sqlite_cut(disks, sqlite_at, target, *, each, **more):
    """Serve under load, cut the power, and look at the disk as the cut left it."""
    disk = Disk(disks, "power")
    with mounted(disk) as folder:
        store = sqlite_at(folder)
        posts = list(target.posts(store, each + 200))
        os.sync()  # the people are there; from now on it is up to the server
        with running(store, **more) as server, Load(server.port, target, posts) as load:
            load.wait_for(each)
            server.end()
            cut = disk.copy_as_cut("cut")
    with mounted(cut) as folder:
        found = Store(f"sqlite:///{folder / 'heed.sqlite3'}", store.folder)
        assert found.is_whole()
        return judge(load, found)


def after_postgresql_cut(disks, postgres_at, target, *, each, lazy=False, **more):
    """The same with PostgreSQL on the disk; its processes are killed with the cut."""
    disk = Disk(disks, "power", size=320)
    with mounted(disk) as folder:
        folder.chmod(0o755)
        with postgres_at(LARGE_LOG, within=folder) as (cluster, store):
            posts = list(target.posts(store, each + 200))
            os.sync()
            if lazy:
                cluster.hold_log()
            with running(store, **more) as server:
                with Load(server.port, target, posts) as load:
                    load.wait_for(each)
                    cluster.kill()
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


def test_nothing_is_lost_on_sqlite(disks, sqlite_at, target):
    verdict = after_sqlite_cut(disks, sqlite_at, target, each=150)
    assert verdict.acknowledged >= 150
    assert verdict.is_clean, verdict


@pytest.mark.full
@pytest.mark.parametrize("time", range(2))
def test_nothing_is_lost_on_sqlite_again_and_again(disks, sqlite_at, target, time):
    verdict = after_sqlite_cut(disks, sqlite_at, target, each=1000 + 200 * time)
    assert verdict.acknowledged >= 1000
    assert verdict.is_clean, verdict


def test_control_less_care_on_sqlite_loses(disks, sqlite_at, control):
    """The harness would see a loss: with ``synchronous=NORMAL`` it must see one."""
    verdict = after_sqlite_cut(disks, sqlite_at, control, each=150, FAULTS_CARE="some")
    assert verdict.missing > 0


def test_nothing_is_lost_on_postgresql(disks, postgres_at, target):
    verdict = after_postgresql_cut(disks, postgres_at, target, each=150)
    assert verdict.acknowledged >= 150
    assert verdict.is_clean, verdict


@pytest.mark.full
@pytest.mark.parametrize("time", range(2))
def test_nothing_is_lost_on_postgresql_again_and_again(
    disks, postgres_at, target, time
):
    verdict = after_postgresql_cut(disks, postgres_at, target, each=1000 + 200 * time)
    assert verdict.acknowledged >= 1000
    assert verdict.is_clean, verdict


def test_control_commits_that_do_not_wait_are_lost(disks, postgres_at, control):
    """The harness would see a loss: here it must see one."""
    verdict = after_postgresql_cut(
        disks, postgres_at, control, each=150, lazy=True, FAULTS_CARE="some"
    )
    assert verdict.missing > 100
