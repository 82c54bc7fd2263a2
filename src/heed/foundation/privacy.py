"""Privacy classes: every field of every model says who it concerns and how long.

A model declares its classes beside its fields::

    class Beds(Row):
        privacy = classify(
            internal("place since occupied", keep=Keep.AS_EVIDENCE),
        )

``tests/repository/test_privacy_classes.py`` fails for a field without a class.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class PrivacyClass(Enum):
    """How closely a value is kept, from open to closed."""

    PUBLIC = "public"  # may stand on a public page
    INTERNAL = "internal"  # for staff of the organisation; says nothing of a person
    PERSONAL = "personal"  # concerns a person who can be known
    SPECIAL = "special"  # health, ethnicity, harm: special category data
    SEALED = "sealed"  # encrypted by the application; opened by few, each time logged


class Keep(Enum):
    """How long a value is kept, in words that a retention schedule fills with days."""

    FOR_GOOD = "for good"  # published editions, code lists
    WHILE_OPEN = "while the place or account is open, then the archive period"
    AS_EVIDENCE = "the archive period of the service's record policy"
    WITH_RESPONSE = "as long as the response it belongs to"
    INVITED = "until the fieldwork is over, and a month for its letters to come back"
    A_DAY = "one day"
    TWENTY_HOURS = "twenty hours"
    UNTIL_THE_DAY_SAID = "until the day that the person was told, two weeks at most"
    UNTIL_DONE = "until the task is done"
    SIGN_IN = "as long as the sign-in lasts"


@dataclass(frozen=True)
class Classified:
    """Fields that share a class and a retention."""

    fields: frozenset[str]
    privacy: PrivacyClass
    keep: Keep


def _classified(names: str, privacy: PrivacyClass, keep: Keep) -> Classified:
    return Classified(frozenset(names.split()), privacy, keep)


def public(names: str, *, keep: Keep = Keep.FOR_GOOD) -> Classified:
    """Fields that may stand on a public page."""
    return _classified(names, PrivacyClass.PUBLIC, keep)


def internal(names: str, *, keep: Keep) -> Classified:
    """Fields for staff of the organisation that say nothing of a person."""
    return _classified(names, PrivacyClass.INTERNAL, keep)


def personal(names: str, *, keep: Keep) -> Classified:
    """Fields that concern a person who can be known."""
    return _classified(names, PrivacyClass.PERSONAL, keep)


def special(names: str, *, keep: Keep) -> Classified:
    """Fields of special category: health, harm, ethnicity, and answers about them."""
    return _classified(names, PrivacyClass.SPECIAL, keep)


def sealed(names: str, *, keep: Keep) -> Classified:
    """Fields that hold nothing readable without a key kept outside the database."""
    return _classified(names, PrivacyClass.SEALED, keep)


def classify(*groups: Classified) -> dict[str, Classified]:
    """One mapping from field name to its class; a name given twice is a mistake."""
    classes: dict[str, Classified] = {}
    for group in groups:
        for name in group.fields:
            if name in classes:
                raise ValueError(f"The field {name} has two privacy classes.")
            classes[name] = group
    return classes


def unclassified(
    field_names: Iterable[str], classes: dict[str, Classified]
) -> set[str]:
    """The fields that nobody has classified."""
    return set(field_names) - set(classes)
