"""Reading a file that was brought, and bringing it in, in a process of their own."""

import time
from uuid import UUID

from heed.coding import brought_files
from heed.coding.actions.bringing import wanted_of
from heed.coding.actions.brought_steps import (
    UNDER_WAY,
    give_up,
    sealed_report,
    turn,
)
from heed.coding.actions.importing import (
    Arrived,
    Told,
    foretold,
    import_project,
    refuse_empty,
)
from heed.coding.actions.running import FAULT, alive
from heed.coding.came import COUNTINGS, Report, came_in, lost_of
from heed.coding.choices import BringState
from heed.coding.errors import (
    CodingRefused,
    ExchangeRefused,
    FrameworkRefused,
    IsACodebook,
)
from heed.coding.formats.refi import import_file
from heed.coding.models import BroughtFile
from heed.coding.queries.brought import chosen_of, report_of
from heed.foundation import clock
from heed.instruments.errors import DefinitionError

REFUSALS = (CodingRefused, ExchangeRefused, FrameworkRefused, DefinitionError)
OFTEN = 1.0  # seconds between two words of how far it is


def carry_in(pk: UUID) -> None:
    """Do what was asked of a file that was brought; nothing where another took it."""
    brought = _take(pk)
    if brought is None:
        return
    do = _read if brought.state == BringState.READING else _bring
    try:
        with alive(BroughtFile.objects.filter(pk=pk, state__in=UNDER_WAY)):
            do(brought)
    except IsACodebook as refusal:
        give_up(brought, str(refusal), is_codebook=True)
    except REFUSALS as refusal:
        give_up(brought, str(refusal))
    except Exception:
        give_up(brought, FAULT)
        raise


def _take(pk: UUID) -> BroughtFile | None:
    for under_way, asked in UNDER_WAY.items():
        waiting = BroughtFile.objects.filter(pk=pk, state=asked)
        if waiting.update(state=under_way, beat=clock.now()):
            return BroughtFile.objects.select_related("by").get(pk=pk)
    return None


def _read(brought: BroughtFile) -> None:
    counting = COUNTINGS.get(brought.counting)
    with brought_files.opened(brought.pk, brought.key) as path:
        imported = import_file(path, counting=counting)
    theirs = imported.project
    if theirs.codes and not theirs.sources:
        raise IsACodebook
    refuse_empty(imported)
    people, losses = foretold(brought.by, imported)
    report = Report(came=came_in(imported, people), lost=lost_of(losses))
    sealed = sealed_report(brought, report)
    turn(brought, BringState.READING, BringState.READ, report=sealed)


def _bring(brought: BroughtFile) -> None:
    came = report_of(brought).came
    wanted = wanted_of(brought.by, came, chosen_of(brought))
    with brought_files.opened(brought.pk, brought.key) as path:
        import_project(
            by=brought.by,
            path=path,
            wanted=wanted,
            counting=COUNTINGS.get(brought.counting),
            told=_telling(brought),
            also=lambda arrived: _arrived(brought, arrived),
        )
    brought_files.remove(brought.pk)


def _arrived(brought: BroughtFile, arrived: Arrived) -> None:
    """In the same transaction, so that nobody is left without the list of labels."""
    known = report_of(brought)
    report = known.model_copy(
        update={
            "refusal": "",
            "labels": arrived.coders,
            "lost": lost_of(arrived.losses),
        }
    )
    sealed = sealed_report(brought, report)
    turn(
        brought,
        BringState.BRINGING,
        BringState.DONE,
        report=sealed,
        chosen=b"",
        project=arrived.project,
    )


def _telling(brought: BroughtFile) -> Told:
    last = 0.0

    def told(done: int, of: int) -> None:
        nonlocal last
        if done < of and time.monotonic() - last < OFTEN:
            return
        last = time.monotonic()
        BroughtFile.objects.filter(pk=brought.pk, state=BringState.BRINGING).update(
            done=done, of=of, beat=clock.now()
        )

    return told
