"""What a ward's page shows: figures through the disclosure gate, and notes."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from heed.foundation import clock
from heed.foundation.windows import Window, WindowKind, window_of
from heed.improvement.queries import notes_of_shift, shifts_looked
from heed.instruments.definition import Definition
from heed.instruments.queries import definition_of, edition_in_use
from heed.people.models import Place
from heed.people.queries import shifts_of, sister_wards
from heed.responses.queries.slices import slices_of, subjects_of
from heed.responses.queries.ward_words import WardWords, ward_words
from heed.safeguards.disclosure import Audience, Question, Released
from heed.safeguards.ladder import closed_windows_ladder

INSTRUMENT = "ward-check"
LOOKING_BACK = timedelta(days=14)


@dataclass(frozen=True)
class WardPicture:
    """Everything on a ward's page, as the ward may see it now."""

    place: Place
    definition: Definition
    pieces: list[Released]
    words: WardWords
    shift: Window
    noted: set[str]
    looked: dict[datetime, list[str]]
    now: datetime


def ward_picture(place: Place) -> WardPicture:
    """How a ward has felt in its closed windows, above both floors."""
    now = clock.now()
    definition = definition_of(edition_in_use(place.organisation, INSTRUMENT))
    shift = window_of(now, WindowKind.SHIFT, place.zone, shifts_of(place))
    return WardPicture(
        place=place,
        definition=definition,
        pieces=released_windows(place, definition, now),
        words=ward_words(place, now),
        shift=shift,
        noted=notes_of_shift(place, shift.start),
        looked=shifts_looked(place, now - LOOKING_BACK),
        now=now,
    )


def released_windows(
    place: Place, definition: Definition, now: datetime
) -> list[Released]:
    """What the ward may see of its last windows, oldest first."""
    since = window_of(now - LOOKING_BACK, WindowKind.DAY, place.zone).start
    sisters = [
        one
        for sister in sister_wards(place)
        for one in slices_of(sister, definition, since, now)
    ]
    return closed_windows_ladder(
        audience=Audience.WARD,
        question=Question(
            organisation=place.organisation,
            kind=definition.code,
            subjects=subjects_of(definition),
        ),
        own=slices_of(place, definition, since, now),
        sisters=sisters,
        zone=place.zone,
        now=now,
    )
