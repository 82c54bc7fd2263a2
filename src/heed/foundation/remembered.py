"""What was read a moment ago, for the pages that many people open at once.

Which place stands behind a short address, what it asks and when words are read there
changes a few times a year and is asked for at every tap. Where a page can bear an
answer that is some seconds old, it asks here, and not the store. Pages for staff, who
look at what they have just changed, ask the store.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.conf import settings

SECONDS = 10.0
MOST = 5000  # answers; then all are forgotten, whoever asked for them

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


def remembered(read: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    """The same question again within seconds gets the same answer.

    An exception is not remembered. The questions' own values are compared, so they
    have to be hashable; whoever gets an answer must leave it as it is.
    """
    answers: dict[object, tuple[float, Answer]] = {}

    @wraps(read)
    def ask(*args: Asked.args, **kwargs: Asked.kwargs) -> Answer:
        if not settings.HEED_REMEMBERS:
            return read(*args, **kwargs)
        question, now = (args, tuple(kwargs.items())), time.monotonic()
        until, answer = answers.get(question, (now, None))
        if now < until:
            return answer
        answer = read(*args, **kwargs)
        if len(answers) >= MOST:
            answers.clear()
        answers[question] = (now + SECONDS, answer)
        return answer

    return ask


_answers: ContextVar[dict[object, Any] | None] = ContextVar(
    "read already", default=None
)


@contextmanager
def reading_once() -> Iterator[None]:
    """For work that changes none of what it asks ``once``: each thing is read once.

    Such as a page that is only looked at, or one clock that rings for people.
    """
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


def once(question: object, read: Callable[[], Answer]) -> Answer:
    """What this page or piece of work has read already, else what is read now.

    The menu, the lists and the words of one page ask many times over who somebody is
    and where. Nothing is kept from one page to the next.
    """
    answers = _answers.get()
    if answers is None:
        return read()
    if question not in answers:
        answers[question] = read()
    return answers[question]
