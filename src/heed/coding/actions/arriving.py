"""Texts come into a project by themselves, in an order that chance makes."""

import random
import secrets
from collections.abc import Iterator

from django.db import transaction
from django.db.models import Max

from heed.coding.choices import CoderRole
from heed.coding.errors import NotInTheProject, TooFewTexts
from heed.coding.models import CodedText, Coder, Project, Sample, Source
from heed.coding.queries.arriving import may_come_in
from heed.foundation import clock
from heed.responses.models import TextVersion
from heed.responses.sealed_words import version_words
from heed.safeguards.attention import Attention, look
from heed.safeguards.audit import About, Event, record

BATCH = 1000
chance = secrets.SystemRandom()


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
    chance.shuffle(found)
    newest = locked.texts.aggregate(newest=Max("position"))["newest"] or 0
    rows = _rows(locked, found, newest + 1)
    return len(CodedText.objects.bulk_create(rows, batch_size=BATCH))


@transaction.atomic
def draw_sample(*, by: Coder, size: int, seed: int | None = None) -> Sample:
    """Draw texts at random that every coder codes, to try the classification out."""
    if by.role != CoderRole.LEAD:
        raise NotInTheProject
    project = Project.objects.select_for_update().get(pk=by.project_id)
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
    project: Project, found: list[tuple[Source, TextVersion]], first: int
) -> Iterator[CodedText]:
    for position, (source, version) in enumerate(found, start=first):
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
