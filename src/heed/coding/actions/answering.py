"""Filling the check lists of a project, and opening them."""

from collections.abc import Collection, Iterator
from uuid import UUID

from django.db import transaction

from heed.coding.access import coder_in, settles
from heed.coding.actions.seeing import note_look
from heed.coding.errors import NoSuchBlank, NotInTheProject
from heed.coding.models import Answered, Coder, Project
from heed.coding.queries.answered import answers_of
from heed.coding.queries.blindness import would_be_unblinded
from heed.coding.reporting.filled import filled_list
from heed.coding.reporting.known import Known
from heed.coding.reporting.shelf import blanks, names
from heed.people.days import today_of
from heed.people.models import Account
from heed.responses.choices import Purpose
from heed.safeguards.audit import About, Event, record
from heed.ui.documents.document import Document, Paragraph, document

LEFT_OUT = (
    "COREQ and SRQR tell how far the coders agree. Whoever made this bundle codes "
    "without knowing what the others said, so they were left out. Somebody who leads "
    "the coding project and has no text left to code can make a bundle with them."
)


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


def lists_for_study(
    *, who: UUID, fieldworks: Collection[UUID]
) -> Iterator[tuple[str, Document]]:
    """The check lists of every project that codes the words of a study, with a name.

    A list goes out once somebody filled something in it. It tells how coders agree, so
    where ``who`` would learn that while they code blind, it is said why it is missing.
    """
    coded = Project.objects.filter(
        sources__fieldwork__in=fieldworks, purpose=Purpose.RESEARCH
    )
    account = Account.objects.filter(pk=who).first()  # there is none at the console
    for project in coded.distinct().order_by("slug"):
        answers = answers_of(project)
        seat = coder_in(account, project) if account and answers else None
        if seat and not _may_learn_agreement(seat):
            title = f"{project.title}: check lists left out"
            yield f"left-out-{project.slug}", document(title, [Paragraph(LEFT_OUT)])
            continue
        if seat:
            note_look(by=seat)
        for name in names() if answers else ():
            yield f"{name}-{project.slug}", filled_list(Known(project), name, answers)


def _may_learn_agreement(seat: Coder) -> bool:
    return settles(seat) and not would_be_unblinded(seat)


def _note(by: Coder, event: Event, details: dict[str, str]) -> None:
    record(
        by=by.account_id,
        event=event,
        about=About("coding project", by.project_id),
        organisation=by.organisation,
        place=by.project.place_id,
        details=details,
    )
