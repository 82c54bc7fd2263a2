"""The key file: every secret of one installation, kept outside the database.

A key for each purpose is derived from one random master key, so that a key that
leaks through one use says nothing about another. Losing the file loses everything;
``heed keys fingerprint`` names it, so that a wrong one is noticed.
"""

import hashlib
import os
import secrets
from enum import Enum
from functools import cached_property
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from heed.foundation.durable import make_durable

FIRST_LINE = "heed key file, version 1: keep a copy in a safe place"


class KeyFileError(Exception):
    """The key file is missing, unreadable or not ours; the sentence says what to do."""


class Purpose(Enum):
    """What a derived key is for; a new use gets a purpose of its own."""

    DATABASE = "database file"
    DJANGO = "django signing"
    TEXT = "wrapping of text data keys"
    CONTACT = "contact details"
    RECEIPT = "receipt look-up"
    DRAFT = "drafts"
    IDEMPOTENCY = "idempotency keys"
    IMPORT = "imported source ids"
    DEVICE = "tablet pairing"
    AUDIT = "audit chain"
    SECOND_FACTOR = "secrets of second factors"
    THROTTLE = "throttle pseudonyms"
    VISIT = "visits with a receipt"
    INVITATION = "invitation codes"
    WAITING = "what waits in memory"
    ANALYSIS = "analysis store"
    EXCHANGE = "people in files for other programs"


class Keys:
    """The keys of one installation, derived from its master key when asked for."""

    def __init__(self, master: bytes) -> None:
        if len(master) != 32:
            raise KeyFileError("The key file must hold 64 hexadecimal characters.")
        self._master = master
        self._derived: dict[Purpose, bytes] = {}

    def derive(self, purpose: Purpose) -> bytes:
        """The 32-byte key for one purpose; always the same for the same file."""
        if purpose not in self._derived:
            info = purpose.value.encode()
            derivation = HKDF(SHA256(), 32, salt=b"heed", info=info)
            self._derived[purpose] = derivation.derive(self._master)
        return self._derived[purpose]

    @cached_property
    def fingerprint(self) -> str:
        """A short name for the key, kept in the database to notice a wrong file."""
        return hashlib.sha256(b"heed fingerprint" + self._master).hexdigest()[:16]

    def keyed_hash(self, purpose: Purpose, value: str | bytes) -> bytes:
        """A look-up value that nobody can compute without the key file."""
        data = value.encode() if isinstance(value, str) else value
        return hashlib.blake2b(data, key=self.derive(purpose), digest_size=32).digest()


def read_keys(path: Path) -> Keys:
    """The keys in a file."""
    try:
        first, master = path.read_text(encoding="ascii").split("\n")[:2]
        if first != FIRST_LINE:
            raise KeyFileError(f"{path.name} is not a Heed key file.")
        return Keys(bytes.fromhex(master))
    except FileNotFoundError as error:
        raise KeyFileError(
            f"The key file {path} is missing. Put its copy back, or set HEED_KEY_FILE."
        ) from error
    except OSError as error:
        raise KeyFileError(
            f"The key file {path} may not be read by this user. Change its owner."
        ) from error
    except ValueError as error:
        raise KeyFileError(f"{path.name} is not a Heed key file.") from error


def make_keys(path: Path) -> Keys:
    """Make a key file that only its owner can read; never write over one."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    text = f"{FIRST_LINE}\n{secrets.token_hex(32)}\n"
    partial = path.with_name(f"{path.name}.{secrets.token_hex(8)}.part")
    with os.fdopen(
        os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w"
    ) as f:
        f.write(text)
        f.flush()
        os.fsync(f.fileno())
    try:
        os.link(partial, path)
    except FileExistsError:
        pass  # another process was first, and its keys are the ones to use
    finally:
        partial.unlink()
    make_durable(path.parent)  # before anything is sealed with them
    return read_keys(path)


def keys_for(path: Path, database: Path | None) -> Keys:
    """The keys in ``path``; made on first use, but never beside an old database."""
    if path.exists():
        return read_keys(path)
    if database is not None and database.exists() and database.stat().st_size:
        raise KeyFileError(
            f"The database {database.name} is there but its key file {path} is not. "
            "Put the copy of the key file back; a new one could not open it."
        )
    return make_keys(path)
