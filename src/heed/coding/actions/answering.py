"""Filling the check lists of a project, and opening them."""

from django.db import transaction

from heed.coding.access import settles
from heed.coding.errors import NoSuchBlank, NotInTheProject
from heed.coding.models import Answered, Coder
from heed.coding.queries.answered import answers_of
from heed.coding.reporting.filled import filled_list
from heed.coding.reporting.known import Known
from heed.coding.reporting.shelf import blanks, names
from heed.people.days import today_of
from heed.safeguards.audit import About, Event, record
from heed.ui.documents.document import Document


@transaction.atomic
def answer_blank(*, by: Coder, blank: str, words: str, is_reported: bool) -> Answered:
    """Write what only a person can say, or why it is not reported."""
    if not settles(by):
        raise NotInTheProject
    if blank not in blanks():
        raise NoSuchBlank(blank)
    _note(by, Event.CODING_CHANGED, {"blank": blank})
    answered, _is_new = Answered.objects.update_or_create(
        project=by.project,
        blank=blank,
        defaults={
            "organisation": by.organisation,
            "words": words.strip(),
            "is_reported": is_reported,
            "on": today_of(by.organisation),
        },
    )
    return answered


@transaction.atomic
def open_check_list(*, by: Coder, name: str) -> Document:
    """A check list as it stands today; that it was opened is written down."""
    if not settles(by) or name not in names():
        raise NotInTheProject
    _note(by, Event.AGGREGATE_OPENED, {"what": name})
    return filled_list(Known(by.project), name, answers_of(by.project))


def _note(by: Coder, event: Event, details: dict[str, str]) -> None:
    record(
        by=by.account_id,
        event=event,
        about=About("coding project", by.project_id),
        organisation=by.organisation,
        place=by.project.place_id,
        details=details,
    )
