"""What a ward's page shows: figures through the disclosure gate, and notes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from heed.foundation import clock
from heed.foundation.windows import Window, WindowKind, window_before, window_of
from heed.improvement.queries import notes_of_shift, shifts_looked
from heed.instruments.definition import Definition
from heed.instruments.queries import definition_of, edition_in_use
from heed.people.models import Place
from heed.people.queries import shifts_of, sister_wards
from heed.responses.queries.slices import slices_of, subjects_of
from heed.responses.queries.ward_words import WardWords, ward_words
from heed.safeguards.disclosure import Audience, Question, Released, Slice, release
from heed.safeguards.ladder import closed_windows_ladder

INSTRUMENT = "ward-check"
ABOUT_THE_WARD = ("atmosphere", "direction", "causes")
SHOWN = timedelta(days=14)
# Quiet windows climb to the month before they are given up, so we look back for two.
WAITING = timedelta(days=62)


@dataclass(frozen=True)
class WardPicture:
    """Everything on a ward's page, as the ward may see it now."""

    place: Place
    definition: Definition
    pieces: list[Released]
    week: Released | None
    words: WardWords | None  # none for whoever sees numbers only
    shift: Window
    noted: set[str]
    looked: dict[datetime, list[str]]
    now: datetime


def ward_picture(place: Place, audience: Audience = Audience.WARD) -> WardPicture:
    """How a ward has felt in its closed windows, above both floors.

    Words come only where the ward itself asks. Each ward is asked for by itself, also
    by those who reach many: figures over several would bind their windows together,
    and then no ward would be shown its own.
    """
    now = clock.now()
    definition = definition_of(edition_in_use(place.organisation, INSTRUMENT))
    shift = window_of(now, WindowKind.SHIFT, place.zone, shifts_of(place))
    question = _question(place, definition)
    own = _slices(place, definition, question, now)
    pieces = _released(audience, place, definition, question, own, now)
    return WardPicture(
        place=place,
        definition=definition,
        pieces=[one for one in pieces if one.windows[-1].end > now - SHOWN],
        week=_week(audience, place, question, own, now),
        words=ward_words(place, now) if audience is Audience.WARD else None,
        shift=shift,
        noted=notes_of_shift(place, shift.start),
        looked=shifts_looked(place, now - SHOWN),
        now=now,
    )


def _question(place: Place, definition: Definition) -> Question:
    return Question(
        organisation=place.organisation,
        kind=definition.code,
        subjects=subjects_of(definition, ABOUT_THE_WARD),
    )


def _slices(
    place: Place, definition: Definition, question: Question, now: datetime
) -> list[Slice]:
    since = window_of(now - WAITING, WindowKind.MONTH, place.zone).start
    return slices_of(place, definition, since, now, subjects=question.subjects)


def _sisters(
    place: Place, definition: Definition, question: Question
) -> Callable[[Window], list[Slice]]:
    """How to get what other wards of the service have in a month."""

    def beginning_in(month: Window) -> list[Slice]:
        return [
            one
            for sister in sister_wards(place)
            for one in slices_of(
                sister,
                definition,
                month.start,
                month.end,
                subjects=question.subjects,
            )
        ]

    return beginning_in


def _released(
    audience: Audience,
    place: Place,
    definition: Definition,
    question: Question,
    own: list[Slice],
    now: datetime,
) -> list[Released]:
    """What the ward may see of its windows, oldest first."""
    return closed_windows_ladder(
        audience=audience,
        question=question,
        own=own,
        sisters=_sisters(place, definition, question),
        zone=place.zone,
        now=now,
        since=now - SHOWN,
    )


def _week(
    audience: Audience,
    place: Place,
    question: Question,
    own: list[Slice],
    now: datetime,
) -> Released | None:
    """The last week that is over, as a sum of what was shown of it.

    Whole weeks only: a sum that moved with every shift would be a new release each
    time, and each could be subtracted from the one before.
    """
    week = window_before(window_of(now, WindowKind.WEEK, place.zone), place.zone)
    lately = [one for one in own if one.window.start in week]
    if not lately:
        return None
    found = release(audience=audience, question=question, slices=lately, now=now)
    return found if found.shown else None
