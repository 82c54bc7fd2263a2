"""Reading a sitting, and the questionnaire that it answers."""

from heed.foundation import clock
from heed.foundation.remembered import remembered
from heed.foundation.windows import Window, window_of
from heed.instruments.definition import ReaderView, for_reader
from heed.instruments.models import Edition
from heed.instruments.queries import definition_of, validator_of
from heed.people.models import Place
from heed.people.queries import kind_on, local_day, shifts_of
from heed.reception.doors import Door
from heed.reception.flow import Flow
from heed.reception.sittings import Sitting
from heed.responses.draft_body import DraftToken
from heed.responses.models import Fieldwork
from heed.responses.queries import draft_of, edition_asked, standing_feedback_at


def sitting_under(token: DraftToken, door: Door) -> Sitting | None:
    """The sitting of a key, if it belongs to this door and is not too old."""
    body = draft_of(token)
    if body is None or not door.holds(body):
        return None
    sitting = Sitting(token, body)
    return None if door.tablet and sitting.went_cold else sitting


def left_under(token: DraftToken) -> Sitting | None:
    """Whatever lies under a key, at whichever door of a shared tablet it was begun."""
    body = draft_of(token)
    return Sitting(token, body) if body else None


_editions: dict[str, Edition] = {}  # they never change, and there are few


def fieldwork_at(door: Door) -> Fieldwork:
    """The standing feedback that is open at a door."""
    return standing_feedback_at(door.place)


def edition_for(fieldwork: Fieldwork, group: str, instrument: str) -> Edition:
    """What a group is asked here."""
    return edition_asked(fieldwork, group, instrument)


def edition_of(identity: str) -> Edition:
    """An edition by its id, read once."""
    if identity not in _editions:
        _editions[identity] = Edition.objects.get(pk=identity)
    return _editions[identity]


@remembered
def fieldwork_of(identity: str) -> Fieldwork:
    """A fieldwork by its id."""
    return Fieldwork.objects.get(pk=identity)


def flow_of(sitting: Sitting) -> Flow:
    """The way through the edition that the sitting began with, even if it is old."""
    edition = edition_of(sitting.body.edition)
    return Flow(sitting, definition_of(edition), validator_of(edition))


def view_of(flow: Flow, door: Door) -> ReaderView:
    """The questionnaire in the words of this person, or the next best."""
    return for_reader(
        flow.definition,
        group=flow.group,
        language=flow.sitting.body.language,
        easy_read=door.easy_read,
    )


_kind_lately = remembered(kind_on)


def window_at(place: Place, group: str) -> Window:
    """The window in which an entry that is made now is kept."""
    now = clock.now()
    kind = _kind_lately(place, local_day(place, now), group)
    return window_of(now, kind, place.zone, shifts_of(place))
