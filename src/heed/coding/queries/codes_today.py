"""The codes of a project's framework of today, and what each earlier one is now.

An issue counts as its factor, merged issues as the one they went into, and a code of an
earlier version as the crosswalk says.
"""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from heed.coding.choices import CoderKind
from heed.coding.models import Code, Coder, Crosswalk, Issue, Project

CARRIES = ("same", "renamed", "merged")


def codes_of(project: Project) -> list[Code]:
    """The codes of the framework that a project uses today, in its order."""
    return list(project.framework.codes.order_by("position"))


def people_who_code(project: Project) -> list[Coder]:
    """The coders of a project that are people, in the order in which they came."""
    people = project.coders.exclude(kind=CoderKind.MACHINE)
    return list(people.select_related("account").order_by("since", "label"))


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


def factors_of_issues(project: Project) -> dict[UUID | None, UUID | None]:
    """The factor of each issue, by way of the issue that it was merged into."""
    return {
        issue: None if last.is_split else last.code_id
        for issue, last in lasting_issues(project).items()
    }


def split_issues(project: Project) -> list[UUID]:
    """Issues that were split, and those that were merged into one of them."""
    return [issue for issue, last in lasting_issues(project).items() if last.is_split]


def unsorted_issues(project: Project) -> list[UUID]:
    """Issues in use that stand under no factor of today's framework."""
    now = translation(project)
    return [
        issue
        for issue, last in lasting_issues(project).items()
        if issue == last.pk and not last.is_split and last.code_id not in now
    ]


def lasting_issues(project: Project) -> dict[UUID, Issue]:
    """For each issue, the one that it was merged into in the end, or itself."""
    issues = {one.pk: one for one in Issue.objects.filter(project=project)}
    found = {}
    for issue in issues.values():
        last = issue
        while last.merged_into_id:
            last = issues[last.merged_into_id]
        found[issue.pk] = last
    return found


def codes_by_name(project: Project) -> dict[str, UUID]:
    """The code of today of each code and issue, by both ways a store may write it."""
    now, issues = translation(project), factors_of_issues(project)
    known = {**now, **{pk: now[code] for pk, code in issues.items() if code in now}}
    return {name: code for pk, code in known.items() for name in (pk.hex, str(pk))}


def now_counted_as(project: Project, code: Code) -> tuple[list[UUID], list[UUID]]:
    """The codes and the issues that count as one code of today."""
    now, issues = translation(project), factors_of_issues(project)
    codes = [pk for pk, today in now.items() if today == code.pk]
    return codes, [pk for pk, factor in issues.items() if factor in codes]
