"""Opening a study, gathering fieldwork into it, and planning its tables."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from uuid import UUID

from django.db import transaction

from heed.foundation import clock
from heed.people.models import Account
from heed.responses.choices import Group
from heed.responses.models import Fieldwork
from heed.safeguards.audit import About, Event, record
from heed.studies.errors import NotInTheStudy
from heed.studies.models import (
    Base,
    PlannedTable,
    Sampling,
    Study,
    StudyFieldwork,
    StudyMember,
)
from heed.studies.queries import fieldworks_of, works_inside
from heed.warehouse.formats import WRITERS
from heed.warehouse.queries import fieldwork_dataset


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


@transaction.atomic
def export_study(
    *, by: Account | UUID, study: Study, kind: str, folder: Path
) -> list[Path]:
    """Write a file for each fieldwork of a study; only for those inside it.

    ``by`` is a member, or the identity that stands for the server's console. That it
    was exported is written down before the file has its name.
    """
    if isinstance(by, Account) and not works_inside(by, study):
        raise NotInTheStudy(study.title)
    written = []
    for fieldwork in fieldworks_of(study):
        dataset = fieldwork_dataset(fieldwork)
        record(
            by=by.id if isinstance(by, Account) else by,
            event=Event.EXPORTED,
            about=About("fieldwork", fieldwork.id),
            organisation=study.organisation,
            details={"study": study.slug, "as": kind, "rows": len(dataset.rows)},
        )
        path = folder / f"{dataset.name}.{kind}"
        WRITERS[kind](dataset, path)
        written.append(path)
    return written


def _note(by: Account, study: Study, details: dict[str, str]) -> None:
    record(
        by=by.id,
        event=Event.STUDY_CHANGED,
        about=About("study", study.id),
        organisation=study.organisation,
        details=details,
    )
