"""What was there at the start is left alone; what comes later is still cleared."""

import gc
import weakref

import pytest

from heed.foundation.garbage import YOUNG, spare_what_stays


@pytest.fixture(autouse=True)
def as_before():
    thresholds = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)


class Knot:
    """Something that only a search can clear."""

    def __init__(self):
        self.itself = self


def test_what_is_there_is_never_searched_again():
    spare_what_stays()
    assert gc.get_freeze_count() > 10_000
    assert len(gc.get_objects()) < gc.get_freeze_count() / 10
    assert gc.get_threshold()[0] == YOUNG


def test_what_comes_later_is_still_cleared():
    spare_what_stays()
    gone = weakref.ref(Knot())
    gc.collect()
    assert gone() is None
