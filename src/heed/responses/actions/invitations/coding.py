"""Giving somebody new words, at the moment of writing to them."""

from datetime import timedelta

from django.db.models import F, Q, QuerySet

from heed.people.days import today_of
from heed.responses.choices import InvitedBy, Round
from heed.responses.errors import NoInvitationsError
from heed.responses.invitation_codes import look_up_of, new_words
from heed.responses.models import Fieldwork, Invitation
from heed.responses.queries.invitations import STOPPED, is_asking

# An invitation and two reminders, a week apart: enough to ask, not enough to press.
MOST_LETTERS = 3
BETWEEN = timedelta(days=7)


def to_write_to(
    fieldwork: Fieldwork, by: InvitedBy, which: Round
) -> QuerySet[Invitation]:
    """Who may be written to now: not used, declined or bounced, and not too often."""
    if not is_asking(fieldwork):
        raise NoInvitationsError(
            "The survey is not open today, so nobody is invited. Look at its days, its "
            "sheet and its statements."
        )
    today = today_of(fieldwork.organisation)
    when = {
        Round.FIRST: Q(sent=0),
        Round.REMINDER: Q(sent__range=[1, MOST_LETTERS - 1])
        & Q(last_sent_on__lte=today - BETWEEN),
        Round.AGAIN: Q(last_sent_on=today),
    }
    return Invitation.objects.filter(
        when[which], fieldwork=fieldwork, by=by, is_used=False
    ).exclude(STOPPED)


def give_words(invitation: Invitation) -> tuple[str, ...]:
    """New words for an invitation; those of an earlier letter open nothing now."""
    words = new_words(invitation.language)
    Invitation.objects.filter(pk=invitation.pk).update(
        replaced=F("look_up"), look_up=look_up_of(words)
    )
    return words


def count_letter(invitation: Invitation) -> None:
    """Remember that a letter went out, and on which day."""
    Invitation.objects.filter(pk=invitation.pk).update(
        sent=F("sent") + 1, last_sent_on=today_of(invitation.organisation)
    )
