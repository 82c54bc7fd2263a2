"""Opening a study, gathering fieldwork into it, and planning its tables."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from django.db import transaction

from heed.foundation import clock
from heed.people.days import today_of
from heed.people.models import Account
from heed.responses.choices import Group
from heed.responses.models import Fieldwork
from heed.safeguards.audit import About, Event, record
from heed.studies.bundle.access import Access, proposed
from heed.studies.bundle.contents import make_files
from heed.studies.bundle.packing import add_sums, pack
from heed.studies.datasets import study_dataset
from heed.studies.errors import BundleIsThere, NoMentions, NoSuchBlank
from heed.studies.models import (
    Base,
    PlannedTable,
    Sampling,
    Study,
    StudyFieldwork,
    StudyMember,
    Written,
)
from heed.studies.queries import custodian, fieldworks_of, takes_several
from heed.studies.reports.checklists import blanks
from heed.studies.reports.known import Known
from heed.warehouse.dataset import Dataset
from heed.warehouse.formats import write


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
    today = today_of(by.organisation)
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
        since=today_of(study.organisation),
    )


@transaction.atomic
def gather(*, by: Account, study: Study, fieldwork: Fieldwork) -> StudyFieldwork:
    """Let a study gather a fieldwork; only somebody inside does."""
    custodian(by, study)
    _note(by, study, {"gathered": fieldwork.slug})
    return StudyFieldwork.objects.create(
        organisation=study.organisation, study=study, fieldwork=fieldwork
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
    """Promise a table: one item, over groups that are taken together.

    Mentions are counted only of a question with several answers.
    """
    if base == Base.MENTIONS and not takes_several(study, item):
        raise NoMentions(item)
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
def fill_blank(*, by: Account | UUID, study: Study, blank: str, words: str) -> Written:
    """Write what only a person can say; every report that asks for it has it."""
    who = custodian(by, study)
    if blank not in blanks():
        raise NoSuchBlank(blank, sorted(blanks()))
    record(
        by=who,
        event=Event.STUDY_CHANGED,
        about=About("study", study.id),
        organisation=study.organisation,
        details={"blank": blank},
    )
    written, _is_new = Written.objects.update_or_create(
        study=study,
        blank=blank,
        defaults={
            "organisation": study.organisation,
            "words": words.strip(),
            "on": clock.now().date(),
        },
    )
    return written


def export_study(
    *, by: Account | UUID, study: Study, kind: str, folder: Path
) -> list[Path]:
    """Write a file for each fieldwork of a study; only for those inside it.

    That it is exported is written down for good before there is a file, and nobody
    else on the machine may read the file.
    """
    who, written = custodian(by, study), []
    for fieldwork in fieldworks_of(study):
        dataset = study_dataset(study, fieldwork)
        _note_export(who, study, fieldwork, kind, dataset)
        written += write(dataset, kind, folder)
    return written


def bundle_study(
    *,
    by: Account | UUID,
    study: Study,
    target: Path,
    access: Access | None = None,
    told: Callable[[str], None] = lambda _name: None,
) -> int:
    """Write a study for an archive; a name that ends in .zip makes it one file.

    It is written down for good before there is a file, nobody else on the machine may
    read it, and it gets its name when it is whole. ``told`` hears of each file.
    """
    who = custodian(by, study)
    if target.exists():
        raise BundleIsThere(target.name)
    known = [Known(study, fieldwork) for fieldwork in fieldworks_of(study)]
    proposed([one.data for one in known], access)
    for one in known:
        _note_export(who, study, one.fieldwork, "bundle", one.data)
    with TemporaryDirectory(prefix=".heed-bundle-", dir=target.parent) as apart:
        folder = Path(apart) / "bundle"
        folder.mkdir(mode=0o700)
        for name in make_files(study, known, folder, access, who):
            told(name)
        files = add_sums(folder)
        if target.suffix == ".zip":
            packed = Path(apart) / target.name
            pack(folder, packed, study.slug)
            folder = packed
        folder.replace(target)
    return files


def _note_export(
    who: UUID, study: Study, fieldwork: Fieldwork, kind: str, data: Dataset
) -> None:
    with transaction.atomic():
        record(
            by=who,
            event=Event.EXPORTED,
            about=About("fieldwork", fieldwork.id),
            organisation=study.organisation,
            details={"study": study.slug, "as": kind, "rows": len(data.rows)},
        )


def _note(by: Account, study: Study, details: dict[str, str]) -> None:
    record(
        by=by.id,
        event=Event.STUDY_CHANGED,
        about=About("study", study.id),
        organisation=study.organisation,
        details=details,
    )
