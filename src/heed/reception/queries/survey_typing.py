"""A survey as a researcher types it in from paper: the whole of it at once."""

from collections.abc import Sequence

from heed.people.models import Account
from heed.reception.doors import SurveyDoor
from heed.reception.errors import NoSuchDoorError
from heed.reception.flow import Flow
from heed.reception.queries.sittings import flow_of
from heed.reception.queries.surveys import survey_door_to
from heed.reception.sittings import AGREED, GROUPS, NOT_AGREED, SHEET, SURVEY, Sitting
from heed.responses.choices import Entrance, Helper, Mode
from heed.responses.draft_body import DraftBody, DraftToken
from heed.responses.models import ConsentText
from heed.responses.queries import edition_for_group
from heed.studies.queries import surveys_inside


def door_for_typing(account: Account, code: str, *, easy_read: bool) -> SurveyDoor:
    """The door of a survey whose study somebody works inside; refused for others."""
    if code not in {survey.code for survey in surveys_inside(account)}:
        raise NoSuchDoorError
    return survey_door_to(code, easy_read=easy_read)


def typed_survey(
    door: SurveyDoor,
    *,
    token: DraftToken,
    group: str,
    mode: str,
    language: str,
    sheet: ConsentText,
    said: Sequence[tuple[ConsentText, bool]],
    posted: dict[str, list[str]],
) -> Flow:
    """What was typed, as if it had been answered page by page; nothing is kept yet.

    Raises ``NotAskedHereError`` where the group is not asked.
    """
    notes = {
        SURVEY: ["yes"],
        GROUPS: [group],
        SHEET: [str(sheet.id)],
        AGREED: [str(text.id) for text, is_yes in said if is_yes],
        NOT_AGREED: [str(text.id) for text, is_yes in said if not is_yes],
    }
    body = DraftBody(
        place=str(door.place.id),
        fieldwork=str(door.survey.id),
        edition=str(edition_for_group(door.survey, group).id),
        group=group,
        language=language,
        variant=door.variant,
        mode=mode,
        helper=Helper.STAFF if mode == Mode.TOLD else Helper.NOBODY,
        entrance=Entrance.DESK,
        posted=posted | notes,
    )
    return flow_of(Sitting(token, body))
