"""What is said after sending: true, and different by what the person chose."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from heed.concerns.queries import promised_words, promises_made
from heed.foundation import clock
from heed.reception import telling
from heed.reception.doors import Door
from heed.reception.flow import AFTERWARDS
from heed.reception.presenters.place import hours_said, next_said
from heed.reception.queries import Reading
from heed.reception.sittings import GIVEN, OUTSIDE, REFERENCE, URGENT, Sitting
from heed.responses.receipt_words import normalise


def same_words(typed: str, words: Sequence[str]) -> bool:
    """Whether the words were typed, however they were spelled or spaced."""
    return normalise(typed) == normalise(" ".join(words))


def end_page(
    sitting: Sitting, reading: Reading, door: Door, asked: set[tuple[str, str]]
) -> dict[str, Any]:
    """What happens next and when."""
    group, is_about_you = sitting.body.group, sitting.instrument == AFTERWARDS
    asks_more = (group, AFTERWARDS) in asked and not is_about_you
    return {
        "was_counted_only": not sitting.has_receipt,
        "is_about_you": is_about_you,
        "about_you_group": group if asks_more else "",
        "steps": _steps(sitting, reading, door) if sitting.has_receipt else [],
        "receipt_url": door.url("receipt") if sitting.has_receipt else None,
        "leave_url": door.url("leave"),
    }


def _steps(sitting: Sitting, reading: Reading, door: Door) -> list[str]:
    hours = hours_said(reading) + " " + next_said(door.place, reading, clock.now())
    promised = promises_made(
        door.place,
        is_urgent=bool(sitting.note(URGENT)),
        wants_reply=sitting.note(GIVEN) in {telling.BY_CODE, telling.SPEAK},
        is_about_staff=bool(sitting.note(OUTSIDE)),
    )
    return [
        hours,
        *[
            promised_words(door.place, one)
            for one in promised
            # A promise to the minute is none while nobody is there to keep it.
            if reading.is_now or not one.is_exact
        ],
        *_coming_back(sitting),
    ]


def _coming_back(sitting: Sitting) -> list[str]:
    return {
        telling.COMPLAINT: [
            _("Your complaint has the number {reference}.").format(
                reference=sitting.note(REFERENCE)
            ),
            _(
                "Somebody says within three working days that they have it. With your "
                "six words you see how it goes on, and the answer."
            ),
        ],
        telling.NOT_ASKED: [
            _("Nobody comes back to you, unless you ask for it with your six words."),
        ],
        telling.NOBODY: [
            _("Nobody comes back to you, because you did not ask for it."),
            _("With your six words you can still see what was done, and change this."),
        ],
        telling.BY_CODE: [
            _("Your six words open the reply. Nobody else has them."),
        ],
        telling.SPEAK: [
            _(
                "Somebody from outside the ward or team tries to reach you in the way "
                "that you gave."
            ),
        ],
        telling.SPEAK_NOWHERE: [
            _(
                "You asked somebody to speak to you, but we have no name and no place. "
                "So nobody can come. With your six words you can tell us where."
            ),
        ],
    }[sitting.note(GIVEN)]
