"""A file of another program: taken, looked at, decided on, and gone again.

Nothing of it is stored in a project before somebody has seen what came and said what
to make of it. Until then it lies sealed, for whoever brought it alone.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from functools import partial
from pathlib import PurePath
from uuid import UUID

from django.db import transaction

from heed.coding import brought_files
from heed.coding.actions.brought_steps import (
    ASKED,
    UNDER_WAY,
    give_up,
    sealed_part,
    turn,
)
from heed.coding.actions.importing import Wanted, refuse_again, refuse_choices
from heed.coding.actions.importing_people import Known
from heed.coding.came import COUNTINGS, Came
from heed.coding.choices import Basis, BringState, CoderKind
from heed.coding.definition.into_codes import misfits
from heed.coding.errors import (
    CodesDoNotFit,
    FileIsGone,
    FileIsTooLarge,
    IsACodebook,
    NoCodesToCodeTo,
    NoProjectFile,
    NotYoursToLead,
)
from heed.coding.launching import launch
from heed.coding.models import BroughtFile
from heed.coding.queries.brought import report_of
from heed.coding.queries.frameworks import definition_of, frameworks_to_code_to
from heed.coding.queries.importing import place_to_lead
from heed.foundation import clock, outbox
from heed.foundation.models import OutboxTask
from heed.people.access import Permission, may
from heed.people.models import Account
from heed.responses.choices import Purpose
from heed.safeguards.audit import About, Event, record

KIND = "coding.bringing"
SILENT = timedelta(minutes=5)  # of what is alive, each says so every twenty seconds
BROKEN_OFF = (
    "It was broken off, perhaps because the server was restarted. Nothing came in. "
    "Start it again."
)
BEGINS = (b"PK\x03\x04", b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")  # zip, XML


@transaction.atomic
def take_file(*, by: Account, name: str, content: bytes) -> BroughtFile:
    """Keep a file sealed until it is read; the same one again is the one that waits."""
    if not may(by, Permission.LEAD_CODING):
        raise NotYoursToLead([])
    if len(content) > brought_files.LARGEST:
        raise FileIsTooLarge(brought_files.LARGEST)
    if PurePath(name).suffix.casefold() == ".qdc":
        raise IsACodebook
    if not content.lstrip()[:4].startswith(BEGINS):
        raise NoProjectFile
    sha256 = hashlib.sha256(content).hexdigest()
    refuse_again(by, sha256)
    Account.objects.select_for_update().get(pk=by.pk)  # one of two taps at a time
    waiting = BroughtFile.objects.filter(by=by, sha256=sha256).first()
    if waiting and waiting.state != BringState.REFUSED:
        return waiting
    if waiting:
        discard(brought=waiting)
    now = clock.now()
    brought = BroughtFile(
        organisation=by.organisation,
        by=by,
        sha256=sha256,
        state=BringState.TO_READ,
        came_at=now,
        beat=now,
    )
    brought.key = brought_files.keep(brought.pk, content)
    brought.save(force_insert=True)
    record(
        by=by.id,
        event=Event.CODING_CHANGED,
        about=About("coding file", brought.pk),
        organisation=by.organisation,
        details={"file": sha256},
    )
    _ask_for(brought)
    return brought


@transaction.atomic
def read_again(*, brought: BroughtFile, counting: str) -> None:
    """Read a file anew, its positions counted as somebody says they were."""
    said = counting if counting in COUNTINGS else ""
    if turn(brought, BringState.READ, BringState.TO_READ, counting=said):
        _ask_for(brought)


@transaction.atomic
def decide(*, brought: BroughtFile, said: Mapping[str, str]) -> None:
    """Keep what was chosen, and have the project brought in; asked twice, once."""
    if brought.state != BringState.READ:
        return
    came = report_of(brought).came
    if came is None:
        raise FileIsGone
    by = brought.by
    wanted = wanted_of(by, came, said)
    place_to_lead(by, wanted.place)
    refuse_choices(by, brought.sha256, wanted)
    if wanted.framework:
        definition = definition_of(wanted.framework)
        if wrong := misfits(came.used, definition):
            raise CodesDoNotFit(definition.title, wrong)
    elif not came.codes:
        raise NoCodesToCodeTo
    chosen = sealed_part(brought, "chosen", json.dumps(dict(said)))
    states = BringState.READ, BringState.TO_BRING
    if turn(brought, *states, chosen=chosen, done=0, of=came.texts):
        _ask_for(brought)


def wanted_of(by: Account, came: Came, said: Mapping[str, str]) -> Wanted:
    """What the words of the page ask for."""
    frameworks = {str(one.pk): one for one in frameworks_to_code_to(by.organisation)}
    basis = said.get("basis", "")
    return Wanted(
        slug=said["slug"],
        title=said["title"],
        content_note=said["content_note"],
        purpose=Purpose(said["purpose"]),
        place=said["place"],
        framework=frameworks[said["framework"]] if said.get("framework") else None,
        known=dict(_known(by, came, said)),
        basis=Basis(basis) if basis in Basis.values else None,
        record=said.get("record", ""),
    )


def _known(
    by: Account, came: Came, said: Mapping[str, str]
) -> Iterator[tuple[str, Known]]:
    """The coders of a file who were said to have an account."""
    for number, person in enumerate(came.people, start=1):
        who, _, kind = said.get(f"coder-{number}", "").partition(":")
        if who:
            account = Account.objects.get(pk=who, organisation=by.organisation)
            yield person.guid, Known(account, CoderKind(kind))


@transaction.atomic
def discard(*, brought: BroughtFile) -> None:
    """Remove a file with all that was said of it; not while it is brought in."""
    gone = BroughtFile.objects.filter(pk=brought.pk).exclude(state__in=UNDER_WAY)
    if gone.delete()[0]:
        transaction.on_commit(partial(brought_files.remove, brought.pk))


def let_go_of_brought(before: datetime) -> int:
    """Remove files that nobody decided on, and reports that were there to be read."""
    old = BroughtFile.objects.filter(came_at__lt=before).exclude(state__in=UNDER_WAY)
    found = list(old)
    for one in found:
        discard(brought=one)
    in_use = BroughtFile.objects.values_list("pk", flat=True)
    brought_files.clear_out(set(in_use))
    return len(found)


def note_brought_broken_off() -> int:
    """Say of work that has been silent for too long that it ended; how much did."""
    ended = 0
    silent = clock.now() - SILENT
    for one in BroughtFile.objects.filter(state__in=UNDER_WAY, beat__lt=silent):
        ended += give_up(one, BROKEN_OFF)
    return ended


@outbox.sends(KIND)
def start(task: OutboxTask) -> None:
    """Start the process; one that is started twice finds the work taken and ends."""
    brought = UUID(task.payload["brought"])
    asked = BroughtFile.objects.filter(pk=brought, state__in=ASKED)
    if asked.exists():
        launch(brought, "coding", "bring", "in")


def _ask_for(brought: BroughtFile) -> None:
    outbox.enqueue(
        KIND, {"brought": str(brought.pk)}, organisation=brought.organisation
    )
