"""What was coded goes when the words go, by withdrawal or with age."""

from datetime import timedelta

import pytest

from heed.coding.actions import close_project, settle, write_memo
from heed.coding.choices import SettledBy
from heed.coding.models import CodedText, Coding, Excerpt, Mark, Memo, Resolution
from heed.coding.tests.factories import code_named, coded
from heed.foundation import clock
from heed.responses.actions import withdraw_response
from heed.responses.actions.ageing import due_responses, remove_responses
from heed.responses.choices import TextKind
from heed.responses.models import Text, TextKey, Withdrawal

KEPT = [CodedText, Coding, Excerpt, Mark, Resolution, Memo]


@pytest.fixture
def judged(lead, coder, texts):
    """Everything that can hang on a text hangs on the first one."""
    coded(coder, texts[0], "Staff workload")
    coded(lead, texts[1], "Team factors")
    code = code_named(lead, "Staff workload")
    settle(by=lead, text=texts[0], code=code, applies=True, how=SettledBy.THIRD)
    write_memo(by=coder, text=texts[0], words="A made-up note.")
    return texts[0]


def withdraw(responses, text):
    response = next(one for one in responses if one.id == text.person)
    withdraw_response(response=response, reason=Withdrawal.Reason.BY_CODE)


def test_nothing_made_from_the_words_stays(judged, responses):
    withdraw(responses, judged)
    assert not CodedText.objects.filter(person=judged.person).exists()
    assert [model.objects.count() for model in KEPT] == [2, 1, 1, 1, 0, 0]


def test_the_words_of_notes_go_too(judged, responses):
    withdraw(responses, judged)
    assert not Text.objects.filter(kind=TextKind.NOTE).exists()
    assert not TextKey.objects.filter(text__kind=TextKind.NOTE).exists()


def test_words_that_are_being_coded_are_held(judged, lead):
    far = clock.now() + timedelta(days=1)
    due = due_responses(lead.organisation, far)
    assert due.held == {"its words are being coded": 3}


def test_with_age_all_of_it_goes(judged, lead):
    close_project(by=lead)
    remove_responses(lead.organisation, clock.now() + timedelta(days=1))
    assert [model.objects.count() for model in KEPT] == [0, 0, 0, 0, 0, 0]
