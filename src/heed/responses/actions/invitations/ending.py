"""Leaving nothing of a list but numbers, once the fieldwork is over."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from heed.foundation.privacy import Keep
from heed.responses.models import Fieldwork, Invitation
from heed.responses.queries.invitations import tally_of
from heed.responses.waiting import forget
from heed.safeguards.erasure import erases
from heed.safeguards.retention import purges


@purges(Keep.INVITED, "invitations", "responses.Invitation")
def end_old_invitations(before: datetime) -> int:
    """Lists whose fieldwork closed before a moment."""
    over = Fieldwork.objects.filter(
        closes_on__lt=before.date(), invitations__isnull=False
    )
    return sum(end_invitations(fieldwork=one) for one in over.distinct())


@transaction.atomic
def end_invitations(*, fieldwork: Fieldwork) -> int:
    """Count a list, then erase it with every name, address and code; how many."""
    tally_of(fieldwork).save(force_insert=True)
    rows = Invitation.objects.filter(fieldwork=fieldwork)
    forget([str(pk) for pk in rows.values_list("pk", flat=True)])
    return rows.delete()[0]


@erases("invitation", "invitation with its address")
def erase_invitation(invitation: UUID) -> int:
    """Take somebody off a list because they asked for it."""
    forget([str(invitation)])
    return Invitation.objects.filter(pk=invitation).delete()[0]
