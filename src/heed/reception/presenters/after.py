"""What is said after sending: true, and different by what the person chose."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from heed.foundation import clock
from heed.reception import telling
from heed.reception.doors import Door
from heed.reception.flow import AFTERWARDS
from heed.reception.presenters.place import hours_said, next_said
from heed.reception.queries import Reading
from heed.reception.sittings import GIVEN, Sitting
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
    steps = [hours_said(reading) + " " + next_said(door.place, reading, clock.now())]
    return {
        "was_counted_only": not sitting.has_receipt,
        "is_about_you": is_about_you,
        "about_you_group": group if asks_more else "",
        "steps": [*steps, *_coming_back(sitting)] if sitting.has_receipt else [],
        "receipt_url": door.url("receipt") if sitting.has_receipt else None,
        "leave_url": door.url("leave"),
    }


def _coming_back(sitting: Sitting) -> list[str]:
    return {
        telling.NOBODY: [
            _("You chose that nobody comes back to you, so nobody will."),
            _("With your six words you can still see what was done, and change this."),
        ],
        telling.NOT_ASKED: [
            _("Nobody comes back to you, unless you ask for it with your six words."),
        ],
        telling.BY_CODE: [
            _("We reply within seven days. Your six words open the reply."),
        ],
        telling.SPEAK: [
            _(
                "Somebody from outside the ward or team tries to reach you in the way "
                "that you gave, within seven days."
            ),
        ],
        telling.SPEAK_NOWHERE: [
            _(
                "You asked somebody to speak to you, but we have no name and no place. "
                "So nobody can come. With your six words you can tell us where."
            ),
        ],
    }[sitting.note(GIVEN)]
