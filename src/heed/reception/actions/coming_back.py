"""What a writer does who came back: guess, add, choose, report, complain, take back."""

import threading
import time
from uuid import UUID

from heed.concerns.actions import choose_contact
from heed.concerns.choices import Contact
from heed.concerns.models import Concern
from heed.foundation.writer import Submission, submit
from heed.reception.errors import TooManyGuessesError
from heed.reception.queries.visits import concern_of_words
from heed.responses.actions import compose_text, withdraw_response
from heed.responses.choices import TextKind, WardMaySee
from heed.responses.errors import AlreadyWithdrawnError
from heed.responses.models import Withdrawal
from heed.responses.throttle import receipt_guesses

WRONG_WAITS = 0.2  # seconds
_waiting = threading.BoundedSemaphore(4)  # more would keep threads from others


def try_words(*, typed: str) -> Concern | None:
    """Look for the concern of some words; a wrong guess uses a turn and waits.

    Raises ``TooManyGuessesError`` where no turn is free at the moment.
    """
    if not receipt_guesses.take():
        raise TooManyGuessesError
    concern = concern_of_words(typed)
    if concern is not None:
        receipt_guesses.give_back()
        return concern
    if not _waiting.acquire(blocking=False):
        raise TooManyGuessesError
    try:
        time.sleep(WRONG_WAITS)
    finally:
        _waiting.release()
    return None


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


def take_back(*, concern: Concern) -> None:
    """Withdraw what the writer gave; asked twice it is the same."""
    try:
        withdraw_response(response=concern.response, reason=Withdrawal.Reason.BY_CODE)
    except AlreadyWithdrawnError:
        return
