"""Sealing: bytes that can be opened only with their key and only in their row.

A record's words are sealed with a data key of their own; the data key is kept wrapped
by a key that stands in the key file. Destroying the wrapped key erases the words, in
backups too. The name of the row goes into the seal, so that sealed bytes cannot be
moved to another row. Whatever does not open is refused; nothing falls back to plain.
"""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from heed.foundation.keyring import keys
from heed.foundation.keys import Purpose

VERSION = b"H1"
_NONCE = 12
_TAG = 16


class SealBroken(Exception):
    """Sealed bytes do not open: another key, another row, or altered bytes."""

    def __init__(self) -> None:
        super().__init__("The seal does not open with this key in this row.")


def seal(plaintext: bytes, *, key: bytes, row: str) -> bytes:
    """Seal bytes for one row, named such as ``responses.text/<id>/original``."""
    nonce = os.urandom(_NONCE)
    return VERSION + nonce + AESGCM(key).encrypt(nonce, plaintext, _bound(row))


def open_sealed(sealed: bytes, *, key: bytes, row: str) -> bytes:
    """The bytes that were sealed for this row with this key; else ``SealBroken``."""
    sealed = bytes(sealed)  # PostgreSQL gives a memoryview
    body = sealed[len(VERSION) :]
    if not sealed.startswith(VERSION) or len(body) < _NONCE + _TAG:
        raise SealBroken
    try:
        return AESGCM(key).decrypt(body[:_NONCE], body[_NONCE:], _bound(row))
    except InvalidTag as error:
        raise SealBroken from error


def new_data_key() -> bytes:
    """A fresh key for one record."""
    return AESGCM.generate_key(bit_length=256)


def wrap(data_key: bytes, *, row: str) -> bytes:
    """A data key as it may stand in the database."""
    return seal(data_key, key=keys().derive(Purpose.TEXT), row=f"key of {row}")


def unwrap(wrapped: bytes, *, row: str) -> bytes:
    """The data key that was wrapped for this row."""
    return open_sealed(wrapped, key=keys().derive(Purpose.TEXT), row=f"key of {row}")


def _bound(row: str) -> bytes:
    if not row:
        raise ValueError("A seal needs the name of its row.")
    return VERSION + b"|" + row.encode()
