"""The small parts of a submission, each by itself: context for the other figures."""

import time
import uuid
from collections.abc import Callable

from django.db import connection

from benchmarks.figures import Figure, Finding
from benchmarks.stores import Store
from benchmarks.world import SAID, a_world, told
from heed.foundation import batches
from heed.foundation.batches import Submission, store
from heed.foundation.sealing import new_data_key, open_sealed, seal, wrap
from heed.reception.actions.giving import composed
from heed.reception.doors import Door
from heed.reception.queries import flow_of
from heed.reception.sittings import Sitting
from heed.responses.actions.receipts import receipt_words
from heed.responses.draft_body import DraftBody, DraftToken
from heed.responses.queries.receipts import look_up_of, receipt_look_up

BATCHES = (1, 4, 16, 64)


def measure(store: Store, *, quick: bool) -> list[Finding]:
    """CPU of one process for one of each, the best of several runs."""
    times = 100 if quick else 1000
    door = Door(a_world().ward)
    body = told(door.place)
    sitting = Sitting(DraftToken.new(), body)
    flow = flow_of(sitting)
    posted, group = sitting.answers, body.group
    key, row, said = new_data_key(), "responses.text:benchmark", SAID.encode()
    sealed = seal(said, key=key, row=row)
    words = receipt_words(sitting.token, "en-gb")
    typed = " ".join(words)
    parts: dict[str, Callable[[], object]] = {
        "check all answers of a tell-us": lambda: flow.validator(posted, group=group),
        f"seal {len(said)} bytes": lambda: seal(said, key=key, row=row),
        "open them again": lambda: open_sealed(sealed, key=key, row=row),
        "make a data key and wrap it": lambda: wrap(new_data_key(), row=row),
        "make the words of a receipt": lambda: receipt_words(DraftToken.new(), "en-gb"),
        "look-up of made words": lambda: look_up_of(words),
        "look-up of typed words": lambda: receipt_look_up(typed),
        "read a draft's bytes": lambda: DraftBody.from_bytes(body.to_bytes()),
        "compose all rows of a submission": lambda: rows_of(door, body),
    }
    found = [
        Figure(name, microseconds(act, times), "µs") for name, act in parts.items()
    ]
    return [*found, *_batches(door, body, 5 if quick else 20)]


def rows_of(door: Door, body: DraftBody) -> Submission:
    """A submission of its own with the same words."""
    flow = flow_of(Sitting(DraftToken.new(), body))
    return Submission(uuid.uuid4(), composed(door, flow, is_partial=False)[0])


def microseconds(act: Callable[[], object], times: int) -> float:
    """CPU of one call in the best of five runs."""
    act()
    best = float("inf")
    for _ in range(5):
        began = time.process_time()
        for _ in range(times):
            act()
        best = min(best, time.process_time() - began)
    return best * 1e6 / times


def _batches(door: Door, body: DraftBody, times: int) -> list[Figure]:
    """What the writer's thread uses for each of so many submissions in one commit."""
    found = []
    for size in BATCHES:
        took = []
        for _ in range(times):
            batch = [rows_of(door, body) for _ in range(size)]
            began = time.process_time()
            if set(store(batch)) != {batches.Outcome.STORED}:
                raise RuntimeError("A submission was not stored.")
            took.append((time.process_time() - began) * 1e6 / size)
        name = f"store one of {size} submissions in a commit"
        found.append(Figure(name, sorted(took)[len(took) // 2], "µs"))
    connection.close()
    return found
