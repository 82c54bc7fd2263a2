"""``kill -9`` of the whole server under load."""

import signal

import pytest

from tests.faults.load import Load, judge
from tests.faults.servers import Server

pytestmark = pytest.mark.faults


def killed_under_load(store, target, *, times, each, how=signal.SIGKILL):
    posts = target.posts(store, times * (each + 50) + 150)
    server = Server(store)
    with Load(server.port, target, posts) as load:
        try:
            for _ in range(times):
                load.wait_for(each)
                server.end(how)
                server = Server(store, server.port)
            load.wait_for(50)
        finally:
            server.end()
    return load


def test_nothing_is_lost_when_the_server_is_killed(store, target):
    load = killed_under_load(store, target, times=1, each=150)
    verdict = judge(load, store)
    assert verdict.acknowledged >= 200
    assert verdict.is_clean, verdict
    assert set(load.others) == {None}  # some were cut off, and sent again
    assert store.is_whole()


@pytest.mark.full
def test_nothing_is_lost_when_the_server_is_killed_twenty_times(store, target):
    load = killed_under_load(store, target, times=20, each=150)
    verdict = judge(load, store)
    assert verdict.acknowledged >= 3000
    assert verdict.is_clean, verdict
    assert set(load.others) == {None}
    assert store.is_whole()


def test_a_server_that_is_told_to_stop_finishes_what_it_began(sqlite_store, target):
    load = killed_under_load(sqlite_store, target, times=1, each=50, how=signal.SIGTERM)
    verdict = judge(load, sqlite_store)
    assert verdict.is_clean, verdict
    assert set(load.others) <= {None}  # none was answered with an error
