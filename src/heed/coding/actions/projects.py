"""A coding project: opening it, who works in it, and what it takes texts from."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from heed.coding.access import may_let_in, settles
from heed.coding.choices import CoderKind, CoderRole, Unit
from heed.coding.errors import (
    FrameworkIsIncomplete,
    NotInTheProject,
    NotYoursToLetIn,
    ProjectIsClosed,
    WorkedHereBefore,
)
from heed.coding.models import Coder, Framework, FrameworkInUse, Project, Source
from heed.foundation import clock
from heed.foundation.ids import new_id
from heed.people.access import Permission, may
from heed.people.days import today_of
from heed.people.models import Account, Place
from heed.responses.choices import Purpose
from heed.responses.models import Fieldwork
from heed.safeguards.audit import About, Event, record


@transaction.atomic
def open_project(
    *,
    by: Account,
    slug: str,
    title: str,
    place: Place,
    framework: Framework,
    purpose: Purpose,
    content_note: str,
    unit: Unit = Unit.SPAN,
    hard_in_a_row: int = 3,
    kind: CoderKind = CoderKind.RESEARCHER,
    pk: UUID | None = None,
) -> Project:
    """Open a project on a complete framework; whoever opens it leads it.

    ``pk`` is its identity, where rows that name it were made beforehand.
    """
    if not framework.may_be_coded_to:
        raise FrameworkIsIncomplete(framework.title)
    project = Project.objects.create(
        pk=pk or new_id(),
        organisation=by.organisation,
        slug=slug,
        title=title,
        place=place,
        framework=framework,
        purpose=purpose,
        unit=unit,
        hard_in_a_row=hard_in_a_row,
        content_note=content_note,
        opened_on=today_of(by.organisation),
    )
    _use(project, framework)
    _note(by, project, {"opened": slug})
    _add(project, account=by, role=CoderRole.LEAD, kind=kind)
    return project


@transaction.atomic
def add_coder(
    *,
    by: Coder,
    account: Account,
    role: CoderRole,
    kind: CoderKind,
) -> Coder:
    """Let a colleague work inside a project; only those who settle in it do.

    Nobody has two seats: whoever coded a text would be a third person on it, or agree
    with themselves. Whose part ended takes it up again.
    """
    _for_leads(by)
    project = _open(by)
    if project.coders.filter(account=account).exists():
        raise WorkedHereBefore
    _note(by.account, project, {"joined": str(account.id), "as": role.value})
    return _add(project, account=account, role=role, kind=kind)


@transaction.atomic
def add_source(
    *,
    by: Coder,
    fieldwork: Fieldwork,
    items: Iterable[str] = (),
    for_study: UUID | None = None,
) -> Source:
    """Let the free text of a fieldwork come in, as far as each writer allows it.

    A survey's words belong to its study: the room above names the study, once it has
    seen that the person works inside it. Feedback is let in by those who may read it.
    """
    _for_leads(by)
    _open(by)
    is_survey = fieldwork.kind == Fieldwork.Kind.SURVEY
    if not (for_study if is_survey else may_let_in(by.account, fieldwork)):
        raise NotYoursToLetIn(fieldwork.title)
    _note(by.account, by.project, {"source": fieldwork.slug, "study": str(for_study)})
    source, _is_new = Source.objects.update_or_create(
        project=by.project,
        fieldwork=fieldwork,
        defaults={"organisation": by.organisation, "items": sorted(items)},
    )
    return source


@transaction.atomic
def add_interviews(*, by: Coder) -> Source:
    """Let the interviews of the project's place come in, as far as each person agreed.

    Only somebody who does research there may: the transcripts are for research.
    """
    _for_leads(by)
    _open(by)
    if not may(by.account, Permission.DO_RESEARCH, by.project.place):
        raise NotYoursToLetIn("the interviews")
    _note(by.account, by.project, {"source": "interviews"})
    source, _is_new = Source.objects.get_or_create(
        project=by.project,
        fieldwork=None,
        defaults={"organisation": by.organisation},
    )
    return source


@transaction.atomic
def use_framework(*, by: Coder, framework: Framework) -> Project:
    """Go on with another version; what was coded counts by the crosswalk between."""
    _for_leads(by)
    if not framework.may_be_coded_to:
        raise FrameworkIsIncomplete(framework.title)
    project = _open(by)
    project.framework = framework
    project.save(update_fields=["framework"])
    _use(project, framework)
    _note(by.account, project, {"framework": str(framework.id)})
    return project


def _add(
    project: Project, *, account: Account, role: CoderRole, kind: CoderKind
) -> Coder:
    return Coder.objects.create(
        organisation=project.organisation,
        project=project,
        account=account,
        role=role,
        kind=kind,
        label=f"Coder {project.coders.exclude(kind=CoderKind.MACHINE).count() + 1}",
        since=today_of(project.organisation),
    )


def _use(project: Project, framework: Framework) -> None:
    FrameworkInUse.objects.create(
        organisation=project.organisation,
        project=project,
        framework=framework,
        since=clock.now(),
    )


def _for_leads(coder: Coder) -> None:
    if not settles(coder):
        raise NotInTheProject


def _open(by: Coder) -> Project:
    """The project for changing; a closed one stays as it is."""
    project = Project.objects.select_for_update().get(pk=by.project_id)
    if project.closed_on:
        raise ProjectIsClosed
    return project


def _note(by: Account, project: Project, details: dict[str, str]) -> None:
    record(
        by=by.id,
        event=Event.CODING_CHANGED,
        about=About("coding project", project.id),
        organisation=project.organisation,
        place=project.place_id,
        details=details,
    )
