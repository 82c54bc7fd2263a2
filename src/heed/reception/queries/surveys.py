"""The door of a survey, and what was agreed to behind it."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.utils.translation import get_language

from heed.foundation.remembered import remembered
from heed.people.models import Place
from heed.reception.doors import Door, SurveyDoor
from heed.reception.errors import NoSuchDoorError
from heed.reception.queries.tablets import door_of_tablet
from heed.reception.sittings import AGREED, NOT_AGREED, SHEET, Sitting
from heed.responses.choices import Decision
from heed.responses.models import ConsentText, Fieldwork
from heed.responses.models.reading import DAYS
from heed.responses.queries import (
    Standing,
    is_full,
    offered_at,
    place_of_survey,
    standing_of,
    survey_by_code,
    words_for,
)
from heed.responses.queries.reading import asks_for_words, words_promise_of

Said = list[tuple[ConsentText, Decision]]


def survey_door_to(code: str, *, easy_read: bool = False) -> SurveyDoor:
    """The survey's door at a short address; refused where there is none.

    It is there before the survey opens and after it closed, to say so.
    """
    found = _survey_lately(code)
    if found is None:
        raise NoSuchDoorError
    survey, place, sources = found
    return SurveyDoor(place, easy_read, survey=survey, sources=sources)


def survey_door_of_tablet(
    secret: str, code: str, *, easy_read: bool = False
) -> SurveyDoor:
    """The survey's door on a paired tablet of the same house; refused elsewhere."""
    tablet = door_of_tablet(secret, easy_read=easy_read).tablet
    door = survey_door_to(code, easy_read=easy_read)
    if tablet is None or tablet.organisation != door.survey.organisation:
        raise NoSuchDoorError
    return replace(door, tablet=tablet)


def surveys_offered_at(door: Door) -> list[SurveyDoor]:
    """The surveys that a shared tablet offers now, by title; none on another device."""
    if door.tablet is None:
        return []
    offered = (
        survey_door_to(code, easy_read=door.easy_read)
        for code in codes_offered(door.tablet.place)
    )
    doors = [replace(one, tablet=door.tablet) for one in offered]
    return [one for one in doors if takes_answers(one) and not is_full(one.survey)]


@remembered
def _survey_lately(code: str) -> tuple[Fieldwork, Place, frozenset[str]] | None:
    survey = survey_by_code(code)
    if survey is None:
        return None
    tags = survey.sources.values_list("tag", flat=True)
    return survey, place_of_survey(survey), frozenset(tags)


standing_at = remembered(standing_of)


@dataclass(frozen=True)
class WordsRead:
    """Within how many days the words of a survey are read, and by whom."""

    days: int
    by: str  # empty where the page says “the researchers”


def words_read(door: SurveyDoor) -> WordsRead | None:
    """What is said of it before anybody writes; nothing where no words are asked."""
    return _words_read(door, get_language() or "")


@remembered
def _words_read(door: SurveyDoor, language: str) -> WordsRead | None:
    if not asks_for_words(door.survey):
        return None
    promise = words_promise_of(door.survey)
    words = words_for(door.survey, language, easy_read=door.easy_read)
    return WordsRead(promise.days if promise else DAYS, words.read_by if words else "")


def takes_answers(door: SurveyDoor) -> bool:
    """Whether somebody can begin here today; on a tablet only where it is offered."""
    if door.tablet and not _is_offered(door):
        return False
    return standing_at(door.survey) is Standing.OPEN


def _is_offered(door: SurveyDoor) -> bool:
    place = door.tablet.place if door.tablet else door.place
    return door.survey.by_link and door.code in codes_offered(place)


codes_offered = remembered(offered_at)


def has_room(door: SurveyDoor, sitting: Sitting) -> bool:
    """Whether no quota that somebody falls under is reached."""
    body = sitting.body
    return not is_full(door.survey, group=body.group, source=body.source_tag)


def said_to_statements(sitting: Sitting) -> tuple[ConsentText, Said]:
    """The sheet that was shown, and what was said to each statement of that hour."""
    decided = dict.fromkeys(sitting.notes(AGREED), Decision.YES)
    decided |= dict.fromkeys(sitting.notes(NOT_AGREED), Decision.NO)
    wanted = [UUID(one) for one in (sitting.note(SHEET), *decided)]
    texts = ConsentText.objects.in_bulk(wanted)
    said = [(texts[UUID(one)], decision) for one, decision in decided.items()]
    return texts[UUID(sitting.note(SHEET))], said
