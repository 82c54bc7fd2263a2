"""The keys of this installation, and the check that they belong to its database."""

from django.conf import settings
from django.db import DatabaseError, connection

from heed.foundation.keys import KeyFileError, Keys
from heed.foundation.models import KeyFingerprint


def keys() -> Keys:
    """The keys of the installation."""
    return settings.HEED_KEYS


def remember_keys() -> None:
    """Note in the database which key file it was made with; the first one stays."""
    KeyFingerprint.objects.get_or_create(
        only=KeyFingerprint.ONLY, defaults={"fingerprint": keys().fingerprint}
    )


def refuse_wrong_keys() -> None:
    """Stop where the key file is not the one that the database was made with.

    On PostgreSQL a wrong key file would seal new words under keys that nobody will
    look for, and would open none of the old ones.
    """
    expected = _fingerprint_in_database()
    if expected not in {None, keys().fingerprint}:
        raise KeyFileError(
            f"This key file has the fingerprint {keys().fingerprint}, but the database "
            f"was made with the key file {expected}. Put that key file back, or set "
            "HEED_KEY_FILE to where it is."
        )


def _fingerprint_in_database() -> str | None:
    """What the database says; nothing where it is empty or cannot be reached."""
    try:
        if KeyFingerprint._meta.db_table not in connection.introspection.table_names():
            return None
    except DatabaseError:
        return None  # the command that needs the database says so in its own words
    return KeyFingerprint.objects.values_list("fingerprint", flat=True).first()
