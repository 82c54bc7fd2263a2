"""Opening a study, gathering fieldwork into it, and planning its tables."""

from collections.abc import Iterable, Sequence

from django.db import transaction

from heed.foundation import clock
from heed.people.models import Account
from heed.responses.choices import Group
from heed.responses.models import Fieldwork
from heed.safeguards.audit import About, Event, record
from heed.studies.models import (
    Base,
    PlannedTable,
    Sampling,
    Study,
    StudyFieldwork,
    StudyMember,
)


@transaction.atomic
def open_study(
    *,
    by: Account,
    slug: str,
    title: str,
    sampling: Sampling,
    fieldworks: Iterable[Fieldwork],
) -> Study:
    """Open a study over some fieldworks; whoever opens it works inside it."""
    today = clock.now().date()
    study = Study.objects.create(
        organisation=by.organisation,
        slug=slug,
        title=title,
        sampling=sampling,
        opened_on=today,
    )
    for fieldwork in fieldworks:
        StudyFieldwork.objects.create(
            organisation=by.organisation, study=study, fieldwork=fieldwork
        )
    _note(by, study, {"opened": slug})
    join_study(by=by, study=study, account=by)
    return study


@transaction.atomic
def join_study(*, by: Account, study: Study, account: Account) -> StudyMember:
    """Let somebody work inside a study, and so open its rows."""
    _note(by, study, {"joined": str(account.id)})
    return StudyMember.objects.create(
        organisation=study.organisation,
        study=study,
        account=account,
        since=clock.now().date(),
    )


@transaction.atomic
def plan_table(
    *,
    by: Account,
    study: Study,
    slug: str,
    title: str,
    item: str,
    groups: Sequence[Group],
    base: Base = Base.GROUP,
) -> PlannedTable:
    """Promise a table: one item, over groups that are taken together."""
    _note(by, study, {"table": slug})
    return PlannedTable.objects.create(
        organisation=study.organisation,
        study=study,
        slug=slug,
        title=title,
        item=item,
        groups=[str(group) for group in groups],
        base=base,
    )


def _note(by: Account, study: Study, details: dict[str, str]) -> None:
    record(
        by=by.id,
        event=Event.STUDY_CHANGED,
        about=About("study", study.id),
        organisation=study.organisation,
        details=details,
    )
