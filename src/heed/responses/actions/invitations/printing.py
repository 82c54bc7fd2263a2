"""Inviting and reminding by letter: one file to print, which is kept nowhere."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import override

from heed.foundation.ids import shuffle
from heed.responses.actions.invitations.coding import count_letter, give_words
from heed.responses.actions.invitations.stopping import note
from heed.responses.choices import InvitedBy, Round
from heed.responses.errors import NoInvitationsError
from heed.responses.formats.invitation_letters import Letter, LetterTooLong, letters_pdf
from heed.responses.invitation_codes import contact_in
from heed.responses.invitation_letters import letter_words
from heed.responses.models import Fieldwork, Invitation
from heed.responses.queries.inviting import to_write_to

MOST = 1000  # pages in one file; the rest are printed by asking again


@transaction.atomic
def print_invitations(
    *, by: UUID, fieldwork: Fieldwork, which: Round
) -> tuple[bytes, int]:
    """A PDF with a page for everybody who should have a letter now, and how many.

    Each page has new words. What was printed today can be printed once more, where the
    file was lost or the printer ran dry: the first pages then open nothing.
    """
    people = to_write_to(fieldwork, InvitedBy.POST, which)
    found = list(people.select_related("fieldwork")[:MOST])
    if not found:
        raise NoInvitationsError("There is nobody to write a letter to now.")
    shuffle(found)
    try:
        content = letters_pdf([_letter(one, which) for one in found])
    except LetterTooLong as error:
        raise NoInvitationsError(str(error)) from error
    note(by, fieldwork, letters=len(found))
    return content, len(found)


def _letter(invitation: Invitation, which: Round) -> Letter:
    contact = contact_in(invitation.pk, bytes(invitation.contact))
    words = give_words(invitation)
    if which != Round.AGAIN:
        count_letter(invitation)
    with override(invitation.language):
        return Letter(
            to=(contact.name, *contact.address.split("\n")),
            language=invitation.language,
            words=words,
            is_large=invitation.is_easy_read,
            **letter_words(
                words,
                closes_on=invitation.fieldwork.closes_on,
                is_first=which == Round.FIRST,
            ),
        )
