"""Notes on codes and issues: written, linked, changed, removed, and never shown."""

import pytest
from django.urls import reverse

from heed.coding.actions import (
    change_memo,
    close_project,
    name_issue,
    take_memo_back,
    write_memo,
)
from heed.coding.choices import CoderRole
from heed.coding.errors import NotInTheProject, ProjectIsClosed
from heed.coding.models import Memo, MemoToLookAt
from heed.coding.queries.exchange import exchanged
from heed.coding.tests.factories import a_coder, a_project, code_named, withdrawn
from heed.people.tests.factories import an_account, client_for
from heed.responses.models import Text
from heed.responses.sealed_words import original_words


def to(name, *more):
    return reverse(f"coding:{name}", args=["a-project", *more])


@pytest.fixture
def browser(coder):
    return client_for(coder.account)


def says(browser, on, words="My own words.", text=None, **said):
    where = to("write_note") + (f"?text={text.pk}" if text else "")
    return browser.post(where, {"on": on, "words": words, **said})


def test_a_note_on_a_code_from_the_desk_speaks_of_its_text(browser, coder, texts):
    code = code_named(coder, "Staff workload")
    answer = says(browser, f"code-{code.pk}", text=texts[0], speaks="yes")
    assert answer.url == to("text", texts[0].pk)
    memo = Memo.objects.get()
    assert (memo.author, memo.code, memo.text) == (coder, code, None)
    assert [one.text for one in memo.speaks_of.all()] == [texts[0]]


def test_a_link_is_asked_and_not_made_by_itself(browser, coder, texts):
    on = f"code-{code_named(coder, 'Staff workload').pk}"
    assert says(browser, on, text=texts[0]).status_code == 422
    assert not Memo.objects.exists()
    says(browser, on, text=texts[0], speaks="no")
    assert not Memo.objects.get().speaks_of.exists()


def test_a_note_on_an_issue_and_on_the_project(browser, coder, texts):
    issue = name_issue(by=coder, name="Waiting")
    says(browser, f"issue-{issue.pk}")
    says(browser, "project")
    page = browser.get(to("own_notes")).text
    assert "On Waiting" in page
    assert "On the project" in page


@pytest.mark.parametrize(
    "on", ["", "code-none", "issue-00000000-0000-4000-8000-000000000000"]
)
def test_what_is_no_place_is_refused(browser, texts, on):
    assert says(browser, on).status_code == 422
    assert not Memo.objects.exists()


def test_a_note_is_changed_and_the_earlier_words_are_destroyed(browser, coder, texts):
    memo = write_memo(by=coder, words="Before.")
    browser.post(to("change_note", memo.pk), {"words": "After."})
    memo = Memo.objects.get()
    assert original_words(memo.words) == "After."
    assert Text.objects.filter(kind="note").count() == 1


def test_a_note_is_removed_once_it_was_asked(browser, coder, texts):
    memo = write_memo(by=coder, words="Before.", speaks_of=[texts[0]])
    assert "Before." in browser.get(to("remove_note", memo.pk)).text
    assert Memo.objects.exists()
    browser.post(to("remove_note", memo.pk))
    assert not Memo.objects.exists()
    assert not Text.objects.filter(kind="note").exists()


def test_nobody_sees_or_changes_anothers_note(browser, coder, lead, texts):
    memo = write_memo(by=lead, words="What the lead thinks.")
    assert "What the lead thinks." not in browser.get(to("own_notes")).text
    for page in ("change_note", "remove_note"):
        for how in (browser.get, browser.post):
            assert how(to(page, memo.pk)).status_code == 404
    for act in (take_memo_back, lambda **who: change_memo(**who, words="Else.")):
        with pytest.raises(NotInTheProject):
            act(by=coder, memo=memo)
    assert original_words(Memo.objects.get().words) == "What the lead thinks."


def test_who_leads_does_not_read_a_coders_notes_here(coder, lead, texts):
    memo = write_memo(by=coder, words="What the coder thinks.")
    browser = client_for(lead.account)
    assert "What the coder thinks." not in browser.get(to("own_notes")).text
    assert browser.get(to("change_note", memo.pk)).status_code == 404


def test_a_colleague_outside_finds_nothing(lead, texts):
    colleague = client_for(an_account("researcher", at=lead.project.place))
    for page in ("own_notes", "write_note"):
        assert colleague.get(to(page)).status_code == 404


def test_a_text_of_another_project_is_not_linked(browser, lead, coder, texts, ward):
    other = a_project(
        lead.account, ward.parent, slug="other", framework=lead.project.framework
    )
    with pytest.raises(NotInTheProject):
        write_memo(by=other, words="Of it.", speaks_of=[texts[0]])
    with pytest.raises(NotInTheProject):
        write_memo(by=other, words="Of it.", issue=name_issue(by=coder, name="Ours"))
    assert not Memo.objects.exists()


def test_a_linked_note_waits_when_its_text_is_taken_back(browser, coder, texts):
    memo = write_memo(by=coder, words="The first of them.", speaks_of=[texts[0]])
    withdrawn(texts[0])
    assert MemoToLookAt.objects.get().memo == memo
    page = browser.get(to("own_notes")).text
    assert "The first of them." not in page
    assert "has decided to keep it" in page
    assert browser.get(to("change_note", memo.pk)).status_code == 404
    with pytest.raises(NotInTheProject):
        take_memo_back(by=coder, memo=memo)


def test_a_note_goes_out_on_its_issue(lead, coder, texts):
    write_memo(by=coder, words="Of it.", issue=name_issue(by=lead, name="Waiting"))
    out = exchanged(lead.project, reader=lead.account).project
    (noted,) = [one for one in out.codes if one.notes]
    assert noted.name == "Waiting"
    assert [one.text for one in out.notes] == ["Of it."]


def test_a_note_on_a_text_that_stays_behind_stays_with_it(lead, coder, texts, ward):
    code = code_named(lead, "Staff workload")
    write_memo(by=coder, words="Quotes it.", code=code, speaks_of=[texts[0]])
    write_memo(by=coder, words="Quotes nothing.", code=code)
    told = Text.objects.filter(pk=texts[0].version.text_id)
    told.update(ward_may_see="nothing")
    out = exchanged(lead.project, reader=lead.account).project
    assert [one.text for one in out.notes] == ["Quotes nothing."]


def test_in_a_closed_project_notes_are_read_and_not_changed(
    browser, lead, coder, texts
):
    memo = write_memo(by=coder, words="Before.")
    close_project(by=lead)
    page = browser.get(to("own_notes")).text
    assert "Before." in page
    assert to("change_note", memo.pk) not in page
    assert says(browser, "project").status_code == 422
    coder.refresh_from_db()
    for act in (take_memo_back, lambda **who: change_memo(**who, words="Else.")):
        with pytest.raises(ProjectIsClosed):
            act(by=a_seat(coder), memo=memo)
    for page in ("change_note", "remove_note"):
        answer = browser.post(to(page, memo.pk), {"words": "Else."})
        assert answer.status_code == 422
    assert original_words(Memo.objects.get().words) == "Before."


def a_seat(coder):
    """The same seat as a later request finds it."""
    return type(coder).objects.select_related("project").get(pk=coder.pk)


def test_who_settles_without_coding_writes_notes_too(lead, texts):
    third = a_coder(lead, role=CoderRole.ADJUDICATOR)
    says(client_for(third.account), "project")
    assert Memo.objects.get().author == third
