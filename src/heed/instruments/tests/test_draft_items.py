"""Questions put down, written, routed and worded."""

import pytest

from heed.instruments.building.items import KINDS
from heed.instruments.tests.drafting import Writer, a_draft, a_researcher
from heed.instruments.tests.samples import item

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer():
    owner = a_researcher()
    return Writer(owner, a_draft(owner, item("first"), item("second"), item("last")))


def rows(*some):
    """The rows of answers as the page sends them."""
    sent = {}
    for n, (words, code) in enumerate(some):
        row = {"words": words, "code": code, "order": n + 1, "explain": ""}
        row |= {"picture": "", "was": code}
        sent |= {f"option-{n}-{name}": value for name, value in row.items()}
    return sent


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_put_down_and_written(writer, kind):
    answer = writer.sends("new_item", ask="How safe is it?", kind=kind, code="")
    assert answer.url == writer.url("item", "how_safe_is_it")
    page = writer.reads("item", "how_safe_is_it")
    assert "How safe is it?" in page
    fields = {"code": "safe", "ask": "Is it safe?", "why": "To know."}
    fields |= {"purpose": "research", "coarseness": "year", "better_end": "first"}
    fields |= {"least": "0", "most": "9", "text_version": "1"}
    five = [("One", "o"), ("Two", "t"), ("Three", "h"), ("Four", "f"), ("Five", "v")]
    some = rows(("Yes", "yes"), ("No", "no")) if kind == "consent" else rows(*five)
    assert writer.sends("item", "how_safe_is_it", **fields, **some).status_code == 302
    kept = writer.document["items"][-1]
    assert (kept["code"], kept["why"]) == ("safe", "To know.")
    assert "safe: kind" not in writer.reads()


def test_below_another_question(writer):
    writer.sends("new_item", query="?after=first", ask="B", kind="statement", code="b")
    assert writer.codes == ["first", "b", "second", "last"]


def test_a_new_answer_gets_a_code_from_its_words(writer):
    sent = rows(("A", "a"), ("B", "b"), ("Not sure yet", ""))
    writer.sends("item", "first", code="first", ask="first?", **sent)
    codes = [option["code"] for option in writer.document["items"][0]["options"]]
    assert codes == ["a", "b", "not_sure_yet"]


def test_answers_are_put_in_the_order_that_is_written(writer):
    sent = rows(("A", "a"), ("B", "b"), ("C", "c")) | {"option-2-order": "0"}
    writer.sends("item", "first", code="first", ask="first?", **sent)
    codes = [option["code"] for option in writer.document["items"][0]["options"]]
    assert codes == ["c", "a", "b"]


@pytest.mark.parametrize("code", ["skipped", "Ä", "b"])
def test_a_wrong_code_of_an_answer_is_said_at_its_place(writer, code):
    sent = rows(("A", code), ("B", "b"))
    answer = writer.sends("item", "first", code="first", ask="first?", **sent)
    assert answer.status_code == 422
    assert 'href="#option-' in answer.content.decode()


def test_more_rows_keep_what_was_typed_and_what_was_seen(writer):
    sent = rows(("A", "a")) | {"more": "yes", "code": "first", "ask": "Typed so far"}
    answer = writer.sends("item", "first", seen=1, **sent)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Typed so far" in page
    assert 'name="option-3-words"' in page
    assert writer.draft.at == 1


def test_a_new_code_is_followed_where_others_depend_on_it(writer):
    writer.sends("routing", "last", when="if", join="all", **{"if-first": ["a"]})
    sent = rows(("A", "a"), ("B", "b"))
    writer.sends("item", "first", code="opening", ask="first?", **sent)
    assert writer.document["items"][2]["shown_if"] == {"item": "opening", "is": ["a"]}


def test_routing_by_several_answers(writer):
    ticks = {"if-first": ["a", "b", "unknown"], "if-second": ["c"]}
    writer.sends("routing", "last", when="if", join="none", **ticks)
    assert writer.document["items"][2]["shown_if"] == {
        "not": {
            "any": [
                {"item": "first", "is": ["a", "b"]},
                {"item": "second", "is": ["c"]},
            ]
        }
    }
    page = writer.reads()
    assert "Asked only if not (the answer to “first?” is: a or b or" in page
    assert "These depend on it: last." in page
    writer.sends("routing", "last", when="always")
    assert "shown_if" not in writer.document["items"][2]


def test_a_route_too_deep_for_the_form_is_shown_and_kept():
    owner = a_researcher()
    deep = {
        "all": [{"not": {"item": "first", "is": ["a"]}}, {"item": "first", "is": ["b"]}]
    }
    writer = Writer(owner, a_draft(owner, item("first"), item("last", shown_if=deep)))
    assert "which this form cannot show" in writer.reads("routing", "last")
    writer.sends("routing", "last", when="keep", join="all")
    assert writer.document["items"][1]["shown_if"] == deep


def test_a_question_that_goes_leaves_those_that_depend_on_it_to_mend(writer):
    writer.sends("routing", "last", when="if", join="all", **{"if-first": ["a"]})
    writer.sends("take_out", "first")
    page = writer.reads()
    assert "There is no item first." in page
    assert writer.url("routing", "last") in page


def test_words_are_written_beside_the_first_ones(writer):
    query = "?to=en-gb&group=staff"
    sent = {"to-ask": "Colleagues: first?", "to-options.a.words": "Alpha"}
    answer = writer.sends("words", "first", query=query, **sent)
    assert answer.status_code == 302
    kept = writer.document["items"][0]
    assert kept["ask"] == {"en-gb": "first?", "staff": {"en-gb": "Colleagues: first?"}}
    assert kept["options"][0]["words"]["staff"] == {"en-gb": "Alpha"}


def test_missing_words_are_marked_and_led_to():
    owner = a_researcher()
    fields = {"languages": ["en-gb", "cy"], "marked_translation": {"cy": "Somebody"}}
    writer = Writer(owner, a_draft(owner, item("first"), item("last"), **fields))
    assert "4 missing" in writer.reads("translation")
    assert ">missing<" in writer.reads("words", "first", to="cy")
    sent = {"to-ask": "Cyntaf?", "next": "yes"}
    answer = writer.sends("words", "first", query="?to=cy", **sent)
    assert "/words/last/" in answer.url


def test_an_unknown_part_is_not_found(writer):
    assert writer.gets("words", "nothing").status_code == 404
    assert writer.gets("item", "nothing").status_code == 404
    assert writer.gets("routing", "nothing").status_code == 404


def test_what_is_said_before_the_first_words_is_written_where_the_list_leads():
    owner = a_researcher()
    some = item("first", "long_text")
    writer = Writer(owner, a_draft(owner, some, before_free_text=None))
    place = writer.url("words", "_notices")
    assert f"{place}?to=en-gb" in writer.reads()
    assert "{reading_hours}" in writer.reads("words", "_notices", to="en-gb")
    sent = {f"to-{name}": "Said." for name in ("limits", "reading", "could_tell")}
    writer.sends("words", "_notices", query="?to=en-gb", **sent)
    assert "Nothing. It can be published." in writer.reads()
