"""What a writer does who came back: guess, add, choose, report, complain, take back."""

import logging
import threading
import time
from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from heed.concerns.actions import choose_contact
from heed.concerns.choices import Contact
from heed.concerns.models import Concern
from heed.foundation.writer import Submission, submit
from heed.reception.errors import TooManyGuessesError
from heed.reception.queries.visits import Opened, opened_by
from heed.responses.actions import compose_text, withdraw_response
from heed.responses.choices import TextKind, WardMaySee
from heed.responses.errors import AlreadyWithdrawnError
from heed.responses.models import Response, Withdrawal
from heed.responses.throttle import Throttle, turn_for

logger = logging.getLogger(__name__)
Found = TypeVar("Found")

WRONG_WAITS = 0.2  # seconds
_waiting = threading.BoundedSemaphore(4)  # more would keep threads from others
_told = Throttle(a_second=1 / 60, at_once=1)  # one line a minute is enough


def try_words(*, typed: str, tablet: UUID | None = None) -> Opened | None:
    """Look for what some words open; a wrong guess uses a turn and waits."""
    return guessed(lambda: opened_by(typed), tablet=tablet)


def guessed(find: Callable[[], Found | None], *, tablet: UUID | None) -> Found | None:
    """What somebody's words open, or none; so guessing is slow at every door alike.

    Right words give their turn back, and never wait behind wrong ones that wait; so do
    words that are ours and are refused. Raises ``TooManyGuessesError`` where no turn is
    free at the moment.
    """
    turn = turn_for(tablet)
    if turn is None:
        _tell_the_operator()
        raise TooManyGuessesError
    try:
        found = find()
    except Exception:
        turn.give_back()
        raise
    if found is not None:
        turn.give_back()
        return found
    _wait()
    return None


def _wait() -> None:
    """Keep whoever guessed wrongly for a moment, a few at a time."""
    if not _waiting.acquire(blocking=False):
        raise TooManyGuessesError
    try:
        time.sleep(WRONG_WAITS)
    finally:
        _waiting.release()


def _tell_the_operator() -> None:
    """Say in the log, without an address, that receipts are guessed in a flood."""
    if _told.take():
        logger.warning("Receipts are tried faster than people can type them.")


def ask_to_be_spoken_to(*, concern: Concern, where: str, key: UUID) -> None:
    """Keep where the writer can be found, and say that somebody may speak to them."""
    text, text_key = compose_text(
        words=where,
        place=concern.place,
        kind=TextKind.CONTACT,
        language=concern.response.language,
        response=concern.response,
        item="contact_where",
        ward_may_see=WardMaySee.NOTHING,
    )
    submit(Submission(key=key, rows=[text, text_key]))
    choose_contact(concern=concern, contact=Contact.SPEAK)


def take_back(*, response: Response) -> None:
    """Withdraw what the writer gave; asked twice it is the same.

    Raises ``TooLateToWithdrawError`` after a survey's last day for it.
    """
    try:
        withdraw_response(response=response, reason=Withdrawal.Reason.BY_CODE)
    except AlreadyWithdrawnError:
        return
