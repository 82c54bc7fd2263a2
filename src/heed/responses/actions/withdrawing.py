"""Taking words back."""

from uuid import UUID

from django.db import transaction

from heed.foundation import clock
from heed.responses.actions.texts import destroy_words
from heed.responses.choices import State
from heed.responses.errors import AlreadyWithdrawnError, TooLateToWithdrawError
from heed.responses.models import (
    ConsentDecision,
    DoubtDecided,
    Response,
    Text,
    Withdrawal,
    WordsClock,
)
from heed.responses.queries.surveys import may_be_taken_back
from heed.safeguards.erasure import erases
from heed.safeguards.withdrawal import announce


@transaction.atomic
def withdraw_response(*, response: Response, reason: Withdrawal.Reason) -> Withdrawal:
    """Take a response back: its answers go, its words can be read by nobody.

    What stays is that there was a response in a window at a place, and a tombstone
    from which every copy learns that it must go too. Raises ``TooLateToWithdrawError``
    where the writer was told of a last day, and it is over; erasure knows no such day.
    """
    locked = Response.objects.select_for_update().get(pk=response.pk)
    if locked.state == State.WITHDRAWN:
        raise AlreadyWithdrawnError()
    by_code = reason == Withdrawal.Reason.BY_CODE
    if by_code and not may_be_taken_back(locked.fieldwork):
        raise TooLateToWithdrawError()
    today = clock.now().date()
    locked.state, locked.answers = State.WITHDRAWN, {}
    locked.save(update_fields=["state", "answers"])
    ConsentDecision.objects.filter(response=locked).update(withdrawn_on=today)
    DoubtDecided.objects.filter(response=locked).delete()
    WordsClock.objects.filter(response=locked).delete()  # there is nothing to read
    tombstone = Withdrawal.objects.create(
        organisation=locked.organisation,
        response_id_was=locked.id,
        on=today,
        reason=reason,
    )
    announce(locked.id)  # whoever follows may still look what was made of the words
    destroy_words(list(Text.objects.filter(response=locked)))
    return tombstone


@erases("response", "response and its words")
def erase_response(response: UUID) -> int:
    """Take a response back because its writer, where known, asked for erasure."""
    found = Response.objects.get(pk=response)
    withdraw_response(response=found, reason=Withdrawal.Reason.ERASURE)
    return 1
