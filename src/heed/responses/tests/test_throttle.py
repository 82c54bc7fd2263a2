"""Guessing receipts is slowed down for everybody together, and is hopeless."""

import pytest

from heed.responses.receipt_words import GUESSES
from heed.responses.throttle import (
    RECEIPT_BITS,
    Throttle,
    receipt_guesses,
    years_to_guess,
)


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


def test_how_long_guessing_takes():
    """A guesser who takes every turn there is, at a million receipts.

    2^66 words over a million receipts at five guesses a second is half a million
    years; 3,000 times faster it would still be more than a lifetime.
    """
    assert 2**RECEIPT_BITS == GUESSES
    assert 400_000 < years_to_guess(receipt_guesses, receipts=1_000_000) < 500_000
    assert years_to_guess(receipt_guesses, receipts=1) > 100_000_000_000
