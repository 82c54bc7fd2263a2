"""Beginning a survey, saying who one is, agreeing to it, and saving it for later."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.db import Error as StoreError
from django.utils.translation import get_language

from heed.reception.actions.sittings import clear_sitting, keep_sitting, touched
from heed.reception.doors import Door, SurveyDoor
from heed.reception.errors import NotSentError
from heed.reception.sittings import (
    AGREED,
    GROUPS,
    NOT_AGREED,
    SAVED,
    SHEET,
    SURVEY,
    Sitting,
)
from heed.responses.actions import open_draft
from heed.responses.actions.counting import count_page
from heed.responses.actions.drafts import reopen_draft
from heed.responses.actions.saved import forget_saved, save_for_later
from heed.responses.choices import Entrance, Helper, Mode
from heed.responses.draft_body import DraftBody, DraftToken
from heed.responses.errors import NotAskedHereError
from heed.responses.models import ConsentText
from heed.responses.queries import edition_for_group, groups_asked


def begin_survey(
    *,
    door: SurveyDoor,
    source: str = "",
    entrance: str = "",
    notes: Mapping[str, str] | None = None,
    earlier: Sitting | None = None,
) -> Sitting:
    """Open a draft at a survey's door; what was left of an earlier one is cleared.

    Nothing is asked before the person said yes. ``entrance`` is given where one came
    in by something else than the open link, and ``notes`` are kept in the sealed draft
    for whoever brought the person here.
    """
    clear_sitting(earlier)
    kept = {name: [value] for name, value in (notes or {}).items()}
    body = DraftBody(
        place=str(door.place.id),
        fieldwork=str(door.survey.id),
        edition="",
        group="",
        language=get_language() or "en-gb",
        variant=door.variant,
        mode=door.mode,
        entrance=entrance or door.entrance(Entrance.LINK),
        source_tag=door.source_tag(source),
        posted={SURVEY: ["yes"], **kept, **touched(door)},
    )
    return Sitting(open_draft(place=door.place, body=body), body)


def choose_groups(
    *,
    door: SurveyDoor,
    sitting: Sitting,
    groups: Sequence[str],
    group: str,
    helper: str = Helper.NOBODY,
) -> Sitting | None:
    """Keep who somebody is: all groups that fit, and the one that they answer as.

    ``helper`` says who writes for the person, where somebody does.

    Raises ``NotAskedHereError`` where the group is not asked here, or is none of them.
    """
    known = [one for one in groups if one in groups_asked(door.survey)]
    if group not in known:
        raise NotAskedHereError
    edition = edition_for_group(door.survey, group)
    helper = helper if helper in Helper.values else Helper.ANOTHER
    body = replace(
        sitting.body,
        group=group,
        edition=str(edition.id),
        helper=helper,
        mode=Mode.TOLD if helper else door.mode,
    )
    is_same = group == sitting.body.group
    posted = sitting.body.posted if is_same else _without_answers(sitting)
    body = replace(body, posted=posted | {GROUPS: known})
    return keep_sitting(door=door, sitting=Sitting(sitting.token, body))


def agree(
    *,
    door: SurveyDoor,
    sitting: Sitting,
    sheet: ConsentText,
    said: Mapping[ConsentText, bool],
) -> Sitting | None:
    """Keep which sheet was shown, and what was said to each statement."""
    yes = [str(text.id) for text, is_yes in said.items() if is_yes]
    no = [str(text.id) for text, is_yes in said.items() if not is_yes]
    posted = sitting.body.posted | {
        SHEET: [str(sheet.id)],
        AGREED: yes,
        NOT_AGREED: no,
    }
    body = replace(sitting.body, posted=posted)
    return keep_sitting(door=door, sitting=Sitting(sitting.token, body))


def save_sitting(*, door: SurveyDoor, sitting: Sitting) -> tuple[str, ...]:
    """Keep the answers so far for another day; gives the words that open them.

    Raises ``NotSentError`` where they could not be kept.
    """
    language = get_language() or "en-gb"
    marked = sitting.noted(**{SAVED: language})
    if keep_sitting(door=door, sitting=marked) is None:
        raise NotSentError
    try:
        return save_for_later(
            token=marked.token,
            body=marked.body,
            fieldwork=door.survey,
            language=language,
        )
    except StoreError as error:
        raise NotSentError from error


def keep_nothing(*, sitting: Sitting | None) -> None:
    """Leave nothing of the answers so far, nor of what was saved of them before."""
    clear_sitting(sitting)
    if sitting and sitting.note(SAVED):
        forget_saved(token=sitting.token, language=sitting.note(SAVED))


def go_on_with(*, door: SurveyDoor, token: DraftToken, body: DraftBody) -> Sitting:
    """Bring saved answers back as a draft under its own key; it asks for a yes again.

    The key is the old one, so that what was saved can be given once and no more.
    """
    posted = {k: v for k, v in body.posted.items() if k not in {AGREED, NOT_AGREED}}
    again = replace(body, posted=posted)
    reopen_draft(token=token, place=door.place, body=again)
    return Sitting(token, again)


def note_visit(door: SurveyDoor, page: str, source: str) -> None:
    """Count that a page of a survey was reached by somebody who has not begun."""
    count_page(door.survey, page, source=source)


def note_page(door: Door, sitting: Sitting | None, page: str) -> None:
    """Count that a page of a survey was reached; other doors count nothing."""
    if isinstance(door, SurveyDoor):
        body = sitting.body if sitting else None
        count_page(
            door.survey,
            page,
            source=body.source_tag if body else "",
            group=body.group if body else "",
        )


def _without_answers(sitting: Sitting) -> dict[str, list[str]]:
    """What is kept when somebody changes who they are: other questions are asked."""
    posted = sitting.body.posted
    return {
        k: v
        for k, v in posted.items()
        if k.startswith("_") and not k.startswith("_seen-")
    }
