"""A project of another program comes in: its codes, texts, passages, and who said what.

All of it comes in or nothing does, and a file comes in once. Who coded elsewhere stands
in the project by a label, or as somebody here; names are told to whoever brings it in,
and not kept.
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.db import transaction

from heed.coding.access import coder_in
from heed.coding.actions.basis import state_basis
from heed.coding.actions.frameworks import publish_framework
from heed.coding.actions.importing_notes import compose_notes
from heed.coding.actions.importing_people import Coders, Known
from heed.coding.actions.importing_telling import Telling
from heed.coding.actions.importing_texts import Tally, compose_texts
from heed.coding.actions.importing_voices import keep_turns
from heed.coding.actions.projects import open_project
from heed.coding.choices import Basis
from heed.coding.definition.exchange import Project as Exchanged
from heed.coding.definition.exchange_voices import SpokenStretch, parted
from heed.coding.definition.from_codes import FromCodes, framework_of
from heed.coding.definition.into_codes import codes_within
from heed.coding.errors import (
    AlreadyImported,
    CannotCodeHere,
    NameTaken,
    NoCodesToCodeTo,
    NothingToBringIn,
)
from heed.coding.formats.refi import Counting, Imported, Placed, import_file
from heed.coding.models import Framework, ImportedFile, Project
from heed.coding.queries.frameworks import definition_of
from heed.coding.queries.importing import place_to_lead
from heed.foundation import clock
from heed.foundation.ids import new_id
from heed.instruments.formats.losses import Loss
from heed.people.access import Permission, may
from heed.people.models import Account, Place
from heed.responses.choices import Purpose
from heed.safeguards.audit import About, Event, record

Told = Callable[[int, int], None]  # texts done, of how many
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Wanted:
    """What whoever brings a project in says of it.

    Without a ``title`` the file's own is taken, and without a ``framework`` its codes,
    if it has any, become one. ``known`` names coders of the file who have an account.
    Without a ``basis`` the words count nowhere until somebody says why they may.
    """

    slug: str
    content_note: str
    title: str = ""
    purpose: Purpose = Purpose.RESEARCH
    place: str = ""
    framework: Framework | None = None
    known: Mapping[str, Known] = field(default_factory=dict)
    basis: Basis | None = None
    record: str = ""


@dataclass(frozen=True)
class Arrived:
    """What came in, who coded it, and everything that did not come in as it was."""

    project: Project
    texts: int
    codes: int
    codings: int
    coders: tuple[tuple[str, str], ...]  # their label here, their name in the file
    losses: tuple[Loss, ...]
    untrusted: tuple[Placed, ...]


def import_project(
    *,
    by: Account,
    path: Path,
    wanted: Wanted,
    counting: Counting | None = None,
    told: Told | None = None,
    also: Callable[[Arrived], None] = lambda arrived: None,
) -> Arrived:
    """Bring in the project of a file; whoever does leads it.

    The file is read in a process of its own, and all words are sealed, before anything
    is stored; then all of it is, at once, and ``also`` in the same transaction.
    """
    where = place_to_lead(by, wanted.place)
    sha256 = _fingerprint(path)
    refuse_choices(by, sha256, wanted)
    imported = import_file(path, counting=counting)
    refuse_empty(imported)
    if not (wanted.framework or parted(imported.project)[0].codes):
        raise NoCodesToCodeTo
    ready = _composed(by, where, imported, sha256, wanted, told)
    with transaction.atomic():
        arrived = _stored(by, ready, wanted)
        also(arrived)
    return arrived


def foretold(
    by: Account, imported: Imported
) -> tuple[list[tuple[str, str]], tuple[Loss, ...]]:
    """What a file would cost to bring in as it is, and of whom something would come."""
    place, wanted = Place(organisation=by.organisation), Wanted("as-it-is", "")
    ready = _composed(by, place, imported, "0" * 12, wanted, None, seals=False)
    people = [(who, ready.coders.names.get(who, "")) for who in ready.coders.came]
    return people, _losses(ready)


def refuse_choices(by: Account, sha256: str, wanted: Wanted) -> None:
    """Refuse a file that came in, a name in use, and people who cannot code here."""
    refuse_again(by, sha256)
    slug = wanted.slug
    taken = Project.objects.filter(organisation=by.organisation, slug=slug).exists()
    if taken or not NAME.fullmatch(slug) or len(slug) > 80:
        raise NameTaken(slug)
    for one in wanted.known.values():
        mine = one.account.organisation == by.organisation
        if not (mine and may(one.account, Permission.CODE_TEXTS)):
            raise CannotCodeHere(one.account.name)


def refuse_again(by: Account, sha256: str) -> None:
    """Refuse a file that came in before."""
    found = ImportedFile.objects.filter(organisation=by.organisation, sha256=sha256)
    if before := found.select_related("project").first():
        raise AlreadyImported(before.project.slug)


def refuse_empty(imported: Imported) -> None:
    """Refuse what has no texts, and so is no project."""
    if not any(one.text for one in imported.project.sources):
        raise NothingToBringIn


@dataclass(frozen=True)
class _Ready:
    project: Project  # with its identity; its row is not stored yet
    imported: Imported
    theirs: Exchanged
    turns: Mapping[str, list[SpokenStretch]]
    made: FromCodes
    coders: Coders
    tally: Tally
    telling: Telling
    sha256: str
    at: datetime


def _composed(
    by: Account,
    place: Place,
    imported: Imported,
    sha256: str,
    wanted: Wanted,
    told: Told | None,
    *,
    seals: bool = True,
) -> _Ready:
    """Everything made and sealed; this may take minutes, and nobody waits for it."""
    theirs, turns = parted(imported.project)
    made = _codes_of(theirs, wanted, sha256)
    project = Project(
        pk=new_id(), organisation=by.organisation, place=place, purpose=wanted.purpose
    )
    telling, at = Telling(), clock.now()
    coders = Coders(theirs, telling, wanted.known)
    slugs = made.slugs
    tally = compose_texts(
        by, project, theirs, coders, slugs, at, telling, told, seals=seals
    )
    compose_notes(project, theirs, coders, slugs, tally, at, telling)
    coders.tell()
    return _Ready(
        project, imported, theirs, turns, made, coders, tally, telling, sha256, at
    )


def _codes_of(theirs: Exchanged, wanted: Wanted, sha256: str) -> FromCodes:
    used = {one.code for one in theirs.codings()}
    if wanted.framework:
        return codes_within(definition_of(wanted.framework), theirs, used)
    if not theirs.codes:
        return FromCodes(None, {}, ())  # foretold; it comes in to a framework of ours
    slug = f"from-{wanted.slug}"[:60].strip("-")
    return framework_of(theirs, used, slug=slug, version=sha256[:12])


def _stored(by: Account, ready: _Ready, wanted: Wanted) -> Arrived:
    framework = publish_framework(by=by, definition=ready.made.framework)
    # The organisation's frameworks take turns, and so do its files.
    refuse_choices(by, ready.sha256, wanted)
    project = open_project(
        by=by,
        pk=ready.project.pk,
        slug=wanted.slug,
        title=wanted.title or _line(ready.theirs.name) or wanted.slug,
        place=ready.project.place,
        framework=framework,
        purpose=wanted.purpose,
        content_note=wanted.content_note,
    )
    lead = coder_in(by, project)
    codes = {one.slug: one for one in framework.codes.all()}
    ready.tally.rows.write(ready.coders.seated(lead), codes)
    keep_turns(ready.tally, ready.turns)
    _keep(by, project, ready)
    if wanted.basis:
        state_basis(by=lead, what=wanted.basis, record=wanted.record)
    return _told(project, ready)


def _told(project: Project, ready: _Ready) -> Arrived:
    coders = ready.coders.named()
    return Arrived(
        project,
        len(ready.tally.rows.texts),
        len(ready.made.slugs),
        len(ready.tally.rows.codings),
        coders,
        _losses(ready),
        ready.imported.untrusted,
    )


def _losses(ready: _Ready) -> tuple[Loss, ...]:
    return (*ready.imported.losses, *ready.made.losses, *ready.telling.losses())


def _line(name: str) -> str:
    return " ".join(name.split())[:200]


def _fingerprint(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _keep(by: Account, project: Project, ready: _Ready) -> None:
    rows = ready.tally.rows
    texts, codings = len(rows.texts), len(rows.codings)
    ImportedFile.objects.create(
        organisation=project.organisation,
        project=project,
        sha256=ready.sha256,
        origin=ready.theirs.origin[:120],
        texts=texts,
        codings=codings,
        by=by,
        at=ready.at,
    )
    record(
        by=by.id,
        event=Event.CODING_CHANGED,
        about=About("coding project", project.id),
        organisation=project.organisation,
        place=project.place_id,
        details={"file": ready.sha256, "texts": texts, "codings": codings},
    )
