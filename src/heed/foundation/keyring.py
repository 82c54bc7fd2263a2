"""The keys of this installation, and the check that they belong to its database."""

from django.conf import settings
from django.db import DatabaseError, connection

from heed.foundation.keys import KeyFileError, Keys
from heed.foundation.models import KeyFingerprint


def keys() -> Keys:
    """The keys of the installation."""
    return settings.HEED_KEYS


def remember_keys() -> None:
    """Note in a migrated database which key file is its own; the first one stays."""
    if _has_table():
        KeyFingerprint.objects.get_or_create(
            only=KeyFingerprint.ONLY, defaults={"fingerprint": keys().fingerprint}
        )


def refuse_wrong_keys() -> None:
    """Stop where the key file is not the one that the database was made with.

    On PostgreSQL a wrong key file would seal new words under keys that nobody will
    look for, and would open none of the old ones.
    """
    try:
        expected = _has_table() and KeyFingerprint.objects.first()
    except DatabaseError:
        return  # the command that needs the database says so in its own words
    if expected and expected.fingerprint != keys().fingerprint:
        raise KeyFileError(
            f"This key file has the fingerprint {keys().fingerprint}, but the database "
            f"was made with the key file {expected.fingerprint}. Put that key file "
            "back, or set HEED_KEY_FILE to where it is."
        )


def _has_table() -> bool:
    return KeyFingerprint._meta.db_table in connection.introspection.table_names()
