"""No more letters: because somebody asked, or because they do not arrive."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from heed.responses.invitation_codes import Contact, person_of
from heed.responses.models import Fieldwork, Invitation
from heed.responses.queries.invitations import invitation_of_words
from heed.safeguards.audit import About, Event, record


def stop_writing(*, typed: str) -> bool:
    """Write to somebody no more, at once; they may still answer with their words.

    It is stored now and not later with others: to forget it would be to write again.
    Gives whether the words were known, used ones and those of earlier letters too.
    """
    found = invitation_of_words(typed)
    if found is None:
        return False
    Invitation.objects.filter(pk=found.pk).update(is_declined=True)
    return True


@transaction.atomic
def note_bounced(
    *, by: UUID, fieldwork: Fieldwork, reached_at: Iterable[Contact]
) -> int:
    """Remember addresses that letters came back from; how many are on the list."""
    people = [person_of(fieldwork.id, contact) for contact in reached_at]
    found = Invitation.objects.filter(fieldwork=fieldwork, person__in=people)
    count = found.update(is_bounced=True)
    note(by, fieldwork, bounced=count)
    return count


def note(by: UUID, fieldwork: Fieldwork, **counts: int) -> None:
    """Write down who did what to a list: how many, and never whom."""
    record(
        by=by,
        event=Event.INVITATIONS_CHANGED,
        about=About("fieldwork", fieldwork.id),
        organisation=fieldwork.organisation,
        details=counts,
    )
