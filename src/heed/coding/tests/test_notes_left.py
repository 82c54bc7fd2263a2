"""Notes elsewhere that quote words which were taken back: found, kept or removed."""

import pytest
from django.urls import reverse

from heed.coding.actions import keep_note, remove_note, write_memo
from heed.coding.errors import NotInTheProject
from heed.coding.models import Memo, MemoToLookAt
from heed.coding.queries.exchange import exchanged
from heed.coding.repeating import repeats, runs_of
from heed.coding.tests.conftest import WORDS
from heed.coding.tests.factories import code_named
from heed.people.tests.factories import client_for
from heed.responses.actions import withdraw_response
from heed.responses.models import TextKey, Withdrawal
from heed.responses.sealed_words import version_words


@pytest.fixture
def loud(texts):
    """The text about a loud ward."""
    return next(one for one in texts if version_words(one.version) == WORDS[0])


def take_back(responses, text):
    response = next(one for one in responses if one.id == text.person)
    withdraw_response(response=response, reason=Withdrawal.Reason.BY_CODE)


def of_the_project(lead, words="See: the ward was LOUD, all night!", **more):
    return write_memo(by=lead, words=words, **more)


def test_a_note_that_repeats_a_passage_is_found(lead, responses, loud):
    on_code = of_the_project(lead, code=code_named(lead, "Team factors"))
    on_project = of_the_project(lead)
    of_the_project(lead, "Ask who is on the ward at night.")
    take_back(responses, loud)
    found = {one.memo_id: one.why for one in MemoToLookAt.objects.all()}
    assert found == {on_code.pk: "repeats", on_project.pk: "repeats"}


def test_a_note_that_speaks_of_it_is_found(lead, responses, loud, texts):
    linked = of_the_project(lead, "The first of them.", speaks_of=[loud])
    of_the_project(lead, "Another.", speaks_of=[t for t in texts if t != loud])
    take_back(responses, loud)
    assert [(one.memo, one.why) for one in MemoToLookAt.objects.all()] == [
        (linked, "linked")
    ]


def test_until_somebody_has_looked_it_goes_into_no_file(lead, responses, loud):
    of_the_project(lead)
    take_back(responses, loud)
    assert exchanged(lead.project, reader=lead.account).project.notes == ()
    keep_note(by=lead, look=MemoToLookAt.objects.get())
    assert len(exchanged(lead.project, reader=lead.account).project.notes) == 1


def test_removed_it_is_gone_with_its_words(lead, responses, loud):
    memo = of_the_project(lead)
    take_back(responses, loud)
    remove_note(by=lead, look=MemoToLookAt.objects.get())
    assert not Memo.objects.exists()
    assert not TextKey.objects.filter(text=memo.words_id).exists()


def test_a_coder_does_not_decide(lead, coder, responses, loud):
    of_the_project(lead)
    take_back(responses, loud)
    with pytest.raises(NotInTheProject):
        remove_note(by=coder, look=MemoToLookAt.objects.get())
    assert Memo.objects.exists()


def test_the_lead_is_told_and_decides(lead, coder, responses, loud):
    of_the_project(lead)
    take_back(responses, loud)
    browser = client_for(lead.account)
    project = browser.get("/staff/coding/projects/a-project/").content.decode()
    assert "1 note may quote words" in project
    where = reverse("coding:notes_left", args=["a-project"])
    assert "the ward was LOUD" in browser.get(where).content.decode()
    assert client_for(coder.account).get(where).status_code == 404
    look = MemoToLookAt.objects.get()
    browser.post(f"{where}{look.pk}/", {"act": "remove"})
    assert "nothing to look at" in browser.get(where).content.decode()


@pytest.mark.parametrize(
    ("note", "text", "same"),
    [
        (
            "He said: one two three four five six!",
            "One two, three four five six.",
            True,
        ),
        ("one two three four five", "One two three four five six seven.", False),
        ("so: nobody rang back", "Nobody rang back.", True),
        ("loud", "Loud.", False),
        ("", "One two three four five six.", False),
    ],
)
def test_what_counts_as_repeating(note, text, same):
    assert repeats(note, runs_of([text])) is same
