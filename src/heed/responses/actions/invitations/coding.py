"""Giving somebody new words, at the moment of writing to them."""

from django.db.models import F

from heed.people.days import today_of
from heed.responses.invitation_codes import look_up_of, new_words
from heed.responses.models import Invitation


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
