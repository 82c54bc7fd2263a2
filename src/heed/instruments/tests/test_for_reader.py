"""A questionnaire in the words of one reader, or the next best."""

import pytest

from heed.instruments.definition import for_reader, gaps, parse
from heed.instruments.tests.samples import document, item, words

ASK = {
    "en-gb": "English",
    "en-gb-easy": "Easy English",
    "cy": "Cymraeg",
    "carer": {"en-gb": "Carer English", "cy": "Cymraeg gofalwr"},
}


def definition(**fields):
    fields = {"marked_translation": {"cy": "awaiting a checker"}, **fields}
    fields = {"languages": ["en-gb", "cy"], **fields}
    return parse(document(item("x", ask=ASK), item("y"), **fields))


def ask(group="service_user", language="en-gb", easy_read=False):
    view = for_reader(definition(), group=group, language=language, easy_read=easy_read)
    first = view.item("x")
    return first.ask, first.language, first.easy_read, first.fell_back


@pytest.fixture(autouse=True)
def _options_have_welsh(monkeypatch):
    both = {"en-gb": "a", "cy": "a", "en-gb-easy": "a"}
    made = [{"code": code, "words": both} for code in "ab"]
    monkeypatch.setattr("heed.instruments.tests.samples.options", lambda *_: made)


def test_it_works():
    assert ask() == ("English", "en-gb", False, False)
    assert ask(language="cy") == ("Cymraeg", "cy", False, False)
    assert ask(easy_read=True) == ("Easy English", "en-gb", True, False)


def test_a_group_has_its_own_words():
    assert ask("carer")[0] == "Carer English"
    assert ask("staff")[0] == "English"


def test_welsh_easy_read_falls_back_to_plain_welsh_and_says_so():
    assert ask(language="cy", easy_read=True) == ("Cymraeg", "cy", False, True)


def test_a_groups_own_words_never_mix_with_the_common_ones():
    assert ask("carer", easy_read=True) == ("Carer English", "en-gb", False, True)


def test_an_item_is_whole_in_one_language():
    view = for_reader(definition(), group="staff", language="cy")
    english = view.item("y")
    assert (english.language, english.fell_back) == ("en-gb", True)
    assert view.fell_back


def test_a_translation_that_awaits_a_checker_says_so():
    data = definition(title={"en-gb": "Sample", "cy": "Sampl"})
    assert for_reader(data, group="staff", language="cy").awaiting_checker
    assert not for_reader(data, group="staff", language="en-gb").awaiting_checker


def test_the_first_place_for_words_is_named():
    data = parse(document(item("x"), item("said", "long_text"), item("z", "text_list")))
    view = for_reader(data, group="staff", language="en-gb")
    assert view.first_text == "said"
    assert view.notices.limits == "Limits."


def test_items_of_other_groups_are_not_there():
    data = parse(document(item("x", groups=["staff"]), item("y")))
    view = for_reader(data, group="carer", language="en-gb")
    assert [one.code for one in view.items] == ["y"]


def test_what_is_declared_must_be_there_to_publish():
    missing = {problem.path for problem in gaps(definition())}
    assert {"title", "items.2 (y).ask"} <= missing


@pytest.mark.parametrize(
    "promise",
    [
        "This is completely confidential.",
        "You are guaranteed anonymous.",
        "We guarantee anonymity.",
        "It is 100% anonymous.",
        "Mae hyn yn hollol gyfrinachol.",
    ],
)
def test_a_promise_that_nobody_can_keep_is_not_published(promise):
    data = parse(document(item("x", hint=words(promise))))
    assert [problem.path for problem in gaps(data)] == ["items.1 (x).hint"]


def test_easy_read_needs_a_picture_for_everything():
    both = {"en-gb": "a", "en-gb-easy": "a"}
    made = item("x", ask=both, options=[{"code": c, "words": both} for c in "ab"])
    found = {p.path for p in gaps(parse(document(made, easy_read=True)))}
    assert "items.1 (x).picture" in found
    assert "items.1 (x).options.a.picture" in found
