"""Issues under their factors, in finished words."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from heed.coding.choices import IssueAct
from heed.coding.models import Code, Issue, Project
from heed.coding.queries.codes_today import translation
from heed.coding.queries.desk import issues_in_use
from heed.coding.queries.issues import Happened, codes_before, history_of_issues


def issue_rows(project: Project, codes: list[Code]) -> list[dict[str, Any]]:
    """Each factor that has an issue, in order; issues without a factor last.

    An issue that was sorted under an earlier version's code stands where it counts.
    """
    order = {code.pk: code for code in codes}
    now, history = translation(project), history_of_issues(project)
    under: dict[Any, list[dict[str, Any]]] = {pk: [] for pk in [*order, None]}
    for one in issues_in_use(project):
        row = _issue(one) | {"history": history_words(history[one.pk])}
        under[now.get(one.code_id)].append(row)
    return [
        {
            "factor": order[pk].label if pk else _("Under no factor yet"),
            "issues": found,
        }
        for pk, found in under.items()
        if found
    ]


def history_words(history: Iterable[Happened]) -> list[str]:
    """What happened, oldest first: the day, who did it, and what it was before."""
    history = list(history)
    codes = {str(one.pk): one.label for one in codes_before(h.change for h in history)}
    return [
        _("%(day)s, %(coder)s: %(what)s")
        % {
            "day": date_format(one.change.at, "j F Y"),
            "coder": one.change.by.label,
            "what": _what(one, codes),
        }
        for one in history
    ]


def _what(one: Happened, codes: dict[str, str]) -> str:
    was = one.change.was
    names = {"name": one.called, "before": was.get("name", "")}
    match one.change.act:
        case IssueAct.NAMED:
            return _("named “%(name)s”.") % names
        case IssueAct.RENAMED if was["name"] == one.called:
            return _("said anew what belongs to “%(name)s”.") % names
        case IssueAct.RENAMED:
            return _("renamed “%(before)s” “%(name)s”.") % names
        case IssueAct.MOVED:
            names["before"] = codes.get(was["code"], _("no factor"))
            said = _("sorted “%(name)s” elsewhere; it stood under: %(before)s.")
            return said % names
        case IssueAct.MERGED:
            return _("merged “%(name)s” into another issue.") % names
        case _:
            return _("split “%(name)s”.") % names


def _issue(issue: Issue) -> dict[str, str]:
    def to(name: str) -> str:
        return reverse(f"coding:{name}", args=[issue.project.slug, issue.pk])

    return {
        "name": issue.name,
        "about": issue.about,
        "change": to("change_issue"),
        "merge": to("merge_issue"),
        "split": to("split_issue"),
    }
