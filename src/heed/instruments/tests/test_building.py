"""Changing a questionnaire as plain data, in every order that somebody may think of."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from heed.instruments.building import items, routes
from heed.instruments.building.comparing import MOVED, compare
from heed.instruments.building.documents import begun, noticed
from heed.instruments.building.standing import stops
from heed.instruments.building.texts import found, put
from heed.instruments.definition import parse
from heed.instruments.library.shelf import built_in
from heed.instruments.tests.samples import document, item, words

CODES = some.sampled_from(["a", "b", "c"])
CHOSEN = some.dictionaries(
    some.sampled_from(["first", "second", "third"]),
    some.lists(CODES, min_size=1, unique=True),
)
FIVE = document(*(item(f"q{n}") for n in range(5)))


@given(chosen=CHOSEN, join=some.sampled_from(["all", "any", "none"]))
def test_what_the_form_writes_it_reads_back(chosen, join):
    condition = routes.made(chosen, join)
    back = routes.read(condition)
    assert back is not None
    assert back[0] == chosen
    assert routes.made(*back) == condition


@given(some.lists(some.tuples(some.integers(0, 4), some.integers(-6, 6)), max_size=6))
def test_moving_loses_nothing_and_is_all_that_is_found(moves):
    moved = FIVE
    for place, by in moves:
        moved = items.moved(moved, f"q{place}", by)
    assert sorted(items.codes(moved)) == sorted(items.codes(FIVE))
    assert {kind for one in compare(FIVE, moved) for kind in one.kinds} <= {MOVED}
    assert bool(compare(FIVE, moved)) == (items.codes(moved) != items.codes(FIVE))


@pytest.mark.parametrize("definition", built_in(), ids=lambda d: d.code)
def test_what_came_with_heed_is_ready_and_equals_itself(definition):
    assert stops(definition.as_json()) == []
    assert compare(definition.as_json(), definition.as_json()) == []


@given(text=some.text(max_size=20), group=some.sampled_from(["", "staff"]))
def test_words_are_found_where_they_were_put(text, group):
    kept = put({"en-gb": "Before."}, group, "cy", text)
    assert found(kept, group, "cy") == text.strip()
    assert found(kept, "", "en-gb") == "Before."


def test_parts_that_are_whole_say_what_they_lack_beside_one_that_is_not():
    broken = item("broken") | {"options": []}
    lacking = item("lacking") | {"why": ""}
    places = {(stop.part, stop.field) for stop in stops(document(broken, lacking))}
    assert {("broken", "options"), ("lacking", "why")} <= places


def test_an_empty_one_says_to_begin():
    empty = begun(code="a", title="A", groups=["staff"], languages=["cy", "en-gb"])
    assert [stop.remedy for stop in stops(empty)] == ["Add one."]
    assert empty["marked_translation"] == {"cy": "awaiting a checker"}


def test_reworded_notices_get_the_next_version():
    old = document(item("first", "long_text"))
    assert noticed(old, old) == old
    new = {**old, "before_free_text": {**old["before_free_text"], "limits": words("X")}}
    assert noticed(new, old)["before_free_text"]["version"] == 2
    assert parse(noticed(new, old)).before_free_text.version == 2
