"""Whoever copies into the analysis store is killed; no row is lost or doubled."""

import pytest

pytestmark = pytest.mark.faults
STEPS = 9


def test_a_copy_that_is_killed_at_any_step_is_made_good(store):
    survived = store.ask_heed("faults_copying", HEED_WAREHOUSE_FROM="0")
    assert len(survived) == STEPS
