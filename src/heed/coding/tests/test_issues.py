"""Issues: what they count as follows them, and their history stays."""

from uuid import uuid4

import pytest
from django.urls import reverse

from heed.coding.actions import (
    apply_code,
    mark_text,
    merge_issues,
    move_issue,
    name_issue,
    rename_issue,
    split_issue,
    use_framework,
)
from heed.coding.choices import MarkState
from heed.coding.errors import IssueIsGone, NotInTheProject
from heed.coding.models import Crosswalk, IssueChange
from heed.coding.presenters.issue_history import history_words
from heed.coding.presenters.issues import issue_rows
from heed.coding.queries.desk import issues_in_use
from heed.coding.queries.issues import history_of_issues
from heed.coding.queries.judged import passages, to_code_again
from heed.coding.tests.factories import a_framework, code_named
from heed.people.tests.factories import client_for


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


def test_its_history_can_be_read(lead, issue):
    rename_issue(by=lead, issue=issue, name="Waiting times", about="")
    move_issue(by=lead, issue=issue, code=code_named(lead, "Staff workload"))
    said = history_words(history_of_issues(lead.project)[issue.pk])
    assert [one.partition(": ")[2] for one in said] == [
        "named “Waiting”.",
        "renamed “Waiting” “Waiting times”.",
        "sorted “Waiting times” elsewhere; it stood under: Team factors.",
    ]
    assert all("Coder 1" in one for one in said)


def test_what_went_into_an_issue_stands_in_its_history(lead, issue):
    one, other = split_issue(by=lead, issue=issue, names=["Waiting list", "Waits"])
    merge_issues(by=lead, issues=[one], into=other)
    found = history_of_issues(lead.project)
    acts = [(h.called, h.change.act) for h in found[other.pk]]
    assert sorted(acts) == sorted(
        [
            ("Waiting", "named"),
            ("Waiting list", "named"),
            ("Waits", "named"),
            ("Waiting", "split"),
            ("Waiting list", "merged"),
        ]
    )
    assert set(found) == {other.pk}


def test_the_page_of_issues_tells_it_to_those_who_settle(lead, coder, issue):
    where = reverse("coding:issues", args=["a-project"])
    assert "named “Waiting”" in client_for(lead.account).get(where).text
    assert "named “Waiting”" not in client_for(coder.account).get(where).text


def test_a_coder_names_one_from_the_desk_and_comes_back(coder, texts):
    desk = reverse("coding:text", args=["a-project", texts[0].pk])
    naming = reverse("coding:name_issue", args=["a-project"])
    browser = client_for(coder.account)
    assert f"{naming}?text={texts[0].pk}" in browser.get(desk).text
    said = {"name": "Waiting", "about": "", "code": ""}
    answer = browser.post(f"{naming}?text={texts[0].pk}", said)
    assert answer["Location"] == desk
    assert "Waiting" in browser.get(desk).text


@pytest.mark.parametrize("text", ["x", "", "00000000-0000-4000-8000-000000000000"])
def test_from_no_text_of_the_project_it_leads_to_the_issues(coder, texts, text):
    naming = reverse("coding:name_issue", args=["a-project"])
    said = {"name": "Waiting", "about": "", "code": ""}
    answer = client_for(coder.account).post(f"{naming}?text={text}", said)
    assert answer["Location"] == reverse("coding:issues", args=["a-project"])


def test_an_issue_follows_its_factor_into_the_next_version(lead, issue):
    old = lead.project.framework
    newer = a_framework(lead.account, version="2021", number=2)
    now = newer.codes.get(label="Team factors")
    Crosswalk(
        organisation=lead.organisation,
        framework=newer,
        earlier=old,
        old=issue.code,
        new=now,
        relation="same",
    ).save()
    lead.project = use_framework(by=lead, framework=newer)
    rows = issue_rows(lead.project, list(newer.codes.all()))
    assert [row["factor"] for row in rows] == ["Team factors"]
    where = reverse("coding:change_issue", args=["a-project", issue.pk])
    said = {"name": "Waiting times", "about": "", "code": str(now.pk)}
    client_for(lead.account).post(where, said)
    assert IssueChange.objects.filter(act="moved").count() == 0


def test_what_is_gone_is_not_changed(lead, issue):
    split_issue(by=lead, issue=issue, names=["One", "Two"])
    with pytest.raises(IssueIsGone):
        rename_issue(by=lead, issue=issue, name="Three", about="")


def test_a_coder_names_issues_and_does_not_merge_them(coder, issue):
    other = name_issue(by=coder, name="Waits")
    with pytest.raises(NotInTheProject):
        merge_issues(by=coder, issues=[other], into=issue)
