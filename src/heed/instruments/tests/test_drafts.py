"""Writing a questionnaire: one draft, its history, and two people at it."""

import pytest
from django.urls import reverse

from heed.instruments.actions import begin_draft
from heed.instruments.errors import CodeIsTaken
from heed.instruments.queries import history_of
from heed.instruments.tests.drafting import Writer, a_draft, a_researcher, beside
from heed.instruments.tests.samples import document
from heed.people.tests.factories import client_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def owner():
    return a_researcher()


@pytest.fixture
def writer(owner):
    return Writer(owner, a_draft(owner))


@pytest.fixture
def colleague(owner, writer):
    return Writer(beside(owner), writer.draft)


def test_it_works(writer):
    found = writer.reads()
    assert "first?" in found
    assert "Nothing. It can be published." in found


def test_the_list_names_it(owner, writer):
    found = client_for(owner).get(reverse("drafts:drafts")).content.decode()
    assert writer.url("draft") in found


def test_an_empty_list_says_how_to_begin(owner):
    found = client_for(owner).get(reverse("drafts:drafts")).content.decode()
    assert "Nobody is writing a questionnaire here yet." in found


def test_a_stranger_sees_nothing(writer):
    stranger = Writer(a_researcher(), writer.draft)
    for page in ("draft", "settings", "history", "publish", "new_item", "translation"):
        assert stranger.gets(page).status_code == 404
    assert stranger.sends("undo").status_code == 404
    elsewhere = client_for(a_researcher()).get(reverse("drafts:drafts"))
    assert str(writer.draft.pk) not in elsewhere.content.decode()


def test_one_who_does_no_research_is_turned_away(owner, writer):
    reader = Writer(beside(owner, "first_reader"), writer.draft)
    assert reader.gets().status_code == 403


def test_moving_is_kept_and_undone_and_done_again(writer):
    answer = writer.sends("move", "third", way="up")
    assert answer.url.endswith("#up-third")
    assert writer.codes == ["first", "third", "second"]
    writer.sends("undo")
    assert writer.codes == ["first", "second", "third"]
    writer.sends("redo")
    assert writer.codes == ["first", "third", "second"]


def test_what_was_undone_stays_in_the_history_when_another_way_is_taken(writer):
    writer.sends("take_out", "first")
    writer.sends("undo")
    writer.sends("copy_item", "second")
    assert writer.codes == ["first", "second", "second_2", "third"]
    assert [state.number for state in history_of(writer.draft)] == [3, 2, 1]
    writer.sends("history", number="2")
    assert writer.codes == ["second", "third"]


def test_nothing_moves_beyond_an_end(writer):
    writer.sends("move", "first", way="up")
    assert writer.codes == ["first", "second", "third"]
    assert writer.draft.at == 1


def test_two_people_do_not_overwrite_each_other(writer, colleague):
    colleague.sends("move", "first", way="down")
    answer = writer.sends("take_out", "third", seen=1)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Somebody else was here first" in page
    assert "first: Moved" in page or "second: Moved" in page
    assert writer.codes == ["second", "first", "third"]


def test_mine_can_be_put_on_top_of_theirs(writer, colleague):
    colleague.sends("move", "first", way="down")
    page = writer.sends("take_out", "third", seen=1).content.decode()
    assert 'name="seen" value="2"' in page
    writer.sends("take_out", "third")
    assert writer.codes == ["second", "first"]


def test_what_is_nonsense_counts_as_seen_by_nobody(writer):
    assert writer.sends("take_out", "first", seen="9" * 30).status_code == 409


def test_what_is_gone_is_refused_with_a_sentence(writer):
    writer.sends("take_out", "third")
    answer = writer.sends("move", "third", way="up")
    assert answer.status_code == 422
    assert "There is no question third" in answer.content.decode()


def test_settings_are_changed(writer):
    fields = {"title": "Safe here?", "groups": ["staff"], "easy_read": "yes"}
    fields |= {"languages": ["en-gb", "cy"], "checker": ""}
    assert writer.sends("settings", **fields).status_code == 302
    assert writer.document["title"]["en-gb"] == "Safe here?"
    assert writer.document["marked_translation"] == {"cy": "awaiting a checker"}
    assert "missing)" in writer.reads()


def test_a_code_belongs_to_one_draft_and_none_to_the_library(owner, writer):
    for code in ("sample", "tell-us"):
        with pytest.raises(CodeIsTaken):
            begin_draft(by=owner, document=document(code=code))
