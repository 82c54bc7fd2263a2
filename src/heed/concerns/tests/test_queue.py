"""The queue: oldest first, page by page, and nothing ever sorted out of sight."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heed.concerns.models import Clock, Concern
from heed.concerns.queries import Position, desk_for, queue_for, unread_for
from heed.concerns.tests.factories import a_concern
from heed.foundation import clock
from heed.people.tests.factories import client_for


def walked(account, size=25):
    """Every concern of the queue, page after page."""
    found, after = [], None
    while True:
        page = queue_for(account, after, size)
        found += page.concerns
        after = page.after
        if after is None:
            return found


def on_day(days_ago, ward, **changes):
    with clock.at(clock.now() - timedelta(days=days_ago)):
        return a_concern(ward, **changes)


def copies(concern, number, **changes):
    """Many concerns like one, each with a response and a clock of its own."""
    responses = [_copy(concern.response) for _ in range(number)]
    type(concern.response).objects.bulk_create(responses)
    concerns = [_copy(concern, response=r, **changes) for r in responses]
    Concern.objects.bulk_create(concerns)
    clocks = list(concern.clocks.all())
    Clock.objects.bulk_create(_copy(k, concern=c) for c in concerns for k in clocks)


def _copy(row, **changes):
    fields = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields}
    del fields["id"]
    for name in changes:
        fields.pop(f"{name}_id", None)
    return type(row)(**fields | changes)


def test_it_works(reader, ward):
    third, first, second = on_day(1, ward), on_day(9, ward), on_day(5, ward)
    assert walked(reader) == [first, second, third]


def test_five_hundred_marked_ones_hide_nothing(reader, ward):
    unmarked = on_day(3, ward)
    marked = on_day(2, ward, answers={"danger_now": "yes"})
    copies(marked, 499)
    older = on_day(4, ward, answers={"danger_now": "yes"})
    found = walked(reader)
    assert len(found) == len(set(found)) == 502
    assert found[:2] == [older, unmarked]
    desk = desk_for(reader)
    assert len(desk.now) + desk.more_now == 501
    assert desk.now[0] == older


def test_the_first_page_shows_the_unmarked_one_too(reader, ward):
    unmarked = on_day(3, ward)
    copies(on_day(2, ward, answers={"danger_now": "yes"}), 60)
    page = client_for(reader).get("/staff/concerns/").text
    assert str(unmarked.pk) in page
    assert "51 more are in the list below." in page


@pytest.mark.parametrize("size", [1, 2, 3, 50])
def test_pages_neither_skip_nor_repeat(size, reader, ward):
    copies(on_day(2, ward), 6)
    found = walked(reader, size)
    assert len(found) == len(set(found)) == 7


def test_a_position_survives_an_address(reader, ward):
    copies(on_day(2, ward), 2)
    after = queue_for(reader, size=1).after
    assert Position.read(str(after)) == after
    assert Position.read("nonsense") is None


def test_what_is_closed_or_taken_back_is_not_in_the_queue(reader, ward):
    for state in ("closed", "withdrawn"):
        concern = a_concern(ward)
        concern.move_to(state)
    assert not walked(reader)


def test_the_oldest_unread_is_known(reader, ward):
    assert unread_for(reader).oldest is None
    old, _ = on_day(9, ward), on_day(5, ward)
    assert unread_for(reader).oldest == old
    assert unread_for(reader).count == 2


@given(
    raised=st.booleans(),
)
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_the_word_rule_says_it_waits_with_a_deadline(
    raised, reader, ward, monkeypatch
):
    monkeypatch.setattr("heed.safeguards.attention.is_raised", lambda _text: raised)
    concern = a_concern(ward)
    assert concern in walked(reader)
    assert concern.needs_reading_now is raised
    assert concern.clocks.filter(promise="read", met_at=None).exists()


def test_a_broken_word_rule_costs_nobody_their_words(reader, ward, monkeypatch):
    def broken(_text):
        raise ValueError

    monkeypatch.setattr("heed.safeguards.attention.is_raised", broken)
    concern = a_concern(ward)
    assert concern in walked(reader)
    assert concern.needs_reading_now


def test_what_the_writer_marked_stays_marked_whatever_the_rule_says(ward):
    concern = a_concern(ward, answers={"danger_now": "yes"}, words="All is calm.")
    assert concern.why_now == "writer"


def test_a_page_of_the_queue_asks_few_questions(
    reader, ward, django_assert_max_num_queries
):
    copies(on_day(2, ward), 40)
    browser = client_for(reader)
    browser.get("/staff/concerns/")
    with django_assert_max_num_queries(60):
        browser.get("/staff/concerns/")
