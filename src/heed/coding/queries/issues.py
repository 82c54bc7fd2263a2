"""What happened to the issues of a project."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from heed.coding.choices import IssueAct
from heed.coding.models import Code, IssueChange, Project
from heed.coding.queries.codes_today import lasting_issues


@dataclass(frozen=True)
class Happened:
    """One change of an issue, with what the issue was called right after it."""

    change: IssueChange
    called: str


def history_of_issues(project: Project) -> dict[UUID, list[Happened]]:
    """For each issue in use, what happened to it and to those that it came from."""
    changes = IssueChange.objects.filter(issue__project=project)
    rows = list(changes.select_related("issue", "by").order_by("at"))
    parts = {
        one.issue_id: [UUID(part) for part in one.was["into"]]
        for one in rows
        if one.act == IssueAct.SPLIT
    }
    lasting = lasting_issues(project)

    def become(issue: UUID) -> set[UUID]:
        last = lasting[issue].pk
        return set().union(*map(become, parts[last])) if last in parts else {last}

    found: dict[UUID, list[Happened]] = defaultdict(list)
    for one in _named_then(rows):
        for issue in become(one.change.issue_id):
            found[issue].append(one)
    return found


def codes_before(changes: Iterable[IssueChange]) -> list[Code]:
    """The codes under which issues stood before they were moved."""
    return list(
        Code.objects.filter(pk__in={c.was.get("code") or None for c in changes})
    )


def _named_then(rows: Iterable[IssueChange]) -> list[Happened]:
    """The changes with the name of that time, told back from the name of today."""
    later: dict[UUID, str] = {}
    found = []
    for one in reversed(list(rows)):
        called = later.get(one.issue_id, one.issue.name)
        found.append(Happened(one, called))
        later[one.issue_id] = one.was.get("name", called)
    return found[::-1]
