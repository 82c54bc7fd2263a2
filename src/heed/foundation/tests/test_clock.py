from datetime import UTC, datetime, timedelta, timezone

import pytest

from heed.foundation import clock
from heed.foundation.ids import new_id
from heed.foundation.tests.factories import NOON


def test_it_works():
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)


def test_it_can_be_moved_and_comes_back():
    with clock.at(NOON):
        with clock.at(NOON + timedelta(days=1)):
            assert clock.now() == NOON + timedelta(days=1)
        assert clock.now() == NOON
    assert clock.now() > NOON


def test_it_comes_back_after_an_error():
    with pytest.raises(ZeroDivisionError), clock.at(NOON):
        raise ZeroDivisionError
    assert clock.now() > NOON


def test_it_is_always_utc():
    with clock.at(NOON.astimezone(timezone(timedelta(hours=5)))):
        assert clock.now().tzinfo is UTC


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="needs a time zone"):
        clock.at(NOON.replace(tzinfo=None)).__enter__()


def test_identities_tell_nothing_of_time():
    assert {new_id().version for _ in range(20)} == {4}
