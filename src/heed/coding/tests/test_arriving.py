"""Which texts come into a project, and in which order."""

import pytest

from heed.coding.actions import add_source, bring_in, draw_sample
from heed.coding.errors import NotYoursToLetIn, TooFewTexts
from heed.coding.models import CodedText
from heed.coding.tests.factories import a_project, copied, told
from heed.people.tests.factories import an_account
from heed.responses.actions import edit_text, withdraw_response
from heed.responses.choices import Purpose, WardMaySee
from heed.responses.models import Text, Withdrawal
from heed.safeguards.audience import Audience


def words_came_in(lead, fieldwork):
    add_source(by=lead, fieldwork=fieldwork)
    return bring_in(project=lead.project)


def test_it_works(lead, responses, fieldwork):
    assert words_came_in(lead, fieldwork) == 3
    assert {t.person for t in lead.project.texts.all()} == {r.id for r in responses}


def test_what_is_there_does_not_come_in_again(lead, texts, fieldwork):
    assert bring_in(project=lead.project) == 0


def test_without_an_edited_copy_nothing_comes_in(
    lead, fieldwork, edition, ward, reader
):
    told(fieldwork, edition, ward, reader, "Words.")
    Text.objects.get().versions.all().delete()
    assert words_came_in(lead, fieldwork) == 0


def test_what_the_writer_kept_back_stays_out(lead, responses, fieldwork):
    kept = Text.objects.filter(response=responses[0])
    kept.update(ward_may_see=WardMaySee.NOTHING)
    assert words_came_in(lead, fieldwork) == 2


def test_feedback_is_not_research(reader, ward, responses, fieldwork):
    lead = a_project(reader, ward.parent, purpose=Purpose.RESEARCH)
    assert words_came_in(lead, fieldwork) == 0


def test_the_newest_copy_comes_in(lead, responses, fieldwork, reader):
    text = Text.objects.get(response=responses[0])
    newest = copied(text, reader, "Other words.")
    words_came_in(lead, fieldwork)
    assert lead.project.texts.get(person=responses[0].id).version == newest


def test_the_order_is_not_that_of_writing(lead, fieldwork, edition, ward, reader):
    given = [told(fieldwork, edition, ward, reader, "x").id for _ in range(12)]
    words_came_in(lead, fieldwork)
    came = list(
        lead.project.texts.order_by("position").values_list("person", flat=True)
    )
    assert sorted(came) == sorted(given)
    assert came != given


def test_a_colleague_who_does_not_read_them_lets_nothing_in(ward, fieldwork):
    lead = a_project(an_account("researcher", at=ward.parent), ward.parent)
    with pytest.raises(NotYoursToLetIn):
        add_source(by=lead, fieldwork=fieldwork)


def test_a_hard_text_is_marked(lead, fieldwork, edition, ward, reader):
    told(fieldwork, edition, ward, reader, "I want to kill myself.")
    words_came_in(lead, fieldwork)
    assert CodedText.objects.get().is_hard


def test_a_withdrawn_response_does_not_come_in(lead, responses, fieldwork):
    withdraw_response(response=responses[0], reason=Withdrawal.Reason.BY_CODE)
    assert words_came_in(lead, fieldwork) == 2


def test_a_sample_can_be_drawn_again(lead, texts):
    sample = draw_sample(by=lead, size=2, seed=7)
    drawn = set(sample.texts.values_list("pk", flat=True))
    CodedText.objects.update(sample=None)
    again = draw_sample(by=lead, size=2, seed=7)
    assert set(again.texts.values_list("pk", flat=True)) == drawn


def test_a_sample_is_no_larger_than_what_is_there(lead, texts):
    with pytest.raises(TooFewTexts):
        draw_sample(by=lead, size=4)


def test_a_theme_that_the_ward_was_told_is_no_copy(
    lead, fieldwork, edition, ward, reader
):
    told(fieldwork, edition, ward, reader, "Words.")
    text = Text.objects.get()
    copy = text.versions.get()
    Text.objects.update(ward_may_see=WardMaySee.THEMES)
    edit_text(
        by=reader,
        text=text,
        words="noise at night",
        audience=Audience.WARD,
        purpose=Purpose.SERVICE,
    )
    assert words_came_in(lead, fieldwork) == 1
    assert lead.project.texts.get().version == copy
