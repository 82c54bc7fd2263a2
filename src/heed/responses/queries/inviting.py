"""Who may be written to now, and how many they are."""

from datetime import timedelta

from django.db.models import Q, QuerySet

from heed.people.days import today_of
from heed.responses.choices import InvitedBy, Round
from heed.responses.errors import NoInvitationsError
from heed.responses.models import Fieldwork, Invitation
from heed.responses.queries.invitations import STOPPED, is_asking

# An invitation and two reminders, a week apart: enough to ask, not enough to press.
MOST_LETTERS = 3
BETWEEN = timedelta(days=7)


def to_write_to(
    fieldwork: Fieldwork, by: InvitedBy, which: Round
) -> QuerySet[Invitation]:
    """Who may be written to now: not used, declined or bounced, and not too often.

    Raises ``NoInvitationsError`` where the survey is not open.
    """
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


def letters_to_write(fieldwork: Fieldwork) -> dict[tuple[InvitedBy, Round], int]:
    """How many may be written to now, by way and round; nobody while it is closed.

    Only whole batches of those who answered leave these numbers, so they tell nobody.
    """
    if not is_asking(fieldwork):
        return {}
    ways = [(by, which) for by in InvitedBy for which in Round]
    return {way: to_write_to(fieldwork, *way).count() for way in ways}
