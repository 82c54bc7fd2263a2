"""Interviews come in once they have an edited copy, as their people agreed."""

import pytest

from heed.coding.actions import (
    add_interviews,
    bring_in,
    keep_copy,
    withdraw_interview,
)
from heed.coding.errors import NotYoursToLetIn
from heed.coding.models import CodedText
from heed.coding.tests.factories import a_project
from heed.coding.tests.interviewed import a_researcher, a_transcribed_interview
from heed.people.tests.factories import an_account
from heed.responses.choices import Decision, Purpose


@pytest.fixture
def researcher(db):
    return a_researcher()


@pytest.fixture
def lead(researcher):
    place = researcher.postings.get().place
    return a_project(researcher, place, purpose=Purpose.RESEARCH)


def come_in(lead):
    add_interviews(by=lead)
    return bring_in(project=lead.project)


def test_it_works(researcher, lead):
    interview = a_transcribed_interview(researcher)
    keep_copy(by=researcher, text=interview.text, changes=[])
    assert come_in(lead) == 1
    text = CodedText.objects.get()
    assert (text.person, text.group) == (interview.pk, interview.group)


def test_without_an_edited_copy_it_stays_out(researcher, lead):
    a_transcribed_interview(researcher)
    assert come_in(lead) == 0


def test_without_consent_to_research_it_stays_out(researcher, lead):
    interview = a_transcribed_interview(researcher)
    keep_copy(by=researcher, text=interview.text, changes=[])
    interview.consent.filter(purpose=Purpose.RESEARCH).update(decision=Decision.NO)
    assert come_in(lead) == 0


def test_taken_back_it_goes(researcher, lead):
    interview = a_transcribed_interview(researcher)
    keep_copy(by=researcher, text=interview.text, changes=[])
    come_in(lead)
    withdraw_interview(by=researcher, interview=interview)
    assert not CodedText.objects.exists()


def test_only_a_researcher_lets_interviews_in(researcher):
    place = researcher.postings.get().place
    reader = an_account("patient_safety_lead", at=place)
    lead = a_project(reader, place, slug="another")
    with pytest.raises(NotYoursToLetIn):
        add_interviews(by=lead)
