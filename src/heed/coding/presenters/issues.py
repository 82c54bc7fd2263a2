"""Issues under their factors, in finished words."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from heed.coding.models import Code, Issue, Project
from heed.coding.presenters.issue_history import history_words
from heed.coding.queries.codes_today import translation
from heed.coding.queries.desk import issues_in_use
from heed.coding.queries.issues import history_of_issues


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


def _issue(issue: Issue) -> dict[str, str]:
    def to(name: str) -> str:
        return reverse(f"coding:{name}", args=[issue.project.slug, issue.pk])

    return {
        "name": issue.name,
        "about": issue.about,
        "note": reverse("coding:write_note", args=[issue.project.slug])
        + f"?on=issue-{issue.pk}",
        "change": to("change_issue"),
        "merge": to("merge_issue"),
        "split": to("split_issue"),
    }
