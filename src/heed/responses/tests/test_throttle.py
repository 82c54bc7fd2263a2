"""Guessing receipts is slowed down for everybody together, and is hopeless."""

from uuid import uuid4

import pytest

from heed.responses.receipt_words import GUESSES
from heed.responses.throttle import (
    RECEIPT_BITS,
    Throttle,
    receipt_guesses,
    tablet_guesses,
    turn_for,
    years_to_guess,
)


@pytest.fixture(autouse=True)
def all_turns():
    receipt_guesses.refill()
    yield
    receipt_guesses.refill()


@pytest.fixture
def time_():
    return [0.0]


@pytest.fixture
def throttle(time_):
    return Throttle(a_second=5, at_once=60, seconds=lambda: time_[0])


def test_it_works(throttle, time_):
    assert all(throttle.take() for _ in range(60))
    assert not throttle.take()
    time_[0] = 1.0
    assert [throttle.take() for _ in range(6)] == [True] * 5 + [False]


def test_over_any_stretch_there_are_no_more_turns_than_it_says(throttle, time_):
    taken = 0
    for step in range(10_000):
        time_[0] = step / 100
        taken += throttle.take()
    assert taken <= 60 + 5 * 100


def test_whoever_knew_the_words_uses_no_turn(throttle):
    for _ in range(1000):
        assert throttle.take()
        throttle.give_back()


def test_a_clock_that_steps_back_gives_nothing_away(throttle, time_):
    while throttle.take():
        pass
    time_[0] = -100.0
    assert not throttle.take()


def test_a_tablet_has_turns_of_its_own_in_a_flood(monkeypatch):
    monkeypatch.setattr(receipt_guesses, "a_second", 0)
    tablet, other = uuid4(), uuid4()
    while receipt_guesses.take():
        pass
    turns = [turn_for(tablet) for _ in range(11)]
    assert turns[:10] == [tablet_guesses(tablet)] * 10
    assert turn_for(other) is tablet_guesses(other)


def test_without_a_tablet_a_flood_leaves_none(monkeypatch):
    monkeypatch.setattr(receipt_guesses, "a_second", 0)
    while receipt_guesses.take():
        pass
    assert turn_for(None) is None


def test_a_calm_tablet_uses_the_turns_of_all():
    assert turn_for(uuid4()) is receipt_guesses


def test_how_long_guessing_takes():
    """A guesser who takes every turn there is, at a million receipts.

    2^66 words over a million receipts at a hundred guesses a second are 23,000 years.
    Whoever held a thousand paired tablets besides would still need 11,000.
    """
    assert 2**RECEIPT_BITS == GUESSES
    all_ = receipt_guesses.a_second
    assert 23_000 < years_to_guess(all_, receipts=1_000_000) < 24_000
    tablets = 1000 * tablet_guesses(uuid4()).a_second
    assert years_to_guess(all_ + tablets, receipts=1_000_000) > 11_000
    assert years_to_guess(all_, receipts=1) > 10_000_000_000
