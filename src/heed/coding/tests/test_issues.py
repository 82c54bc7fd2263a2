"""Issues: what they count as follows them, and their history stays."""

from uuid import uuid4

import pytest

from heed.coding.actions import (
    apply_code,
    mark_text,
    merge_issues,
    move_issue,
    name_issue,
    rename_issue,
    split_issue,
)
from heed.coding.choices import MarkState
from heed.coding.errors import IssueIsGone, NotInTheProject
from heed.coding.models import IssueChange
from heed.coding.queries.desk import issues_in_use
from heed.coding.queries.judged import passages, to_code_again
from heed.coding.tests.factories import code_named


@pytest.fixture
def issue(lead):
    return name_issue(by=lead, name="Waiting", code=code_named(lead, "Team factors"))


@pytest.fixture
def coding(coder, texts, issue):
    made = apply_code(by=coder, text=texts[0], start=0, end=6, key=uuid4(), issue=issue)
    mark_text(by=coder, text=texts[0], state=MarkState.DONE)
    return made


def counted_as(lead):
    codes = {c.pk: c.label for c in lead.project.framework.codes.all()}
    return [codes[one.code] for one in passages(lead.project)]


def test_an_issue_counts_as_its_factor(lead, coding):
    assert counted_as(lead) == ["Team factors"]


def test_the_same_name_gives_the_same_issue(coder, issue):
    assert name_issue(by=coder, name="Waiting") == issue


def test_moved_it_counts_as_the_other_factor(lead, issue, coding):
    move_issue(by=lead, issue=issue, code=code_named(lead, "Staff workload"))
    assert counted_as(lead) == ["Staff workload"]


def test_merged_it_counts_as_the_other_issue(lead, issue, coding):
    other = name_issue(by=lead, name="Waits", code=code_named(lead, "Staff workload"))
    merge_issues(by=lead, issues=[issue], into=other)
    assert counted_as(lead) == ["Staff workload"]
    assert issues_in_use(lead.project) == [other]


def test_split_its_passages_wait_to_be_coded_again(lead, issue, coding):
    parts = split_issue(by=lead, issue=issue, names=["Waiting list", "Waiting room"])
    assert {one.code for one in parts} == {issue.code}
    assert counted_as(lead) == []
    assert list(to_code_again(lead.project)) == [coding]


def test_its_history_is_kept(lead, issue):
    rename_issue(by=lead, issue=issue, name="Waiting times", about="")
    acts = IssueChange.objects.filter(issue=issue).order_by("at")
    assert [(one.act, one.was) for one in acts] == [
        ("named", {}),
        ("renamed", {"name": "Waiting", "about": ""}),
    ]


def test_what_is_gone_is_not_changed(lead, issue):
    split_issue(by=lead, issue=issue, names=["One", "Two"])
    with pytest.raises(IssueIsGone):
        rename_issue(by=lead, issue=issue, name="Three", about="")


def test_a_coder_names_issues_and_does_not_merge_them(coder, issue):
    other = name_issue(by=coder, name="Waits")
    with pytest.raises(NotInTheProject):
        merge_issues(by=coder, issues=[other], into=issue)
