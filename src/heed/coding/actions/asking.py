"""Asking for long work of suggestions, and saying where its results are shown."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from heed.coding.choices import (
    CoderRole,
    Errand,
    NextBy,
    RunState,
    Shown,
)
from heed.coding.errors import (
    AlreadyUnderWay,
    NothingToSuggestWith,
    NotInTheProject,
    ProjectIsClosed,
)
from heed.coding.launching import launch
from heed.coding.models import Coder, Project, Run, WhereShown
from heed.coding.queries.learnable import model_in_use, not_looked_at
from heed.coding.queries.suggested import where_shown
from heed.coding.suggesting import door
from heed.foundation import clock, outbox
from heed.foundation.models import OutboxTask
from heed.people.models import Account
from heed.safeguards.audit import AT_THE_CONSOLE, About, Event, record

KIND = "coding.suggesting"
SILENT = timedelta(minutes=5)  # of what is alive, each says so every twenty seconds
BROKEN_OFF = "It was broken off, perhaps because the server was restarted. Ask again."


@transaction.atomic
def ask_for_training(*, by: Coder) -> Run:
    """Have a model learn from what was coded; a process of its own does it soon."""
    _for_the_lead(by)
    if not door.is_installed():
        raise NothingToSuggestWith(
            "What suggestions need is not installed.",
            "Ask whoever runs Heed to type ./setup text.",
        )
    run = begin(by.project, Errand.TRAIN, by=by.account)
    outbox.enqueue(KIND, {"run": str(run.pk)}, organisation=by.organisation)
    return run


@transaction.atomic
def begin(project: Project, errand: Errand, *, by: Account | None) -> Run:
    """Put down a piece of long work; a project has one at a time."""
    locked = Project.objects.select_for_update().get(pk=project.pk)
    if locked.closed_on:
        raise ProjectIsClosed
    note_broken_off(project=locked)
    if Run.objects.filter(project=locked, ended_at=None).exists():
        raise AlreadyUnderWay
    now = clock.now()
    _note(locked, by.pk if by else AT_THE_CONSOLE, {"suggestions": errand.value})
    return Run.objects.create(
        organisation=locked.organisation,
        project=locked,
        errand=errand,
        state=RunState.WAITING,
        by=by,
        asked_at=now,
        beat=now,
    )


@outbox.sends(KIND)
def start(task: OutboxTask) -> None:
    """Start the process; one that is started twice finds the work taken and ends."""
    run = UUID(task.payload["run"])
    if Run.objects.filter(pk=run, state=RunState.WAITING).exists():
        launch(run)


def note_broken_off(*, project: Project | None = None) -> int:
    """Say of work that has been silent for too long that it ended; how much did."""
    silent = Run.objects.filter(ended_at=None, beat__lt=clock.now() - SILENT)
    if project:
        silent = silent.filter(project=project)
    return silent.update(state=RunState.STOPPED, ended_at=clock.now(), said=BROKEN_OFF)


def look_at_new_texts() -> int:
    """Ask for suggestions on texts that came in since; in how many projects."""
    asked = 0
    for project in Project.objects.filter(closed_on=None):
        if _has_something_new(project):
            with transaction.atomic():
                run = begin(project, Errand.SUGGEST, by=None)
                outbox.enqueue(
                    KIND, {"run": str(run.pk)}, organisation=project.organisation
                )
            asked += 1
    return asked


@transaction.atomic
def say_where_shown(*, by: Coder, shown: Shown) -> WhereShown:
    """Say where suggested codes are shown; it is written down, and nothing is undone.

    On texts that several people code they steer them, so agreement there is no longer
    that of people who did not see the same thing.
    """
    _for_the_lead(by)
    _note(by.project, by.account_id, {"suggestions-shown": shown.value})
    return WhereShown.objects.create(
        organisation=by.organisation,
        project=by.project,
        shown=shown,
        by=by,
        since=clock.now(),
    )


@transaction.atomic
def choose_at_desk(*, by: Coder, no_suggestions: bool, next_by: NextBy) -> None:
    """Choose for oneself whether suggested codes are shown, and which text is next."""
    if by.project.closed_on:
        raise ProjectIsClosed
    by.no_suggestions, by.next_by = no_suggestions, next_by
    by.save(update_fields=["no_suggestions", "next_by"])


def _has_something_new(project: Project) -> bool:
    if not door.is_installed() or where_shown(project) == Shown.NOWHERE:
        return False
    if Run.objects.filter(project=project, ended_at=None).exists():
        return False
    model = model_in_use(project)
    return bool(model) and not_looked_at(model).exists()


def _for_the_lead(by: Coder) -> None:
    if by.role != CoderRole.LEAD:
        raise NotInTheProject
    if by.project.closed_on:
        raise ProjectIsClosed


def _note(project: Project, by: UUID, details: dict[str, str]) -> None:
    record(
        by=by,
        event=Event.CODING_CHANGED,
        about=About("coding project", project.pk),
        organisation=project.organisation,
        place=project.place_id,
        details=details,
    )
