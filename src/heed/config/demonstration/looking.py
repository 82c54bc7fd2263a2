"""Wards that look at how it felt, and note in two taps what came of it."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from random import Random

from heed.config.demonstration.agenda import Agenda
from heed.config.demonstration.checks import Course
from heed.config.demonstration.founding import Founded
from heed.config.demonstration.world import SEED
from heed.foundation.windows import Window
from heed.improvement.actions import record_did, record_looked
from heed.improvement.models import Did
from heed.people.models import Account, Place

# The two taps came with the handover sheet, so that older shifts have none.
SINCE = timedelta(weeks=3)
LOOKED = 0.6  # of all shifts; more after a stormy one
LOOKED_AFTER_STORM = 0.8
DID = 0.55  # of those who looked
WHAT = ((Did.TALKED, 45), (Did.CHANGED, 20), (Did.PASSED_ON, 15))
WHAT_WHEN_CALM = ((Did.NOTHING_NEEDED, 60), (Did.TALKED, 40))
INTO_THE_SHIFT = timedelta(minutes=25)


def look(found: Founded, several: list[Course], agenda: Agenda) -> None:
    """Put down the handovers at which a ward looked."""
    for course in several:
        chance = Random(f"{SEED} looking {course.leaf.key}")
        by = found.people[course.leaf.people[-1].name]
        was_stormy = False
        for shift, is_stormy in zip(course.shifts, course.stormy, strict=True):
            if shift.start >= agenda.now - SINCE:
                _handover(chance, agenda, course.place, shift, by, was_stormy)
            was_stormy = is_stormy


def _handover(
    chance: Random,
    agenda: Agenda,
    place: Place,
    shift: Window,
    by: Account,
    was_stormy: bool,
) -> None:
    usual = LOOKED_AFTER_STORM if was_stormy else LOOKED
    if chance.random() > usual:
        return
    event: Callable[[], object] = partial(
        record_looked, by=by, place=place, shift=shift
    )
    if chance.random() < DID:
        what, weights = zip(*(WHAT if was_stormy else WHAT_WHEN_CALM), strict=True)
        did = chance.choices(what, weights)[0]
        event = partial(record_did, by=by, place=place, shift=shift, did=did)
    agenda.put(shift.start + INTO_THE_SHIFT, event)
