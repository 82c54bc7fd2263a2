import pytest

from heed.foundation.privacy import (
    Keep,
    PrivacyClass,
    classify,
    internal,
    sealed,
    unclassified,
)


def test_it_works():
    classes = classify(
        internal("place window", keep=Keep.AS_EVIDENCE),
        sealed("words", keep=Keep.WITH_RESPONSE),
    )
    assert classes["words"].privacy is PrivacyClass.SEALED
    assert classes["place"].keep is Keep.AS_EVIDENCE


def test_a_field_with_two_classes_is_a_mistake():
    with pytest.raises(ValueError, match="two privacy classes"):
        classify(internal("a", keep=Keep.A_DAY), sealed("a", keep=Keep.A_DAY))


def test_what_nobody_classified_is_found():
    classes = classify(internal("a", keep=Keep.A_DAY))
    assert unclassified(["a", "b"], classes) == {"b"}
