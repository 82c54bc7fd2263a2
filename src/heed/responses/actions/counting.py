"""Counting how often a survey's pages are reached, without knowing by whom.

Counts are gathered in memory and written together, at most once in a quarter of an
hour and never with anybody's answers, so that they say nothing of who came when. What
has not been written when a process is killed is lost; a page more or less is no matter.
"""

import threading
import time
from collections import Counter
from datetime import date
from uuid import UUID

from django.db import Error as StoreError
from django.db import transaction
from django.db.models import F

from heed.foundation.ids import shuffle
from heed.people.days import today_of
from heed.responses.models import Fieldwork, PageCount

SECONDS = 900.0
Key = tuple[UUID, UUID, date, str, str, str]

_waiting: Counter[Key] = Counter()
_lock = threading.Lock()
_since = time.monotonic()


def count_page(
    fieldwork: Fieldwork, page: str, *, source: str = "", group: str = ""
) -> None:
    """Note that a page was reached; cheap, and never in the way of a person."""
    day = today_of(fieldwork.organisation)
    key = (fieldwork.organisation, fieldwork.id, day, source, group, page)
    with _lock:
        _waiting[key] += 1


def write_counts_now_and_then() -> None:
    """Write what waits, once in a quarter of an hour; for pages that store nothing."""
    if time.monotonic() - _since >= SECONDS:
        write_counts()


def write_counts() -> int:
    """Write all that waits, in no order; how many counters waited."""
    global _since
    with _lock:
        taken, _since = dict(_waiting), time.monotonic()
        _waiting.clear()
    try:
        with transaction.atomic():
            for key in _there(taken):
                _add(key, taken[key])
    except StoreError:  # they are written with the next ones
        with _lock:
            _waiting.update(taken)
        return 0
    return len(taken)


def _there(taken: dict[Key, int]) -> list[Key]:
    """The counters whose survey is there, in no order."""
    surveys = Fieldwork.objects.filter(pk__in={key[1] for key in taken})
    known = set(surveys.values_list("pk", flat=True))
    keys = [key for key in taken if key[1] in known]
    shuffle(keys)
    return keys


def _add(key: Key, number: int) -> None:
    organisation, fieldwork, day, source, group, page = key
    which = {
        "fieldwork_id": fieldwork,
        "day": day,
        "source": source,
        "group": group,
        "page": page,
    }
    PageCount.objects.get_or_create(
        **which, defaults={"organisation": organisation, "count": 0}
    )
    PageCount.objects.filter(**which).update(count=F("count") + number)
