"""The door of a survey, and what was agreed to behind it."""

from uuid import UUID

from heed.foundation.remembered import remembered
from heed.people.models import Place
from heed.reception.doors import SurveyDoor
from heed.reception.errors import NoSuchDoorError
from heed.reception.sittings import AGREED, NOT_AGREED, SHEET, Sitting
from heed.responses.choices import Decision
from heed.responses.models import ConsentText, Fieldwork
from heed.responses.queries import (
    Standing,
    is_full,
    place_of_survey,
    standing_of,
    survey_by_code,
)

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


@remembered
def _survey_lately(code: str) -> tuple[Fieldwork, Place, frozenset[str]] | None:
    survey = survey_by_code(code)
    if survey is None:
        return None
    tags = survey.sources.values_list("tag", flat=True)
    return survey, place_of_survey(survey), frozenset(tags)


standing_at = remembered(standing_of)


def takes_answers(door: SurveyDoor) -> bool:
    """Whether somebody can begin here today."""
    return standing_at(door.survey) is Standing.OPEN


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
