"""Puts SQLCipher in the place of Python's own SQLite, before Django looks for it.

The system's SQLite can lose commits in WAL mode (fixed in 3.51.3) and cannot encrypt.
"""

import sys

import sqlcipher3
import sqlcipher3.dbapi2


class KeyedConnection(sqlcipher3.dbapi2.Connection):
    """A connection that gives its key first.

    The key cannot go into Django's ``init_command``: Django registers its functions
    before it, and a second process would be told "file is not a database".
    """

    def __init__(self, *args: object, key: bytes, **options: object) -> None:
        super().__init__(*args, **options)
        self.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        # A wrong key is told by an exception; the library's own lines would only
        # stand before it on the screen.
        self.execute("PRAGMA cipher_log_level=NONE")


def install() -> None:
    """Make ``import sqlite3`` mean SQLCipher in this process."""
    sys.modules["sqlite3"] = sqlcipher3
    sys.modules["sqlite3.dbapi2"] = sqlcipher3.dbapi2
