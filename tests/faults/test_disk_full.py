"""The disk is full, and then has room again."""

import pytest

from tests.faults.disks import Disk, fill, mounted
from tests.faults.load import Load, judge
from tests.faults.servers import ask, running

pytestmark = pytest.mark.faults


def test_nothing_is_lost_and_no_restart_is_needed(disks, sqlite_at, target):
    with mounted(Disk(disks, "small", size=64)) as folder:
        disk_is_full_for_a_while(folder, sqlite_at(folder), target)


def disk_is_full_for_a_while(folder, store, target):
    with running(store) as server, Load(server.port, target) as load:
        load.wait_for(500)
        ballast = fill(folder)
        wait_until_refused(load)
        stored = len(load.acknowledged)
        assert ask(server.port, "/healthz")[0] == 200
        ballast.unlink()
        load.wait_for(600)
    verdict = judge(load, store)
    assert verdict.acknowledged >= stored + 600 >= 1000
    assert verdict.is_clean, verdict
    assert set(load.answers) <= {200, 503}  # refused in so many words, never broken
    assert store.is_whole()


def wait_until_refused(load):
    """Until every client has been told at least once that nothing can be stored."""
    before = load.answers[503]
    load.wait_until(lambda: load.answers[503] >= before + 50)
