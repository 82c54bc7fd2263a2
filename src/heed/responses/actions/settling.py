"""Making the order of arrival unreadable once a window has closed."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Model, Q

from heed.foundation import clock
from heed.foundation.settling import settle
from heed.responses.models import (
    ConsentDecision,
    Receipt,
    Response,
    StatementAnswer,
    Text,
    TextKey,
    WordsClock,
)

# Models whose rows arrive together with a response, and the path to it.
_arrive_together: list[tuple[type[Model], str]] = [
    (Response, "pk"),
    (ConsentDecision, "response"),
    (StatementAnswer, "consent__response"),
    (Receipt, "response"),
    (Text, "response"),
    (TextKey, "text__response"),
    (WordsClock, "response"),
]

Follow = Callable[[UUID, datetime], None]
_followers: list[Follow] = []


def after_settling(follow: Follow) -> Follow:
    """Register what an upper room does, in the same commit, with a settled window.

    It is given the place and when the window began.
    """
    if follow not in _followers:
        _followers.append(follow)
    return follow


def also_settle(model: type[Model], path_to_response: str) -> None:
    """Register rows of an upper room that arrive together with a response."""
    if (model, path_to_response) not in _arrive_together:
        _arrive_together.append((model, path_to_response))


def settle_closed_windows() -> int:
    """Rewrite the rows of windows in random order; a scheduled task.

    A window that is longer than a day is settled as far as it has gone, and each time
    as a whole: rows that were settled in different hours would tell those hours.
    """
    settled = 0
    for place, start in _windows_with_new_rows():
        inside = {"place": place, "window_start": start}
        for model, path in _arrive_together:
            settle(model, _those_of(path, inside))
        whole = Response.objects.filter(**inside)
        settled += whole.filter(is_settled=False).count()
        with transaction.atomic():
            whole.update(is_settled=True)  # all of them, so that all look alike
            for follow in _followers:
                follow(place, start)
    return settled


def _windows_with_new_rows() -> list[tuple[UUID, datetime]]:
    waiting = Response.objects.filter(
        is_settled=False, window_start__lte=clock.now() - timedelta(days=1)
    )
    return list(waiting.order_by().values_list("place", "window_start").distinct())


def _those_of(path: str, inside: dict[str, object]) -> Q:
    before = "" if path == "pk" else f"{path}__"
    return Q(**{f"{before}{name}": value for name, value in inside.items()})
