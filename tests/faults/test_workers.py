"""Workers are killed in the middle of their tasks."""

import random
import time
from collections import Counter
from uuid import uuid4

import pytest

from tests.faults.servers import Process

pytestmark = pytest.mark.faults
INSERT = """
    INSERT INTO foundation_outboxtask
        (id, organisation, kind, payload, due, attempts, state, trouble)
    VALUES ('{id}', '{id}', '{kind}', '{{}}', '2026-01-01 00:00:00', 0, 'ready', '')
"""


def put_down(store, kind, many):
    """Tasks as they stand in the store; returns their message ids."""
    ids = [uuid4() for _ in range(many)]
    written = [one.hex if store.is_sqlite else str(one) for one in ids]
    store.change(INSERT.format(id=one, kind=kind) for one in written)
    return [str(one) for one in ids]


def waiting(store):
    return store.rows(
        "SELECT count(*) FROM foundation_outboxtask WHERE kind LIKE 'slow%'"
    )[0][0]


def killed_again_and_again(store, messages, *, workers, kills):
    """Two workers, one of which is killed at a random moment, until all is done."""

    def start():
        return Process(store, "worker", FAULTS_MESSAGES=str(messages))

    running = [start() for _ in range(workers)]
    until = time.monotonic() + 120
    try:
        while waiting(store):
            assert time.monotonic() < until, f"{waiting(store)} tasks are left."
            time.sleep(random.uniform(0.1, 0.4))
            if kills:
                kills -= _kill_one(running, start)
    finally:
        for process in running:
            process.end()
    return kills


def _kill_one(running, start):
    """Kill a worker that has begun to work."""
    if "The worker has started" not in running[0].said:
        return 0
    running.pop(0).end()
    running.append(start())
    return 1


def judged(store, messages, effects, sent):
    """How often each task was done."""
    done = Counter(payload["of"] for payload in store.payloads("effect"))
    told = Counter(messages.read_text().split())
    assert done == Counter(effects)  # each exactly once
    assert set(told) == set(sent)  # each at least once
    return told


def test_no_task_is_lost_and_effects_happen_once(store, tmp_path):
    messages = tmp_path / "messages"
    effects, sent = (
        put_down(store, "slow effect", 25),
        put_down(store, "slow message", 25),
    )
    left = killed_again_and_again(store, messages, workers=2, kills=2)
    assert left == 0  # every kill took place before the work was done
    judged(store, messages, effects, sent)


@pytest.mark.full
def test_no_task_is_lost_in_many_kills(store, tmp_path):
    messages = tmp_path / "messages"
    effects = put_down(store, "slow effect", 300)
    sent = put_down(store, "slow message", 300)
    left = killed_again_and_again(store, messages, workers=3, kills=20)
    assert left == 0
    told = judged(store, messages, effects, sent)
    assert sum(told.values()) > len(sent)  # some were cut off and sent again
