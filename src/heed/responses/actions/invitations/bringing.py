"""Bringing in a list of people to ask, as often as one likes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction

from heed.foundation.ids import new_id, shuffle
from heed.responses.actions.invitations.stopping import note
from heed.responses.choices import InvitedBy
from heed.responses.errors import NoInvitationsError
from heed.responses.formats.invitation_lists import Invitee
from heed.responses.formats.problems import RowProblem
from heed.responses.invitation_codes import Contact, person_of, sealed_contact
from heed.responses.models import Fieldwork, Invitation

AT_ONCE = 500


@dataclass
class Brought:
    """What became of the rows of a list."""

    added: int = 0
    there_before: int = 0
    problems: list[RowProblem] = field(default_factory=list)


@transaction.atomic
def bring_invitations(
    *,
    by: UUID,
    fieldwork: Fieldwork,
    rows: Iterable[Invitee | RowProblem],
    is_trial: bool = False,
) -> Brought:
    """Put the people of a file on a list; nothing at all where a row is wrong.

    Whoever is on it already is left as they are, so a file may be brought in twice. A
    trial says what would happen and changes nothing.
    """
    if fieldwork.kind != Fieldwork.Kind.SURVEY or fieldwork.closes_on is None:
        raise NoInvitationsError(
            "People are invited only to a survey that has a last day. Choose one."
        )
    brought = Brought()
    fresh: dict[bytes, Invitation] = {}
    for row in rows:
        if isinstance(row, RowProblem):
            brought.problems.append(row)
            continue
        invitation = _invitation(fieldwork, row)
        fresh.setdefault(invitation.person, invitation)
        brought.there_before += fresh[invitation.person] is not invitation
    known = _known(fieldwork, fresh)
    brought.there_before += len(known)
    new = [one for person, one in fresh.items() if person not in known]
    brought.added = len(new)
    if not (is_trial or brought.problems):
        shuffle(new)
        Invitation.objects.bulk_create(new, batch_size=AT_ONCE)
        note(by, fieldwork, added=len(new))
    return brought


def _known(fieldwork: Fieldwork, fresh: Iterable[bytes]) -> set[bytes]:
    people = Invitation.objects.filter(fieldwork=fieldwork)
    there = {bytes(person) for person in people.values_list("person", flat=True)}
    return there & set(fresh)


def _invitation(fieldwork: Fieldwork, row: Invitee) -> Invitation:
    identity = new_id()
    contact = Contact(row.name, row.email, row.address)
    return Invitation(
        id=identity,
        organisation=fieldwork.organisation,
        fieldwork=fieldwork,
        person=person_of(fieldwork.id, contact),
        contact=sealed_contact(identity, contact),
        by=InvitedBy.EMAIL if row.email else InvitedBy.POST,
        group=row.group,
        language=row.language,
        is_easy_read=row.is_easy_read,
    )
