"""Beginning a sitting, keeping its answers so far, and leaving nothing of it."""

import logging
from dataclasses import replace

from django.db import Error as StoreError
from django.utils.translation import get_language

from heed.foundation import clock
from heed.reception.doors import Door
from heed.reception.errors import NotSentError
from heed.reception.flow import AFTERWARDS
from heed.reception.queries import edition_for, fieldwork_at
from heed.reception.sittings import INSTRUMENT, TOUCHED, Sitting
from heed.responses.actions import clear_draft, open_draft, save_draft
from heed.responses.draft_body import DraftBody

log = logging.getLogger("heed.reception")


def begin_sitting(
    *,
    door: Door,
    instrument: str,
    group: str,
    entrance: str = "",
    count_if_left: bool = False,
    earlier: Sitting | None = None,
) -> Sitting:
    """Open a draft at a door; what was left of an earlier one is cleared.

    Raises ``NotAskedHereError`` where the group is not asked this here.
    """
    fieldwork = fieldwork_at(door)
    edition = edition_for(fieldwork, group, instrument)
    clear_sitting(earlier)
    # How one came in would be one more thing that joins the two.
    came_by = "" if instrument == AFTERWARDS else entrance
    body = DraftBody(
        place=str(door.place.id),
        fieldwork=str(fieldwork.id),
        edition=str(edition.id),
        group=group,
        language=get_language() or "en-gb",
        variant=door.variant,
        mode=door.mode,
        entrance=door.entrance(came_by),
        source_tag=door.source_tag(came_by),
        count_if_left=count_if_left,
        posted={INSTRUMENT: [instrument], **touched(door)},
    )
    return Sitting(open_draft(place=door.place, body=body), body)


def keep_sitting(*, door: Door, sitting: Sitting) -> Sitting | None:
    """Keep the answers so far, in the wording of this page.

    Gives none where the draft was given or cleared meanwhile. Raises ``NotSentError``
    where it could not be kept.
    """
    kept = as_kept(door, sitting)
    try:
        return kept if save_draft(token=kept.token, body=kept.body) else None
    except StoreError as error:
        raise NotSentError from error


def as_kept(door: Door, sitting: Sitting) -> Sitting:
    """A sitting in the wording of this page, and touched just now."""
    body = replace(
        sitting.body,
        language=get_language() or "en-gb",
        variant=door.variant,
        posted=sitting.body.posted | touched(door),
    )
    return Sitting(sitting.token, body)


def clear_sitting(sitting: Sitting | None) -> None:
    """Leave nothing of the answers so far.

    Where the store cannot be written to, the page still takes the key from the
    browser: nobody can read the draft then, and it goes when its time is over.
    """
    if sitting is None:
        return
    try:
        clear_draft(token=sitting.token)
    except StoreError as error:
        log.error("a draft could not be cleared: %s", type(error).__name__)


def touched(door: Door) -> dict[str, list[str]]:
    """When a shared tablet was last touched; of one's own device nothing is kept."""
    return {TOUCHED: [str(clock.now().timestamp())]} if door.tablet else {}
