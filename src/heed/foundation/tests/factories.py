"""Rows for the ground floor's own tests."""

import uuid
from datetime import UTC, datetime

from heed.foundation.batches import Submission
from heed.foundation.models import OutboxTask

ORGANISATION = uuid.UUID(int=1)
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def task(**given):
    fields = {
        "kind": "test",
        "payload": {"n": 1},
        "due": NOON,
        "organisation": ORGANISATION,
    }
    return OutboxTask(**(fields | given))


def submission(key=None, **given):
    return Submission(key or uuid.uuid4(), [task(**given)])
