"""Ending somebody's part in a project, closing a project, and taking either back.

Only whoever leads it does. What was coded stays; closing and ending hide nothing that
was seen, and nobody is blind again because of them.
"""

from django.db import transaction

from heed.coding.actions.retiring import retire
from heed.coding.choices import CoderRole, Gone, MarkState
from heed.coding.errors import (
    LastLead,
    NotInTheProject,
    OnlyTheLead,
    ProjectIsClosed,
)
from heed.coding.models import Coder, Mark, Project, TrainedModel
from heed.coding.queries.desk import CLAIMED
from heed.foundation import clock
from heed.people.days import today_of
from heed.safeguards.audit import About, Event, record


@transaction.atomic
def end_coder(*, by: Coder, coder: Coder) -> None:
    """End somebody's part; what they coded stays, and what they left goes to others."""
    project = _for_the_lead(by)
    if coder.project_id != project.pk or coder.account_id is None or coder.until:
        raise NotInTheProject
    leads = project.coders.filter(role=CoderRole.LEAD, until=None)
    if not leads.exclude(pk=coder.pk).exists():
        raise LastLead
    coder.until = today_of(by.organisation)
    coder.save(update_fields=["until"])
    # Nobody waits for whoever reads them no more.
    opened = Mark.objects.filter(coder=coder, state=MarkState.OPEN)
    opened.update(at=clock.now() - CLAIMED)
    _note(by, {"left": str(coder.account_id)})


@transaction.atomic
def take_up_again(*, by: Coder, coder: Coder) -> None:
    """Let somebody whose part ended go on where they were, and as who they were."""
    project = _for_the_lead(by)
    if coder.project_id != project.pk or coder.account_id is None or not coder.until:
        raise NotInTheProject
    if project.closed_on:
        raise ProjectIsClosed
    coder.until = None
    coder.save(update_fields=["until"])
    _note(by, {"came back": str(coder.account_id)})


@transaction.atomic
def close_project(*, by: Coder) -> None:
    """Close a project: it can be read, and nothing more is said in it.

    Its model is out of use, since nobody is suggested anything in it.
    """
    project = _for_the_lead(by)
    if project.closed_on:
        raise ProjectIsClosed
    _say(by, project, today_of(by.organisation))
    for model in TrainedModel.objects.filter(project=project, gone_at=None):
        retire(model=model, why=Gone.CLOSED)
    _note(by, {"closed": project.slug})


@transaction.atomic
def reopen_project(*, by: Coder) -> None:
    """Open a closed project again; texts that waited outside come in as ever."""
    project = _for_the_lead(by)
    if not project.closed_on:
        return
    _say(by, project, None)
    _note(by, {"opened again": project.slug})


def _say(by: Coder, project: Project, closed_on: object) -> None:
    project.closed_on = by.project.closed_on = closed_on
    project.save(update_fields=["closed_on"])


def _for_the_lead(by: Coder) -> Project:
    if by.role != CoderRole.LEAD or by.until:
        raise OnlyTheLead
    return Project.objects.select_for_update().get(pk=by.project_id)


def _note(by: Coder, details: dict[str, str]) -> None:
    record(
        by=by.account_id,
        event=Event.CODING_CHANGED,
        about=About("coding project", by.project_id),
        organisation=by.organisation,
        place=by.project.place_id,
        details=details,
    )
