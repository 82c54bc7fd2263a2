"""Issues: what people named, sorted under the factors of a framework."""

from django.db import models
from django.db.models import Q

from heed.coding.choices import IssueAct
from heed.coding.models.frameworks import Code
from heed.coding.models.projects import Coder, Project
from heed.foundation.privacy import Keep, classify, internal
from heed.foundation.rows import Row


class Issue(Row):
    """Something that people named as an issue, under one factor at most.

    Codings point at an issue, so that moving it to another factor, or merging it into
    another issue, changes what they count as and none of them.
    """

    privacy = classify(
        internal("project name about code merged_into is_split", keep=Keep.AS_EVIDENCE)
    )

    project = models.ForeignKey(
        Project, on_delete=models.PROTECT, related_name="issues"
    )
    name = models.CharField(max_length=120)
    about = models.TextField(blank=True)
    code = models.ForeignKey(Code, on_delete=models.PROTECT, null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="merged"
    )
    is_split = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "name"],
                condition=Q(merged_into=None, is_split=False),
                name="issue_name_once_while_in_use",
            )
        ]


class IssueChange(Row):
    """One thing that happened to an issue, with what it was before."""

    privacy = classify(internal("issue act was by at", keep=Keep.AS_EVIDENCE))

    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="history")
    act = models.CharField(max_length=10, choices=IssueAct.choices)
    was = models.JSONField(default=dict, blank=True)
    by = models.ForeignKey(Coder, on_delete=models.PROTECT)
    at = models.DateTimeField()
