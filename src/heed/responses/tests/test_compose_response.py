"""What was given becomes rows that hold it all, and nothing finer than a window."""

from heed.responses.choices import TextKind, WardMaySee
from heed.responses.models import Response, Text
from heed.responses.tests.factories import given, stored

WORDS = "The door of the quiet room does not close."


def give(fieldwork, edition, ward, **changes):
    return stored(given(fieldwork, edition, ward, **changes))


def test_it_works(fieldwork, edition, ward):
    give(fieldwork, edition, ward, answers={"atmosphere": "stormy"})
    response = Response.objects.get()
    assert response.answers == {"atmosphere": "stormy"}
    assert response.place == ward
    assert response.groups == ["service_user"]


def test_it_keeps_a_window_and_no_time(fieldwork, edition, ward):
    give(fieldwork, edition, ward)
    response = Response.objects.get()
    times = [f.name for f in Response._meta.fields if "Time" in type(f).__name__]
    assert times == ["window_start"]
    assert response.window_kind == "day"


def test_words_are_sealed(fieldwork, edition, ward):
    give(fieldwork, edition, ward, texts={"more": WORDS})
    text = Text.objects.get()
    assert WORDS.encode() not in bytes(text.original)
    assert text.kind == TextKind.ANSWER


def test_a_list_of_words_keeps_its_order(fieldwork, edition, ward):
    give(fieldwork, edition, ward, texts={"more": ["one", "two"]})
    assert [t.position for t in Text.objects.order_by("position")] == [0, 1]


def test_how_to_reach_the_writer_is_never_for_the_ward(fieldwork, edition, ward):
    give(
        fieldwork,
        edition,
        ward,
        texts={"reach": "Bed by the window"},
        contact_items=frozenset({"reach"}),
        ward_may_see=WardMaySee.OWN_WORDS,
    )
    text = Text.objects.get()
    assert (text.kind, text.ward_may_see) == (TextKind.CONTACT, WardMaySee.NOTHING)


def test_both_purposes_have_a_decision(fieldwork, edition, ward):
    response = give(fieldwork, edition, ward).response
    decisions = dict(response.consent.values_list("purpose", "decision"))
    assert decisions == {"service": "not_asked", "research": "not_asked"}
