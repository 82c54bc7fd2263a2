"""What coders judged, as codes of the project's framework of today.

An issue counts as its factor, merged issues as the one they went into, and a code of
an earlier version as the crosswalk says. What no crosswalk carries over is not dropped:
it is listed to be coded again. Texts whose writers no longer allow it do not count.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from heed.coding.agreement import Judged
from heed.coding.choices import CoderKind, MarkState
from heed.coding.models import (
    Code,
    Coder,
    Coding,
    Crosswalk,
    Issue,
    Mark,
    Project,
    Resolution,
    Sighting,
)
from heed.coding.passages import Span
from heed.coding.queries.voices import heard_in
from heed.coding.results import Marked, Mention, Standing, mentions, standing
from heed.coding.spoken import Heard
from heed.coding.still_allowed import still_allowed

CARRIES = ("same", "renamed", "merged")


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


def codes_of(project: Project) -> list[Code]:
    """The codes of the framework that a project uses today, in its order."""
    return list(project.framework.codes.order_by("position"))


def people_who_code(project: Project) -> list[Coder]:
    """The coders of a project that are people, in the order in which they came."""
    people = project.coders.exclude(kind=CoderKind.MACHINE)
    return list(people.select_related("account").order_by("since", "label"))


def done_by(project: Project) -> dict[UUID, set[UUID]]:
    """For each text, who is done with it: they judged every code, also by silence."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    marks = Mark.objects.filter(text__in=still_allowed(project), state=MarkState.DONE)
    for text, coder in marks.values_list("text", "coder").iterator(chunk_size=5000):
        found[text].add(coder)
    return found


def passages(project: Project) -> list[Passage]:
    """Every passage that a code stands on, with its code of today's framework."""
    codes, issues = translation(project), _factors(project)
    stand = Coding.objects.filter(text__in=still_allowed(project), removed_at=None)
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


def settled(project: Project) -> dict[tuple[UUID, UUID], Settled]:
    """The newest settlement of each code on each text that anybody settled."""
    codes = translation(project)
    rows = Resolution.objects.filter(text__in=still_allowed(project)).order_by("number")
    return {
        (text, codes[code]): Settled(applies, number)
        for text, code, applies, number in rows.values_list(
            "text", "code", "applies", "number"
        )
        if code in codes
    }


def to_code_again(project: Project) -> list[Coding]:
    """Codings that today's framework has no place for, and those of split issues."""
    codes, issues = translation(project), _factors(project)
    stand = Coding.objects.filter(text__in=still_allowed(project), removed_at=None)
    return [
        one
        for one in stand.select_related("code", "issue", "text", "excerpt")
        if (one.code_id or issues.get(one.issue_id)) not in codes
    ]


def translation(project: Project) -> dict[UUID | None, UUID]:
    """Each code that was ever used in a project, as a code of today's framework."""
    today = {code.pk: code.pk for code in codes_of(project)}
    used = project.frameworks_used.values_list("framework", flat=True)
    steps: dict[UUID, list[UUID]] = defaultdict(list)
    for old, new in _steps(used):
        steps[old].append(new)
    found: dict[UUID | None, UUID] = dict(today)
    for code in Code.objects.filter(framework__in=used).values_list("pk", flat=True):
        if end := _walk(code, steps, today):
            found[code] = end
    return found


def _steps(frameworks: Iterable[UUID]) -> Iterable[tuple[UUID, UUID]]:
    rows = Crosswalk.objects.filter(
        framework__in=frameworks, relation__in=CARRIES, old__isnull=False
    )
    return rows.values_list("old", "new")


def _walk(
    code: UUID, steps: dict[UUID, list[UUID]], today: dict[UUID, UUID]
) -> UUID | None:
    """Where a code leads to, where every step has one way to go."""
    seen = set()
    while code not in today and code not in seen and len(steps[code]) == 1:
        seen.add(code)
        code = steps[code][0]
    return today.get(code)


def _factors(project: Project) -> dict[UUID | None, UUID | None]:
    """The factor of each issue, by way of the issue that it was merged into."""
    issues = {one.pk: one for one in Issue.objects.filter(project=project)}
    found: dict[UUID | None, UUID | None] = {}
    for issue in issues.values():
        last = issue
        while last.merged_into_id:
            last = issues[last.merged_into_id]
        found[issue.pk] = None if last.is_split else last.code_id
    return found


def judged_by_people(project: Project) -> Judged:
    """What the people of a project said of every code, for measuring agreement."""
    coders = [one.pk for one in people_who_code(project)]
    applied = ((one.text, one.coder, one.code) for one in passages(project))
    codes = [one.pk for one in codes_of(project)]
    return Judged.of(done_by(project), applied, coders, codes)


def judged_alone(project: Project) -> Judged:
    """The same without what was coded while suggested codes lay before the coder.

    Two who saw the same drafts agree with the drafts, and not by themselves.
    """
    done = done_by(project)
    for text, coder in steered(project):
        done.get(text, set()).discard(coder)
    coders = [one.pk for one in people_who_code(project)]
    applied = ((one.text, one.coder, one.code) for one in passages(project))
    codes = [one.pk for one in codes_of(project)]
    return Judged.of({t: w for t, w in done.items() if w}, applied, coders, codes)


def steered(project: Project) -> set[tuple[UUID, UUID]]:
    """Each text and coder where suggested codes lay before them."""
    seen = Sighting.objects.filter(text__in=still_allowed(project))
    return set(seen.values_list("text", "coder"))


def marked_by_people(project: Project) -> list[Marked]:
    """Every passage that a person coded; what a model suggested counts for nothing."""
    people = {one.pk for one in people_who_code(project)}
    return [
        Marked(
            one.text,
            one.person,
            one.group,
            one.coder,
            one.code,
            Span(one.start, one.end),
        )
        for one in passages(project)
        if one.coder in people
    ]


def found_in(
    project: Project, heard: Heard | None = None
) -> tuple[Standing, list[Mention]]:
    """What stands in a project, and every mention.

    In an interview only what the participant says counts, unless ``heard`` says that
    everybody's words do.
    """
    heard = heard or heard_in(project)
    marked = marked_by_people(project)
    people = {one.pk for one in people_who_code(project)}
    done = {text: who & people for text, who in done_by(project).items()}
    decided = {where: one.applies for where, one in settled(project).items()}
    stands = standing(marked, {t: w for t, w in done.items() if w}, decided)
    counting = [one for one in marked if heard.counts(one.text, one.span)]
    return stands, mentions(counting, stands)


def people_by_group(project: Project) -> dict[str, int]:
    """How many people's texts somebody is done with, for each group."""
    done = Mark.objects.filter(state=MarkState.DONE, text__in=still_allowed(project))
    people = set(done.values_list("text__person", "text__group"))
    return dict(Counter(group for _person, group in people))
