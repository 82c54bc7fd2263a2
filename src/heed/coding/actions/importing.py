"""A project of another program comes in: its codes, texts, passages, and who said what.

All of it comes in or nothing does, and a file comes in once. Who coded elsewhere stands
in the project by a label; their names are told to whoever brings it in, and not kept.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from heed.coding.actions.frameworks import publish_framework
from heed.coding.actions.importing_notes import bring_notes
from heed.coding.actions.importing_people import Coders
from heed.coding.actions.importing_telling import Telling
from heed.coding.actions.importing_texts import Tally, bring_texts
from heed.coding.actions.importing_voices import keep_turns
from heed.coding.actions.projects import open_project
from heed.coding.definition.exchange import Project as Exchanged
from heed.coding.definition.exchange_voices import parted
from heed.coding.definition.from_codes import FromCodes, framework_of
from heed.coding.errors import AlreadyImported, NameTaken, NothingToBringIn
from heed.coding.formats.refi import Counting, Imported, Placed, import_file
from heed.coding.models import Code, Framework, ImportedFile, Project
from heed.coding.queries.importing import place_to_lead
from heed.foundation import clock
from heed.instruments.formats.losses import Loss
from heed.people.models import Account, Place
from heed.responses.choices import Purpose
from heed.safeguards.audit import About, Event, record

Told = Callable[[int, int], None]  # texts done, of how many
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


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
    slug: str,
    content_note: str,
    purpose: Purpose = Purpose.RESEARCH,
    place: str = "",
    counting: Counting | None = None,
    told: Told | None = None,
) -> Arrived:
    """Bring in the project of a file; whoever does leads it.

    The file is read in a process of its own before anything is stored.
    """
    where = place_to_lead(by, place)
    sha256 = _fingerprint(path)
    _refuse_again(by, sha256, slug)
    imported = import_file(path, counting=counting)
    if not any(one.text for one in imported.project.sources):
        raise NothingToBringIn("texts")
    if not parted(imported.project)[0].codes:
        raise NothingToBringIn("codes")
    return _stored(by, where, imported, sha256, slug, content_note, purpose, told)


@transaction.atomic
def _stored(
    by: Account,
    place: Place,
    imported: Imported,
    sha256: str,
    slug: str,
    content_note: str,
    purpose: Purpose,
    told: Told | None,
) -> Arrived:
    theirs, turns = parted(imported.project)
    made = framework_of(
        theirs, _used(theirs), slug=f"from-{slug}"[:60].strip("-"), version=sha256[:12]
    )
    framework = publish_framework(by=by, definition=made.framework)
    _refuse_again(by, sha256, slug)  # the organisation's frameworks take turns
    project = open_project(
        by=by,
        slug=slug,
        title=" ".join(theirs.name.split())[:200] or slug,
        place=place,
        framework=framework,
        purpose=purpose,
        content_note=content_note,
    )
    telling, at = Telling(), clock.now()
    coders = Coders(project, theirs, telling)
    codes = _codes(framework, made)
    tally = bring_texts(by, project, theirs, coders, codes, at, telling, told)
    keep_turns(tally, turns)
    bring_notes(theirs, coders, codes, tally, at, telling)
    _keep(by, project, sha256, theirs, tally, at)
    return Arrived(
        project,
        tally.texts,
        len(codes),
        tally.codings,
        coders.named(),
        (*imported.losses, *made.losses, *telling.losses()),
        imported.untrusted,
    )


def _fingerprint(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _refuse_again(by: Account, sha256: str, slug: str) -> None:
    mine = by.organisation
    before = ImportedFile.objects.filter(organisation=mine, sha256=sha256).first()
    if before:
        raise AlreadyImported(before.project.slug)
    taken = Project.objects.filter(organisation=mine, slug=slug).exists()
    if taken or not NAME.fullmatch(slug) or len(slug) > 80:
        raise NameTaken(slug)


def _used(theirs: Exchanged) -> set[str]:
    return {one.code for one in theirs.codings()}


def _codes(framework: Framework, made: FromCodes) -> dict[str, Code]:
    by_slug = {one.slug: one for one in framework.codes.all()}
    return {guid: by_slug[slug] for guid, slug in made.slugs.items()}


def _keep(
    by: Account,
    project: Project,
    sha256: str,
    theirs: Exchanged,
    tally: Tally,
    at: object,
) -> None:
    ImportedFile.objects.create(
        organisation=project.organisation,
        project=project,
        sha256=sha256,
        origin=theirs.origin[:120],
        texts=tally.texts,
        codings=tally.codings,
        by=by,
        at=at,
    )
    record(
        by=by.id,
        event=Event.CODING_CHANGED,
        about=About("coding project", project.id),
        organisation=project.organisation,
        place=project.place_id,
        details={"file": sha256, "texts": tally.texts, "codings": tally.codings},
    )
