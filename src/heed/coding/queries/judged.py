"""What coders judged, as codes of the project's framework of today.

An issue counts as its factor, merged issues as the one they went into, and a code of
an earlier version as the crosswalk says. What no crosswalk carries over is not dropped:
it is listed to be coded again. Texts whose writers no longer allow it do not count.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from heed.coding.agreement import Judged
from heed.coding.choices import MarkState
from heed.coding.models import (
    Code,
    CodedText,
    Coding,
    Mark,
    Project,
    Resolution,
    Sighting,
)
from heed.coding.queries.basis import untold_in
from heed.coding.queries.codes_today import (
    codes_of,
    factors_of_issues,
    people_who_code,
    split_issues,
    translation,
)
from heed.coding.queries.columns import columns_of
from heed.coding.queries.eras import lacking_marks
from heed.coding.queries.voices import heard_in
from heed.coding.results import Mention, Standing
from heed.coding.spoken import Heard
from heed.coding.still_allowed import still_allowed

__all__ = [
    "codes_of",
    "columns_of",
    "done_by",
    "found_in",
    "judged_alone",
    "judged_by_people",
    "number_to_code_again",
    "passages",
    "people_by_group",
    "people_who_code",
    "settled",
    "to_code_again",
    "translation",
    "who_judged",
]


@dataclass(frozen=True)
class Passage:
    """A coded span: its text and person, where it lies, who coded it, and as what."""

    text: UUID
    person: UUID
    group: str
    version: UUID
    excerpt: UUID
    start: int
    end: int
    coder: UUID
    code: UUID


@dataclass(frozen=True)
class Settled:
    """The newest settlement of a code on a text."""

    applies: bool
    number: int


def done_by(
    project: Project, among: Collection[UUID] | None = None
) -> dict[UUID, set[UUID]]:
    """For each text, who judged every code of today on it, also by silence.

    Who was done with it before some code came into the framework has not.
    """
    found: dict[UUID, set[UUID]] = defaultdict(set)
    texts = _allowed(project, among)
    done = Mark.objects.filter(text__in=texts, state=MarkState.DONE)
    marks = done.exclude(lacking_marks(project))
    for text, coder in marks.values_list("text", "coder").iterator(chunk_size=5000):
        found[text].add(coder)
    return found


def passages(project: Project, among: Collection[UUID] | None = None) -> list[Passage]:
    """Every passage that a code stands on, with its code of today's framework."""
    codes, issues = translation(project), factors_of_issues(project)
    stand = Coding.objects.filter(text__in=_allowed(project, among), removed_at=None)
    rows = stand.values_list(
        "text",
        "text__person",
        "text__group",
        "excerpt__version",
        "excerpt",
        "excerpt__start",
        "excerpt__end",
        "coder",
        "code",
        "issue",
    ).order_by("text__position", "excerpt__start", "made_at")
    found = []
    for *where, code, issue in rows.iterator(chunk_size=5000):
        now = codes.get(code or issues.get(issue))
        if now:
            found.append(Passage(*where, now))
    return found


def settled(
    project: Project, among: Collection[UUID] | None = None
) -> dict[tuple[UUID, UUID], Settled]:
    """The newest settlement of each code on each text that anybody settled."""
    codes = translation(project)
    texts = _allowed(project, among)
    rows = Resolution.objects.filter(text__in=texts).order_by("number")
    return {
        (text, codes[code]): Settled(applies, number)
        for text, code, applies, number in rows.values_list(
            "text", "code", "applies", "number"
        )
        if code in codes
    }


def to_code_again(project: Project) -> QuerySet[Coding]:
    """Codings that today's framework has no place for, and those of split issues."""
    used = project.frameworks_used.values("framework")
    gone = Code.objects.filter(framework__in=used).exclude(pk__in=translation(project))
    waits = Q(code__in=list(gone.values_list("pk", flat=True)))
    waits |= Q(issue__in=split_issues(project))
    stand = Coding.objects.filter(waits, removed_at=None)
    return stand.filter(text__in=still_allowed(project))


def number_to_code_again(project: Project) -> int:
    """How many codings wait to be coded again."""
    return to_code_again(project).count()


def who_judged(project: Project, text: UUID) -> dict[UUID, set[UUID]]:
    """For each code of today, who of the people judged it on one text."""
    found = judged_by_people(project, [text])
    return {
        code: {who for who, said in zip(found.coders, column, strict=True) if said >= 0}
        for code, column in zip(found.codes, _columns(found), strict=True)
    }


def judged_by_people(project: Project, among: Collection[UUID] | None = None) -> Judged:
    """What the people of a project said of every code, for measuring agreement."""
    return columns_of(project, among).judged()


def judged_alone(project: Project) -> Judged:
    """The same without what was coded while suggested codes lay before the coder.

    Two who saw the same drafts agree with the drafts, and not by themselves.
    """
    return columns_of(project).judged(but=steered(project))


def steered(project: Project) -> set[tuple[UUID, UUID]]:
    """Each text and coder where suggested codes lay before them."""
    seen = Sighting.objects.filter(text__project=project)
    return set(seen.values_list("text", "coder"))


def found_in(
    project: Project,
    heard: Heard | None = None,
    among: Collection[UUID] | None = None,
) -> tuple[Standing, list[Mention]]:
    """What stands in a project, and every mention.

    Words of another program count once somebody said why they may be used.
    In an interview only what the participant says counts, unless ``heard`` says that
    everybody's words do.
    """
    return columns_of(project, among).found(heard or heard_in(project))


def people_by_group(project: Project) -> dict[str, int]:
    """How many people's texts somebody is done with, for each group."""
    return columns_of(project).people_by_group(untold_in(project))


def _columns(found: Judged) -> list[list[int]]:
    """For each code, what each coder said of the only text there is."""
    if not found.texts:
        return [[] for _code in found.codes]
    return found.given[0].T.tolist()


def _allowed(project: Project, among: Collection[UUID] | None) -> QuerySet[CodedText]:
    texts = still_allowed(project)
    return texts if among is None else texts.filter(pk__in=among)
