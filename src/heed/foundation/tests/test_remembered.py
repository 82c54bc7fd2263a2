"""Asked again within seconds, the store is left alone; later it is asked anew."""

import pytest

from heed.foundation import remembered as module
from heed.foundation.remembered import once, reading_once, remembered


@pytest.fixture
def asked(settings):
    settings.HEED_REMEMBERS = True
    return []


@pytest.fixture
def ask(asked):
    @remembered
    def read(question):
        asked.append(question)
        if question == "bad":
            raise LookupError
        return [question]

    return read


def test_it_works(ask, asked):
    assert ask("a") == ask("a") == ["a"]
    assert ask("b") == ["b"]
    assert asked == ["a", "b"]


def test_nothing_is_an_answer_too(asked):
    read = remembered(lambda: asked.append("asked"))
    assert read() is None
    assert read() is None
    assert asked == ["asked"]


def test_after_some_seconds_it_is_read_anew(ask, asked, monkeypatch):
    ask("a")
    later = module.time.monotonic() + module.SECONDS + 1
    monkeypatch.setattr(module.time, "monotonic", lambda: later)
    ask("a")
    assert asked == ["a", "a"]


def test_a_failure_is_not_remembered(ask, asked):
    for _ in range(2):
        with pytest.raises(LookupError):
            ask("bad")
    assert asked == ["bad", "bad"]


def test_guessing_addresses_does_not_fill_the_memory(ask, asked, monkeypatch):
    monkeypatch.setattr(module, "MOST", 3)
    for question in "abcda":
        ask(question)
    assert asked == ["a", "b", "c", "d", "a"]


def test_tests_see_their_own_changes_at_once(ask, asked, settings):
    settings.HEED_REMEMBERS = False
    ask("a")
    ask("a")
    assert asked == ["a", "a"]


def test_a_page_reads_a_thing_once():
    reads = iter("abc")
    with reading_once():
        assert once("who", lambda: next(reads)) == "a"
        assert once("who", lambda: next(reads)) == "a"
        assert once("where", lambda: next(reads)) == "b"


def test_the_next_page_reads_anew():
    reads = iter("ab")
    for expected in "ab":
        with reading_once():
            assert once("who", lambda: next(reads)) == expected


def test_outside_a_page_nothing_is_kept():
    reads = iter("ab")
    assert [once("who", lambda: next(reads)) for _ in range(2)] == ["a", "b"]
