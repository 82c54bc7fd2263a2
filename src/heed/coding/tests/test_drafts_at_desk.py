"""Drafts at the desk: where they are shown, taken as one's own, or not taken."""

from uuid import uuid4

import pytest
from django.urls import reverse

from heed.coding.actions import (
    accept_suggestion,
    bring_back_suggestion,
    choose_at_desk,
    close_project,
    dismiss_suggestion,
    draw_sample,
    say_where_shown,
    show_suggestions,
    take_off,
)
from heed.coding.choices import Gone, NextBy, Part, Shown
from heed.coding.errors import NotInTheProject, ProjectIsClosed, SuggestionIsGone
from heed.coding.models import Coding, Dismissal, Sighting
from heed.coding.queries import judged
from heed.coding.queries.suggested import dismissed_suggestions
from heed.coding.tests.drafted import a_draft, knows
from heed.coding.tests.factories import (
    a_framework,
    a_trained_model,
    coded,
    withdrawn,
)
from heed.foundation import clock
from heed.people.tests.factories import client_for


@pytest.fixture
def model(lead, texts):
    return a_trained_model(lead)


@pytest.fixture
def text(texts):
    return texts[0]


@pytest.fixture
def draft(model, text, lead):
    say_where_shown(by=lead, shown=Shown.SINGLY)
    knows(model, text)
    return a_draft(model, text, lead, "Staff workload")


def shown(coder, text):
    coder.refresh_from_db()
    return show_suggestions(by=coder, text=text)


def accept(coder, text, draft, **changes):
    said = {"start": 0, "end": 6, "key": uuid4(), "suggestion": draft.pk}
    return accept_suggestion(by=coder, text=text, **said | changes)


def test_it_works(coder, text, draft):
    assert shown(coder, text) == [draft]
    made = accept(coder, text, draft)
    assert (made.coder, made.code, made.suggestion) == (coder, draft.code, draft)
    assert shown(coder, text) == []


def test_until_somebody_takes_it_it_counts_for_nothing(lead, coder, text, draft):
    shown(coder, text)
    coded(coder, text)
    stands, mentions = judged.found_in(lead.project)
    assert (stands.stands, mentions) == (frozenset(), [])
    assert not Coding.objects.exists()


def test_sent_twice_it_is_taken_once(coder, text, draft):
    key = uuid4()
    assert accept(coder, text, draft, key=key) == accept(coder, text, draft, key=key)


def test_a_code_of_ones_own_is_no_draft_any_more(coder, text, draft):
    coded(coder, text, "Staff workload")
    own = Coding.objects.get()
    assert own.suggestion is None
    coder.marks.update(state="open")
    assert shown(coder, text) == []


def test_taken_off_again_the_draft_is_back(coder, text, draft):
    take_off(by=coder, coding=accept(coder, text, draft))
    assert shown(coder, text) == [draft]


def test_what_is_not_taken_is_kept(coder, text, draft):
    for _twice in range(2):
        dismiss_suggestion(by=coder, text=text, suggestion=draft.pk)
    assert shown(coder, text) == []
    assert dismissed_suggestions(coder, text) == [draft]
    bring_back_suggestion(by=coder, text=text, suggestion=draft.pk)
    assert shown(coder, text) == [draft]
    assert Dismissal.objects.get().removed_at


def test_one_coders_answer_is_not_anothers(coder, lead, text, draft):
    dismiss_suggestion(by=coder, text=text, suggestion=draft.pk)
    assert shown(lead, text) == [draft]


def test_silence_is_said_to_mean_nothing(coder, text, draft):
    where = reverse("coding:text", args=[coder.project.slug, text.pk])
    page = client_for(coder.account).get(where).content.decode()
    assert "What is not suggested may apply all the same." in page
    dismiss_suggestion(by=coder, text=text, suggestion=draft.pk)
    page = client_for(coder.account).get(where).content.decode()
    assert "What is not suggested may apply all the same." in page


def test_that_drafts_lay_there_is_kept(coder, text, draft):
    for _twice in range(2):
        shown(coder, text)
    assert Sighting.objects.get().coder == coder


def nothing(coder, text, draft):
    """Neither shown nor to be taken, and not counted as seen."""
    assert shown(coder, text) == []
    with pytest.raises(SuggestionIsGone):
        accept(coder, text, draft)
    assert not Coding.objects.filter(suggestion=draft).exists()
    assert not Sighting.objects.exists()
    return True


def test_nowhere_until_the_lead_says_so(coder, text, draft, lead):
    say_where_shown(by=lead, shown=Shown.NOWHERE)
    assert nothing(coder, text, draft)


def test_not_for_whoever_goes_without(coder, text, draft):
    choose_at_desk(by=coder, no_suggestions=True, next_by=NextBy.CHANCE)
    assert nothing(coder, text, draft)


def test_a_blind_coder_of_a_sample_sees_none(coder, text, draft, lead):
    draw_sample(by=lead, size=3)
    text.refresh_from_db()
    assert nothing(coder, text, draft)


def test_nor_where_somebody_else_is_done(coder, text, draft, lead):
    coded(lead, text)
    assert nothing(coder, text, draft)


def test_in_samples_where_the_lead_said_so_and_it_is_kept(coder, text, draft, lead):
    draw_sample(by=lead, size=3)
    text.refresh_from_db()
    decision = say_where_shown(by=lead, shown=Shown.SAMPLES)
    assert shown(coder, text) == [draft]
    assert decision.by == lead


def test_not_for_a_text_that_the_model_learnt_from(coder, text, draft):
    text.known.update(part=Part.LEARNT)
    assert nothing(coder, text, draft)


def test_not_of_a_model_that_is_gone(coder, text, draft, model):
    model.gone_at, model.why_gone = clock.now(), Gone.TAKEN_BACK
    model.save()
    assert nothing(coder, text, draft)


def test_not_of_an_earlier_framework(coder, text, draft, lead):
    lead.project.framework = a_framework(lead.account, version="2", number=2)
    lead.project.save()
    text.refresh_from_db()
    coder.project.refresh_from_db()
    assert nothing(coder, text, draft)


def test_not_for_whoever_is_done(coder, text, draft):
    coded(coder, text)
    assert nothing(coder, text, draft)


def test_not_of_another_text(coder, texts, draft):
    with pytest.raises(SuggestionIsGone):
        accept(coder, texts[1], draft)


def test_not_in_a_closed_project(coder, text, draft, lead):
    close_project(by=lead)
    coder.project.refresh_from_db()
    assert shown(coder, text) == []
    with pytest.raises(ProjectIsClosed):
        accept(coder, text, draft)


def test_only_the_lead_says_where(coder, text):
    with pytest.raises(NotInTheProject):
        say_where_shown(by=coder, shown=Shown.SAMPLES)


def test_words_taken_back_leave_no_draft(coder, text, draft, lead):
    shown(coder, text)
    accept(coder, text, draft)
    dismiss_suggestion(by=lead, text=text, suggestion=draft.pk)
    withdrawn(text)
    assert not Sighting.objects.exists()
    assert not Coding.objects.exists()
    assert not Dismissal.objects.exists()
