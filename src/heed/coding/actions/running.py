"""Carrying out long work: taking it, saying that it is alive, telling its end."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any
from uuid import UUID

from django.db import DatabaseError, connection, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from heed.coding.actions.looking import look_at_the_rest
from heed.coding.actions.training import train_on
from heed.coding.choices import Errand, RunState
from heed.coding.errors import CodingRefused
from heed.coding.models import Run, TrainedModel
from heed.coding.suggesting.errors import CannotSuggest
from heed.foundation import clock
from heed.people.actions.nudging import nudge, says

Tell = Callable[[str], None]
EVERY = 20.0  # seconds between two signs of life
TRAINED, NOT_TRAINED = "coding.trained", "coding.not trained"
FAULT = "Something went wrong in Heed. Whoever runs it finds more in its log."

says(TRAINED, lambda: _("A model has learnt from a coding project of yours."))
says(NOT_TRAINED, lambda: _("A model could not learn from a coding project of yours."))


def carry_out(run: UUID, tell: Tell = lambda sentence: None) -> Run | None:
    """Do a piece of long work that was asked for; nothing where another took it.

    Whoever asked is told of its end by a message that names nothing of the project.
    """
    taken = _take(run)
    if taken is None:
        return None
    try:
        with alive(Run.objects.filter(pk=taken.pk, ended_at=None)):
            model = _do(taken, _telling(taken, tell))
    except (CannotSuggest, CodingRefused) as refusal:
        return _end(taken, RunState.REFUSED, said=str(refusal))
    except Exception:
        _end(taken, RunState.STOPPED, said=FAULT)
        raise
    return _end(taken, RunState.DONE, model=model)


def _take(run: UUID) -> Run | None:
    waiting = Run.objects.filter(pk=run, state=RunState.WAITING)
    if not waiting.update(state=RunState.RUNNING, beat=clock.now()):
        return None
    return Run.objects.select_related("project", "by").get(pk=run)


def _do(run: Run, tell: Tell) -> TrainedModel:
    if run.errand == Errand.TRAIN:
        return train_on(run.project, by=run.by, tell=tell)
    return look_at_the_rest(run.project, tell=tell)


@transaction.atomic
def _end(
    run: Run, state: RunState, *, said: str = "", model: TrainedModel | None = None
) -> Run:
    run.state, run.said, run.model = state, said[:400], model
    run.ended_at = run.beat = clock.now()
    run.save(update_fields=["state", "said", "model", "ended_at", "beat"])
    if run.by and run.errand == Errand.TRAIN:
        nudge(run.by, TRAINED if state == RunState.DONE else NOT_TRAINED)
    return run


def _telling(run: Run, tell: Tell) -> Tell:
    """Say each step to whoever watches the page, too."""

    def told(sentence: str) -> None:
        Run.objects.filter(pk=run.pk, ended_at=None).update(
            said=sentence[:400], beat=clock.now()
        )
        tell(sentence)

    return told


@contextmanager
def alive(row: QuerySet[Any]) -> Iterator[None]:
    """Say now and then that the work goes on, also where a step takes minutes."""
    over = threading.Event()

    def beat() -> None:
        while not over.wait(EVERY):
            with suppress(DatabaseError):  # a store that is busy hears the next one
                row.update(beat=clock.now())
        connection.close()

    thread = threading.Thread(target=beat, name="heed-run-beat", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
