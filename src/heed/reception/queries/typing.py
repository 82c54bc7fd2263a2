"""A questionnaire as staff type it in: the whole of it at once."""

from heed.people.models import Place
from heed.reception.flow import Flow
from heed.reception.queries.sittings import edition_for, flow_of
from heed.reception.sittings import INSTRUMENT, Sitting
from heed.responses.choices import Entrance, Helper, Mode
from heed.responses.draft_body import DraftBody, DraftToken
from heed.responses.queries import standing_feedback_at


def typing_flow(
    place: Place,
    *,
    token: DraftToken,
    instrument: str,
    group: str,
    mode: str,
    language: str,
    posted: dict[str, list[str]],
) -> Flow:
    """What was typed, as if it had been answered page by page; nothing is kept yet.

    Raises ``NotAskedHereError`` where the group is not asked this here.
    """
    fieldwork = standing_feedback_at(place)
    body = DraftBody(
        place=str(place.id),
        fieldwork=str(fieldwork.id),
        edition=str(edition_for(fieldwork, group, instrument).id),
        group=group,
        language=language,
        mode=mode,
        helper=Helper.STAFF if mode == Mode.TOLD else Helper.NOBODY,
        entrance=Entrance.DESK,
        posted={**posted, INSTRUMENT: [instrument]},
    )
    return flow_of(Sitting(token, body))
