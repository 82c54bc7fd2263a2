"""``pg_ctl stop -m immediate``: PostgreSQL crashes under load and comes back."""

import pytest

from tests.faults.load import Load, judge
from tests.faults.servers import running

pytestmark = pytest.mark.faults


def crashed_under_load(made, target, *, times, each, **more):
    cluster, store = made
    with running(store, **more) as server, Load(server.port, target) as load:
        for _ in range(times):
            load.wait_for(each)
            cluster.stop("immediate")
            cluster.start()
        load.wait_for(100)  # the web server found its way back by itself
    return judge(load, store)


def test_nothing_is_lost_when_postgresql_crashes(postgres, target):
    verdict = crashed_under_load(postgres, target, times=1, each=1000)
    assert verdict.acknowledged >= 1000
    assert verdict.is_clean, verdict


@pytest.mark.full
def test_nothing_is_lost_when_postgresql_crashes_again_and_again(postgres, target):
    verdict = crashed_under_load(postgres, target, times=10, each=1000)
    assert verdict.acknowledged >= 10_000
    assert verdict.is_clean, verdict


def test_control_commits_that_do_not_wait_are_lost(postgres_at, target):
    """The harness would see a loss: here it must see one."""
    with postgres_at("-c wal_writer_delay=10s") as (cluster, store):
        with running(store, FAULTS_CARE="some") as server:
            with Load(server.port, target) as load:
                load.wait_for(300)
                cluster.stop("immediate")
                server.end()
        cluster.start()
        assert judge(load, store).missing > 0
