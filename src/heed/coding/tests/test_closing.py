"""Closing a project, opening it again, ending somebody's part: by its lead alone."""

from uuid import uuid4

import pytest
from django.urls import reverse

from heed.coding.actions import (
    add_coder,
    answer_blank,
    apply_code,
    bring_in,
    choose_at_desk,
    close_project,
    dismiss_suggestion,
    end_coder,
    export_project,
    find_hard,
    mark_text,
    merge_issues,
    move_issue,
    name_issue,
    rename_issue,
    reopen_project,
    settle,
    split_issue,
    state_basis,
    take_off,
    take_up_again,
    write_memo,
    write_summary,
)
from heed.coding.choices import (
    Basis,
    CoderKind,
    CoderRole,
    MarkState,
    NextBy,
    SettledBy,
)
from heed.coding.errors import (
    LastLead,
    NotInTheProject,
    OnlyTheLead,
    ProjectIsClosed,
    WorkedHereBefore,
)
from heed.coding.models import Coder, Coding, Mark, Project
from heed.coding.queries.blindness import who_looked
from heed.coding.queries.desk import next_text
from heed.coding.tests.factories import (
    a_coder,
    code_named,
    coded,
    texts_of,
    told,
    withdrawn,
)
from heed.people.tests.factories import client_for


def to(name, *more):
    return reverse(f"coding:{name}", args=["a-project", *more])


def again(coder):
    """The same seat as a later request finds it."""
    return Coder.objects.select_related("project", "account").get(pk=coder.pk)


@pytest.fixture
def third(lead):
    return a_coder(lead, role=CoderRole.ADJUDICATOR)


@pytest.fixture
def browser(lead):
    return client_for(lead.account)


def test_only_the_lead_closes_opens_and_ends(lead, coder, third, texts):
    for who in (coder, third):
        for act in (close_project, reopen_project):
            with pytest.raises(OnlyTheLead):
                act(by=who)
        for act in (end_coder, take_up_again):
            with pytest.raises(OnlyTheLead):
                act(by=who, coder=lead)
        theirs = client_for(who.account)
        for page in (to("close"), to("reopen"), to("end_coder", coder.pk)):
            assert theirs.get(page).status_code == 404
            assert theirs.post(page).status_code == 404
    assert Project.objects.get().closed_on is None
    assert not Coder.objects.exclude(until=None).exists()


def test_it_is_said_first_and_done_after(browser, lead, coder, texts):
    client_for(coder.account).get(to("text", texts[0].pk))
    page = browser.get(to("close")).text
    assert "1 text is opened and not finished" in page
    assert "3 texts are not done by anybody" in page
    assert Project.objects.get().closed_on is None
    assert "It is closed." in browser.post(to("close"), follow=True).text
    assert Project.objects.get().closed_on is not None
    assert "It is open again." in browser.post(to("reopen"), follow=True).text
    assert next_text(again(coder)) == texts[0]


def test_how_many_disagree_is_not_told_to_who_codes_blind(browser, lead, coder, texts):
    coded(coder, texts[0], "Team factors")
    coded(a_coder(lead), texts[0], "Staff workload")
    page = browser.get(to("close")).text
    assert "you still code blind" in page
    assert "coders differ" not in page
    for text in texts:
        coded(lead, text)
    assert "On 1 text coders differ" in browser.get(to("close")).text


WRITES = {
    "apply": lambda w: apply_code(
        by=w.coder, text=w.text, start=0, end=3, key=uuid4(), code=w.code
    ),
    "take off": lambda w: take_off(by=w.coder, coding=w.coding),
    "done": lambda w: mark_text(by=w.coder, text=w.text, state=MarkState.DONE),
    "hard": lambda w: find_hard(by=w.coder, text=w.text),
    "dismiss": lambda w: dismiss_suggestion(
        by=w.coder, text=w.text, suggestion=uuid4()
    ),
    "name": lambda w: name_issue(by=w.coder, name="New"),
    "rename": lambda w: rename_issue(by=w.lead, issue=w.issue, name="New", about=""),
    "move": lambda w: move_issue(by=w.lead, issue=w.issue, code=w.code),
    "merge": lambda w: merge_issues(by=w.lead, issues=[w.issue], into=w.other),
    "split": lambda w: split_issue(by=w.lead, issue=w.issue, names=["A", "B"]),
    "note": lambda w: write_memo(by=w.coder, words="New."),
    "basis": lambda w: state_basis(by=w.lead, what=Basis.MADE_UP, record="Made up."),
    "desk": lambda w: choose_at_desk(
        by=w.coder, no_suggestions=True, next_by=NextBy.CHANCE
    ),
    "settle": lambda w: settle(
        by=w.lead, text=w.text, code=w.code, applies=True, how=SettledBy.CONSENSUS
    ),
    "sum up": lambda w: write_summary(
        by=w.lead, person=w.text.person, words="New.", seen=0
    ),
    "close": lambda w: close_project(by=w.lead),
}


class World:
    """What stands in a project when it is closed."""

    def __init__(self, lead, coder, texts):
        self.text, self.code = texts[0], code_named(lead, "Team factors")
        (self.coding,) = coded(coder, self.text, "Team factors")
        self.issue = name_issue(by=lead, name="Waiting")
        self.other = name_issue(by=lead, name="Noise")
        close_project(by=lead)
        self.lead, self.coder = again(lead), again(coder)


@pytest.mark.parametrize("write", WRITES)
def test_nothing_is_written_while_it_is_closed(write, lead, coder, texts):
    world = World(lead, coder, texts)
    with pytest.raises(ProjectIsClosed, match="opens it again"):
        WRITES[write](world)


def test_pages_of_issues_refuse_with_a_sentence(browser, lead, coder, texts):
    issue = World(lead, coder, texts).issue
    said = {"name": "New", "about": "", "code": ""}
    for page in (to("name_issue"), to("change_issue", issue.pk)):
        answer = browser.post(page, said)
        assert answer.status_code == 422
        assert "This coding project is closed." in answer.text
    assert "Name an issue" not in browser.get(to("issues")).text


def test_what_was_found_stays_and_words_go(browser, lead, coder, texts):
    World(lead, coder, texts)
    for page in ("project", "issues", "own_notes", "suggestions"):
        assert browser.get(to(page)).status_code == 200
    assert export_project(by=lead.account, project=lead.project)[0].startswith(b"PK")
    answer_blank(by=again(lead), blank="ethics", words="Yes.", is_reported=True)
    withdrawn(texts[0])
    assert len(texts_of(lead.project)) == 2
    assert not Coding.objects.exists()


def test_words_told_meanwhile_wait_and_come_in_later(
    lead, texts, fieldwork, edition, ward, reader
):
    close_project(by=lead)
    told(fieldwork, edition, ward, reader, "The soup was icy.")
    assert bring_in(project=lead.project) == 0
    reopen_project(by=again(lead))
    assert bring_in(project=lead.project) == 1


def test_who_looked_while_it_was_closed_is_named_when_they_code_on(
    browser, lead, coder, texts
):
    """The attack: close, look, open again, and code as if one were blind."""
    coded(coder, texts[0], "Staff workload")
    browser.post(to("close"))
    for page in ("findings", "disagreements", "agreement", "export", "matrix"):
        assert browser.get(to(page)).url == to("look", page)
    assert again(lead).looked_at is None
    browser.post(to("look", "findings"))
    browser.get(to("findings"))
    browser.post(to("reopen"))
    assert who_looked(lead.project) == [lead]


def test_who_had_nothing_left_is_named_once_they_code_what_they_saw(
    browser, lead, coder, texts
):
    for text in texts[:2]:
        coded(lead, text)
    coded(coder, texts[2], "Staff workload")  # nothing is left for the lead
    browser.post(to("close"))
    assert browser.get(to("findings")).status_code == 200
    browser.post(to("reopen"))
    assert who_looked(lead.project) == []
    coded(again(lead), texts[2], "Staff workload")
    assert who_looked(lead.project) == [lead]


def test_a_coder_sees_no_more_because_it_is_closed(lead, coder, texts):
    coded(lead, texts[0], "Staff workload")
    close_project(by=lead)
    theirs = client_for(coder.account)
    for page in ("agreement", "disagreements", "findings", "matrix", "export"):
        assert theirs.get(to(page)).status_code == 404
    assert "Staff workload" not in theirs.get(to("text", texts[0].pk)).text


def test_a_part_ends_and_is_taken_up_again(browser, lead, coder, texts):
    theirs = client_for(coder.account)
    theirs.get(to("text", texts[0].pk))
    coded(coder, texts[1], "Team factors")
    page = browser.get(to("end_coder", coder.pk)).text
    assert "1 text that they opened and did not finish goes to the others" in page
    browser.post(to("end_coder", coder.pk))
    assert theirs.get(to("project")).status_code == 404
    assert Coding.objects.filter(coder=coder).exists()
    assert next_text(a_coder(lead)) == texts[0]
    page = browser.post(to("take_up_again", coder.pk), follow=True).text
    assert "They go on where they were." in page
    assert next_text(again(coder)) == texts[0]


def test_nobody_comes_back_as_somebody_else(lead, coder, texts):
    """The attack: code a text, come back, and settle it as a third person."""
    coded(coder, texts[0], "Team factors")
    end_coder(by=lead, coder=coder)
    said = {"account": coder.account, "kind": CoderKind.LIVED}
    with pytest.raises(WorkedHereBefore):
        add_coder(by=lead, role=CoderRole.ADJUDICATOR, **said)
    assert coder.account.name not in client_for(lead.account).get(to("join")).text


def test_a_project_keeps_somebody_who_leads_it(browser, lead, coder, texts):
    with pytest.raises(LastLead):
        end_coder(by=lead, coder=lead)
    answer = browser.post(to("end_coder", lead.pk))
    assert answer.status_code == 422
    assert "Nobody else leads this project." in answer.text


def test_a_part_of_another_project_is_not_ended(lead, coder, texts):
    elsewhere = Coder(project_id=uuid4(), account=coder.account)
    for act in (end_coder, take_up_again):
        with pytest.raises(NotInTheProject):
            act(by=lead, coder=elsewhere)


def test_in_a_closed_project_a_part_can_end_and_nobody_comes_back(lead, coder, texts):
    close_project(by=lead)
    end_coder(by=again(lead), coder=again(coder))
    with pytest.raises(ProjectIsClosed):
        take_up_again(by=again(lead), coder=again(coder))
    assert not Mark.objects.filter(coder=coder).exists()
