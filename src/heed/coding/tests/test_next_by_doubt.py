"""Where a coder chose so, the least sure comes next; else all is as it was."""

import pytest

from heed.coding.actions import choose_at_desk, draw_sample
from heed.coding.choices import NextBy
from heed.coding.presenters.desk import desk_page
from heed.coding.queries.desk import next_text
from heed.coding.tests.drafted import knows
from heed.coding.tests.factories import a_trained_model, coded, texts_of


@pytest.fixture
def turned(lead, texts):
    """The last text in the project's order is the one that a model is least sure of."""
    model = a_trained_model(lead)
    places = [one.position for one in texts]
    for text, turn in zip(texts, reversed(places), strict=True):
        knows(model, text, turn=turn)
    return texts_of(lead.project)


def by_doubt(coder):
    choose_at_desk(by=coder, no_suggestions=False, next_by=NextBy.DOUBT)
    return coder


def test_it_works(coder, turned):
    assert next_text(by_doubt(coder)) == turned[-1]


def test_the_order_of_chance_is_unchanged_for_all_others(coder, lead, turned):
    by_doubt(lead)
    assert next_text(coder) == turned[0]


def test_every_text_comes(coder, turned):
    by_doubt(coder)
    came = []
    while text := next_text(coder):
        came.append(text)
        coded(coder, text)
    assert came == list(reversed(turned))


def test_samples_come_first_as_ever(coder, lead, turned):
    draw_sample(by=lead, size=2)
    inside = [one for one in texts_of(lead.project) if one.sample_id]
    assert next_text(by_doubt(coder)) == inside[0]


def test_a_hard_text_that_came_in_since_waits_no_longer(coder, lead, turned):
    first = turned[0]
    first.known.all().delete()
    lead.project.texts.filter(pk=first.pk).update(is_hard=True)
    assert next_text(by_doubt(coder)) == first


def test_without_a_model_the_order_is_that_of_chance(coder, texts):
    assert next_text(by_doubt(coder)) == texts[0]


def test_the_reason_is_said_and_names_no_code(coder, turned):
    page = desk_page(by_doubt(coder), turned[-1], "Made-up words.")
    assert "is less sure of this text" in page["why_now"]
    assert "Staff workload" not in page["why_now"]
    coder.next_by = NextBy.CHANCE
    assert desk_page(coder, turned[-1], "Made-up words.")["why_now"] == ""
