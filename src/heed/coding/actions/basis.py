"""Saying on which ground words that another program brought may be used."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from heed.coding.access import settles
from heed.coding.choices import Basis
from heed.coding.errors import NotInTheProject, ProjectIsClosed
from heed.coding.models import Coder, StatedBasis
from heed.coding.queries.basis import without_basis
from heed.people.days import today_of
from heed.safeguards.audit import About, Event
from heed.safeguards.audit import record as note

BATCH = 1000


@transaction.atomic
def state_basis(
    *, by: Coder, what: Basis, record: str, texts: Collection[UUID] = ()
) -> int:
    """Say the ground for some texts, or for all that have none yet; for how many.

    From then on they count in findings, are quoted, and go out in files.
    """
    if not settles(by) or by.account is None:
        raise NotInTheProject
    if by.project.closed_on:
        raise ProjectIsClosed
    waiting = without_basis(by.project)
    chosen = waiting.filter(pk__in=texts) if texts else waiting
    today = today_of(by.organisation)
    made = StatedBasis.objects.bulk_create(
        [
            StatedBasis(
                organisation=by.organisation,
                project=by.project,
                text=one,
                what=what,
                record=record,
                by=by.account,
                stated_on=today,
            )
            for one in chosen
        ],
        batch_size=BATCH,
    )
    note(
        by=by.account_id,
        event=Event.CODING_CHANGED,
        about=About("coding project", by.project_id),
        organisation=by.organisation,
        place=by.project.place_id,
        details={"basis": what.value, "texts": len(made)},
    )
    return len(made)
