"""Texts come into a project by themselves, in an order that chance makes."""

import random
import secrets
from collections.abc import Iterator
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from heed.coding.choices import CoderRole
from heed.coding.dealing import dealt
from heed.coding.errors import NotInTheProject, ProjectIsClosed, TooFewTexts
from heed.coding.models import CodedText, Coder, Project, Sample, Source
from heed.coding.queries.arriving import may_come_in
from heed.foundation import clock
from heed.foundation.settling import settle, sweep
from heed.responses.models import TextVersion
from heed.responses.sealed_words import version_words
from heed.safeguards.attention import Attention, look
from heed.safeguards.audit import About, Event, record

BATCH = 1000


def bring_in_everywhere() -> int:
    """Bring into every open project what may come in; how many texts did."""
    return sum(bring_in(project=p) for p in Project.objects.filter(closed_on=None))


@transaction.atomic
def bring_in(*, project: Project) -> int:
    """Bring in all that may; nobody can tell from the order which was written first.

    A closed project takes nothing in: nobody would code it, and its words would stay.
    """
    locked = Project.objects.select_for_update().get(pk=project.pk)
    if locked.closed_on:
        return 0
    found = [
        (source, version)
        for source in locked.sources.all()
        for version in may_come_in(locked, source)
    ]
    if not found:
        return 0
    taken = set(locked.texts.values_list("position", flat=True))
    rows = sorted(
        _rows(locked, found, dealt(len(found), taken)), key=lambda row: row.position
    )
    return len(CodedText.objects.bulk_create(rows, batch_size=BATCH))


def settle_coded_texts() -> int:
    """Rewrite projects' texts in random order, so that no run shows; a daily task.

    A project is rewritten as a whole, with the copies that its texts are: rows that
    were settled on different days would tell those days.
    """
    waiting = CodedText.objects.filter(is_settled=False).order_by()
    projects = set(waiting.values_list("project", flat=True))
    for project in projects:
        _settle(project)
    return len(projects)


def _settle(project: UUID) -> None:
    with transaction.atomic():
        Project.objects.select_for_update().get(pk=project)  # nothing comes in now
        inside = CodedText.objects.filter(project=project)
        inside.update(is_settled=True)  # all of them, so that all look alike
        settle(TextVersion, Q(pk__in=inside.values("version")))
        settle(CodedText, Q(project=project))
    for model in (TextVersion, CodedText):
        sweep(model)


@transaction.atomic
def draw_sample(*, by: Coder, size: int, seed: int | None = None) -> Sample:
    """Draw texts at random that every coder codes, to try the classification out."""
    if by.role != CoderRole.LEAD:
        raise NotInTheProject
    project = Project.objects.select_for_update().get(pk=by.project_id)
    if project.closed_on:
        raise ProjectIsClosed
    free = list(project.texts.filter(sample=None).order_by("position"))
    if size > len(free):
        raise TooFewTexts(size, len(free))
    seed = secrets.randbelow(2**31) if seed is None else seed
    sample = Sample.objects.create(
        organisation=project.organisation,
        project=project,
        number=project.samples.count() + 1,
        size=size,
        out_of=len(free),
        seed=seed,
        drawn_on=clock.now().date(),
    )
    drawn = random.Random(seed).sample(free, size)  # noqa: S311 - can be drawn again
    CodedText.objects.filter(pk__in=[one.pk for one in drawn]).update(sample=sample)
    record(
        by=by.account_id,
        event=Event.CODING_CHANGED,
        about=About("coding project", project.id),
        organisation=project.organisation,
        details={"sample": sample.number, "size": size},
    )
    return sample


def _rows(
    project: Project, found: list[tuple[Source, TextVersion]], places: list[int]
) -> Iterator[CodedText]:
    for position, (source, version) in zip(places, found, strict=True):
        words = version_words(version)
        teller = version.text.response or version.text.interview
        yield CodedText(
            organisation=project.organisation,
            project=project,
            source=source,
            version=version,
            place_id=version.text.place_id,
            person=teller.pk,
            group=teller.group,
            position=position,
            length=len(words),
            is_hard=look(words).attention is Attention.RAISE,
        )
