"""Taking words back."""

from collections.abc import Callable

from django.db import transaction

from heed.foundation import clock
from heed.responses.actions.texts import destroy_words
from heed.responses.choices import State
from heed.responses.errors import AlreadyWithdrawnError
from heed.responses.models import ConsentDecision, Response, Text, Withdrawal

Follower = Callable[[Response], None]
_followers: list[Follower] = []


def follows_withdrawal(follower: Follower) -> Follower:
    """Register what an upper room does, in the same transaction, on a withdrawal."""
    if follower not in _followers:
        _followers.append(follower)
    return follower


@transaction.atomic
def withdraw_response(*, response: Response, reason: Withdrawal.Reason) -> Withdrawal:
    """Take a response back: its answers go, its words can be read by nobody.

    What stays is that there was a response in a window at a place, and a tombstone
    from which every copy learns that it must go too.
    """
    locked = Response.objects.select_for_update().get(pk=response.pk)
    if locked.state == State.WITHDRAWN:
        raise AlreadyWithdrawnError()
    today = clock.now().date()
    locked.state, locked.answers = State.WITHDRAWN, {}
    locked.save(update_fields=["state", "answers"])
    ConsentDecision.objects.filter(response=locked).update(withdrawn_on=today)
    destroy_words(list(Text.objects.filter(response=locked)))
    tombstone = Withdrawal.objects.create(
        organisation=locked.organisation,
        response_id_was=locked.id,
        on=today,
        reason=reason,
    )
    for follower in _followers:
        follower(locked)
    return tombstone
