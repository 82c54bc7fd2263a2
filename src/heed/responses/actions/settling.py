"""Making the order of arrival unreadable once a window has closed."""

from collections import defaultdict
from datetime import timedelta

from django.db.models import Model, Q

from heed.foundation import clock
from heed.foundation.settling import settle
from heed.responses.models import ConsentDecision, Receipt, Response, Text, TextKey

# Models whose rows arrive together with a response, and the path to it.
_arrive_together: list[tuple[type[Model], str]] = [
    (Response, "pk"),
    (ConsentDecision, "response"),
    (Receipt, "response"),
    (Text, "response"),
    (TextKey, "text__response"),
]


def also_settle(model: type[Model], path_to_response: str) -> None:
    """Register rows of an upper room that arrive together with a response."""
    if (model, path_to_response) not in _arrive_together:
        _arrive_together.append((model, path_to_response))


def settle_closed_windows() -> int:
    """Rewrite the rows of closed windows in random order; a scheduled task.

    A month's window is settled each day as far as it has gone, so that even the days
    of a very small place stay together for no longer than a day.
    """
    settled = 0
    for ids in _batches():
        for model, path in _arrive_together:
            settle(model, Q(**{f"{path}__in": ids}))
        settled += Response.objects.filter(pk__in=ids).update(is_settled=True)
    return settled


def _batches() -> list[list[object]]:
    longest = timedelta(days=1)
    waiting = Response.objects.filter(
        is_settled=False, window_start__lte=clock.now() - longest
    ).values_list("place_id", "window_start", "pk")
    batches = defaultdict(list)
    for place, start, pk in waiting:
        batches[place, start].append(pk)
    return list(batches.values())
