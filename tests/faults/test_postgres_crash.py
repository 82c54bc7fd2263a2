"""``kill -9`` of PostgreSQL under load: of one of its processes, and of all."""

import pytest

from tests.faults.load import Load, judge
from tests.faults.servers import running
from tests.faults.stores import LARGE_LOG

pytestmark = pytest.mark.faults


def crash(cluster, *, whole):
    """One process that dies makes PostgreSQL start the others anew by itself."""
    if whole:
        cluster.kill()
        cluster.start()
    else:
        cluster.kill_one()


def crashed_under_load(made, target, *, times, each):
    """Crash the whole and a part in turn; the web server finds its way back."""
    cluster, store = made
    posts = target.posts(store, times * (each + 50) + 150)
    with running(store) as server, Load(server.port, target, posts) as load:
        for time in range(times):
            load.wait_for(each)
            crash(cluster, whole=time % 2 == 0)
        load.wait_for(50)
    assert cluster.recoveries == times  # the crashes were crashes
    assert set(load.others) <= {503}  # refused in so many words, or not even that
    return judge(load, store)


def test_nothing_is_lost_when_postgresql_crashes(postgres, target):
    verdict = crashed_under_load(postgres, target, times=2, each=100)
    assert verdict.acknowledged >= 250
    assert verdict.is_clean, verdict


@pytest.mark.full
def test_nothing_is_lost_when_postgresql_crashes_again_and_again(postgres, target):
    verdict = crashed_under_load(postgres, target, times=4, each=400)
    assert verdict.acknowledged >= 1600
    assert verdict.is_clean, verdict


def test_control_commits_that_do_not_wait_are_lost(postgres_at, control):
    """The harness would see a loss: here it must see one."""
    with postgres_at(LARGE_LOG) as (cluster, store):
        posts = control.posts(store, 400)
        cluster.hold_log()
        with running(store, FAULTS_CARE="some") as server:
            with Load(server.port, control, posts) as load:
                load.wait_for(200)
                cluster.kill()
                server.end()
        cluster.start()
        assert judge(load, store).missing > 100
