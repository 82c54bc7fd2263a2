"""Tasks that take their time, so that a worker can be killed in the middle of one."""

import os
import time
from datetime import timedelta
from pathlib import Path

from heed.concerns.actions.composing import ARRIVED
from heed.foundation import outbox, worker
from tests.faults.rows import LONG_FROM_NOW

LONG = 0.05  # seconds
ARRIVAL_DONE = "arrival done"
worker.LEASE = timedelta(seconds=2)


@outbox.handles("slow effect")
def slow_effect(task):
    """A database effect, then a long wait before its transaction ends."""
    outbox.enqueue(
        "effect",
        {"of": task.message_id},
        organisation=task.organisation,
        due=LONG_FROM_NOW,
    )
    time.sleep(LONG)


@outbox.sends("slow message")
def slow_message(task):
    """A message that leaves the house, then a long wait before the task is done."""
    with Path(os.environ["FAULTS_MESSAGES"]).open("a") as messages:
        messages.write(f"{task.message_id}\n")
    time.sleep(LONG)


_arrived = outbox.handlers[ARRIVED]


def arrived_and_noted(task):
    """What Heed does for each arrival, leaving a trace in the same transaction."""
    _arrived.run(task)
    payload = {"concern": task.payload["concern"]}
    outbox.enqueue(
        ARRIVAL_DONE, payload, organisation=task.organisation, due=LONG_FROM_NOW
    )


outbox.handlers[ARRIVED] = outbox.Registered(arrived_and_noted, is_sender=False)
