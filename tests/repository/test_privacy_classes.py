"""Every field of every model says how closely it is kept and how long."""

import pytest

from heed.config.privacy import classes_of, every_model
from heed.foundation.privacy import unclassified


def field_names(model):
    concrete = {field.name for field in model._meta.local_concrete_fields}
    inherited = {field.name for field in model._meta.concrete_fields}
    return concrete | inherited | {f.name for f in model._meta.local_many_to_many}


@pytest.mark.parametrize("model", every_model(), ids=lambda m: m._meta.label)
def test_every_field_has_a_class(model):
    missing = unclassified(field_names(model), classes_of(model))
    assert not missing, f"{model._meta.label}: give {sorted(missing)} a privacy class."


@pytest.mark.parametrize("model", every_model(), ids=lambda m: m._meta.label)
def test_no_class_for_a_field_that_is_gone(model):
    stale = set(classes_of(model)) - field_names(model)
    assert not stale, f"{model._meta.label}: {sorted(stale)} are no fields."
