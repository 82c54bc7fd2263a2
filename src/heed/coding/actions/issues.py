"""Issues: named by coders, sorted under factors, merged and split; all of it kept."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from heed.coding.access import codes, settles
from heed.coding.choices import IssueAct
from heed.coding.errors import (
    IssueIsGone,
    NotInTheProject,
    NotOfThisFramework,
    ProjectIsClosed,
)
from heed.coding.models import Code, Coder, Issue, IssueChange
from heed.foundation import clock


@transaction.atomic
def name_issue(
    *, by: Coder, name: str, about: str = "", code: Code | None = None
) -> Issue:
    """Name an issue that people raise; the same name gives the issue that is there."""
    if not (codes(by) or settles(by)):
        raise NotInTheProject
    if by.project.closed_on:
        raise ProjectIsClosed
    _of_the_framework(by, code)
    there = by.project.issues.filter(name=name, merged_into=None, is_split=False)
    if found := there.first():
        return found
    issue = Issue.objects.create(
        organisation=by.organisation,
        project=by.project,
        name=name,
        about=about,
        code=code,
    )
    _note(by, issue, IssueAct.NAMED)
    return issue


@transaction.atomic
def rename_issue(*, by: Coder, issue: Issue, name: str, about: str) -> Issue:
    """Give an issue another name or description; its codings stay its own."""
    locked = _locked(by, issue)
    _note(by, locked, IssueAct.RENAMED, name=locked.name, about=locked.about)
    locked.name, locked.about = name, about
    locked.save(update_fields=["name", "about"])
    return locked


@transaction.atomic
def move_issue(*, by: Coder, issue: Issue, code: Code | None) -> Issue:
    """Sort an issue under another factor; all its codings count there from now on."""
    _of_the_framework(by, code)
    locked = _locked(by, issue)
    _note(by, locked, IssueAct.MOVED, code=str(locked.code_id or ""))
    locked.code = code
    locked.save(update_fields=["code"])
    return locked


@transaction.atomic
def merge_issues(*, by: Coder, issues: Sequence[Issue], into: Issue) -> Issue:
    """Take issues together as one; which was which can still be told.

    All are locked at once and in one order, so that two who merge the same issues the
    other way round take turns, and the second is told that one is gone.
    """
    locked = _locked_all(by, [into, *issues])
    kept = locked.pop(into.pk)
    for one in locked.values():
        _note(by, one, IssueAct.MERGED, into=str(kept.pk))
        one.merged_into = kept
        one.save(update_fields=["merged_into"])
    return kept


@transaction.atomic
def split_issue(*, by: Coder, issue: Issue, names: Sequence[str]) -> list[Issue]:
    """Make several issues of one; its passages wait to be coded to one of them."""
    locked = _locked(by, issue)
    locked.is_split = True
    locked.save(update_fields=["is_split"])
    parts = [name_issue(by=by, name=name, code=locked.code) for name in names]
    _note(by, locked, IssueAct.SPLIT, into=[str(part.pk) for part in parts])
    return parts


def _locked(by: Coder, issue: Issue) -> Issue:
    return _locked_all(by, [issue])[issue.pk]


def _locked_all(by: Coder, issues: Sequence[Issue]) -> dict[UUID, Issue]:
    """Issues in use, locked in the order of their identities."""
    if not settles(by) or any(one.project_id != by.project_id for one in issues):
        raise NotInTheProject
    if by.project.closed_on:
        raise ProjectIsClosed
    these = Issue.objects.filter(pk__in=[one.pk for one in issues])
    locked = {one.pk: one for one in these.select_for_update().order_by("pk")}
    for one in locked.values():
        if one.merged_into_id or one.is_split:
            raise IssueIsGone(one.name)
    return locked


def _of_the_framework(by: Coder, code: Code | None) -> None:
    if code and code.framework_id != by.project.framework_id:
        raise NotOfThisFramework


def _note(by: Coder, issue: Issue, act: IssueAct, **was: Any) -> None:
    IssueChange.objects.create(
        organisation=issue.organisation,
        issue=issue,
        act=act,
        was=was,
        by=by,
        at=clock.now(),
    )
