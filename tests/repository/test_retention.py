"""Every class with a period is acted on: something removes it, or says why it stays."""

import pytest

from heed.config.privacy import classes_of, every_model
from heed.foundation.rows import ROW_PRIVACY
from heed.safeguards.retention import kept, purgers, removals, schedule

REMOVED = {label for one in purgers() for label in one.of} | {
    model._meta.label for one in removals() for model in one.of
}
STAYS = schedule().stays


def has_a_period(model):
    own = [c for c in classes_of(model).values() if c is not ROW_PRIVACY]
    return any(kept(c.keep) is not None for c in own)


@pytest.mark.parametrize("model", every_model(), ids=lambda m: m._meta.label)
def test_what_has_a_period_is_removed_or_says_why_it_stays(model):
    label = model._meta.label
    if has_a_period(model):
        assert (label in REMOVED) != (label in STAYS), (
            f"{label}: register a removal (safeguards/retention.py), or say in "
            "retention.yaml why it stays; not both."
        )


def test_nothing_is_named_that_is_not_there():
    labels = {model._meta.label for model in every_model()}
    assert REMOVED | set(STAYS) <= labels


def test_every_reason_is_a_reason():
    assert all(len(reason) > 15 for reason in STAYS.values())
