"""Inviting and reminding by e-mail; each mail is made when it is sent."""

from smtplib import SMTPRecipientsRefused
from uuid import UUID

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils.translation import override

from heed.foundation import outbox
from heed.foundation.ids import shuffle
from heed.foundation.models import OutboxTask
from heed.responses.actions.invitations.coding import count_letter, give_words
from heed.responses.actions.invitations.stopping import note
from heed.responses.choices import InvitedBy, Round
from heed.responses.invitation_codes import contact_in
from heed.responses.invitation_letters import mail_text
from heed.responses.models import Fieldwork, Invitation
from heed.responses.queries.inviting import to_write_to

MAIL = "responses.invite"


@transaction.atomic
def mail_invitations(*, by: UUID, fieldwork: Fieldwork, which: Round) -> int:
    """Put down a mail to everybody who should have one now; returns how many.

    First mails go to who had none yet; a reminder to who had one and has neither
    answered, as far as that is marked, nor declined, nor is out of reach.
    """
    people = to_write_to(fieldwork, InvitedBy.EMAIL, which)
    pairs = list(people.values_list("pk", "sent"))
    shuffle(pairs)
    tasks = [
        outbox.task(
            MAIL,
            {"invitation": str(identity), "after": sent},
            organisation=fieldwork.organisation,
            is_urgent=True,  # at once: a mail that we send hides nobody's coming
        )
        for identity, sent in pairs
    ]
    OutboxTask.objects.bulk_create(tasks, batch_size=500)
    note(by, fieldwork, mails=len(pairs))
    return len(pairs)


@outbox.sends(MAIL)
def send_mail(task: OutboxTask) -> None:
    """Send one mail with new words; if it is tried again, the words are new again."""
    invitation = _still_to_write_to(task)
    if invitation is None:
        return
    contact = contact_in(invitation.pk, bytes(invitation.contact))
    words, last_day = give_words(invitation), invitation.fieldwork.closes_on
    with override(invitation.language):
        is_first = not invitation.sent
        subject, body = mail_text(words, closes_on=last_day, is_first=is_first)
    message = EmailMessage(
        subject=subject,
        body=body,
        to=[contact.email],
        headers={
            "Message-ID": f"<{task.message_id}@heed>",
            "Auto-Submitted": "auto-generated",
        },
    )
    try:
        message.send()
    except SMTPRecipientsRefused:
        Invitation.objects.filter(pk=invitation.pk).update(is_bounced=True)
    count_letter(invitation)


def _still_to_write_to(task: OutboxTask) -> Invitation | None:
    return (
        Invitation.objects.filter(
            pk=task.payload["invitation"],
            sent=task.payload["after"],
            is_used=False,
            is_declined=False,
            is_bounced=False,
        )
        .select_related("fieldwork")
        .first()
    )
