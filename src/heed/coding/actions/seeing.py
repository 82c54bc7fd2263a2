"""Who has seen what others said: written down, so that blindness is never claimed."""

from datetime import datetime

from django.db import transaction

from heed.coding.access import settles
from heed.coding.errors import NotInTheProject
from heed.coding.models import CodedText, Coder
from heed.coding.queries.blindness import has_seen_others_on
from heed.coding.queries.desk import done_with
from heed.foundation import clock
from heed.safeguards.audit import About, Event, record


@transaction.atomic
def see_others(*, by: Coder) -> None:
    """Keep that a coder looks at others' codes before their own coding is done."""
    if not settles(by):
        raise NotInTheProject
    _saw(by, clock.now())


@transaction.atomic
def note_look(*, by: Coder) -> None:
    """Keep when somebody last opened a page that shows what others said."""
    if not settles(by):
        raise NotInTheProject
    by.looked_at = clock.now()
    by.save(update_fields=["looked_at"])


def note_seen_before(*, by: Coder, text: CodedText) -> None:
    """Of a text that somebody is done with now: keep that they knew what others said.

    So it is where they looked when nothing was left for them, and were given this text
    later: by a sample, or in a project that was closed and opened again.
    """
    if has_seen_others_on(by, text) and not done_with(by, text):
        _saw(by, by.looked_at)


def _saw(by: Coder, at: datetime) -> None:
    first = Coder.objects.filter(pk=by.pk, saw_others_at=None)
    if first.update(saw_others_at=at):
        record(
            by=by.account_id,
            event=Event.CODING_CHANGED,
            about=About("coding project", by.project_id),
            organisation=by.organisation,
            place=by.project.place_id,
            details={"unblinded": str(by.pk)},
        )
