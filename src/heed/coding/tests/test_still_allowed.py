"""What may no longer be read is read by nobody in a project, whenever it came in."""

import pytest

from heed.coding.actions import add_interviews, bring_in, keep_copy, open_coded_text
from heed.coding.errors import NotInTheProject
from heed.coding.queries.desk import next_text, text_in, texts_by_id
from heed.coding.tests.factories import a_project, texts_of
from heed.coding.tests.interviewed import a_researcher, a_transcribed_interview
from heed.foundation import clock
from heed.people.tests.factories import posted
from heed.responses.choices import Purpose, WardMaySee
from heed.responses.models import Text


@pytest.fixture
def kept_back(texts):
    """A text whose writer let less be seen after it came in."""
    found = Text.objects.filter(versions=texts[0].version)
    found.update(ward_may_see=WardMaySee.NOTHING)
    return texts[0]


def test_it_works(coder, texts):
    assert text_in(coder, texts[0].pk) == texts[0]


def test_what_is_kept_back_meanwhile_is_not_on_the_desk(coder, texts, kept_back):
    assert text_in(coder, kept_back.pk) is None
    assert next_text(coder) == texts[1]
    with pytest.raises(NotInTheProject):
        open_coded_text(by=coder, text=kept_back)


def test_what_is_kept_back_meanwhile_is_no_quote(lead, texts, kept_back):
    there = texts_by_id(lead, {one.pk for one in texts})
    assert set(there) == {one.pk for one in texts[1:]}


def test_a_yes_to_research_that_was_taken_back_closes_the_transcript(db):
    by = a_researcher()
    lead = a_project(by, by.postings.get().place, purpose=Purpose.RESEARCH)
    interview = a_transcribed_interview(by)
    keep_copy(by=by, text=interview.text, changes=[])
    add_interviews(by=lead)
    bring_in(project=lead.project)
    (text,) = texts_of(lead.project)
    assert text_in(lead, text.pk) == text
    interview.consent.filter(purpose=Purpose.RESEARCH).update(
        withdrawn_on=clock.now().date()
    )
    assert text_in(lead, text.pk) is None


def test_whoever_works_on_the_ward_does_not_code_its_words(coder, texts, ward):
    posted(coder.account, "ward_staff", ward)
    assert text_in(coder, texts[0].pk) is None
    assert next_text(coder) is None
