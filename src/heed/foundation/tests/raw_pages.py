"""An SQLite file as someone sees it who has the file and the key: page by page."""

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE = 4096
RESERVED = 80  # at the end of each page: 16 bytes of nonce, 64 of authentication
SALT = 16  # in the clear at the beginning of the file


def plain_pages(path: Path, key: bytes) -> bytes:
    """The whole file in the clear, each page at its place."""
    sealed = path.read_bytes()
    pages = [sealed[n : n + PAGE] for n in range(0, len(sealed), PAGE)]
    return b"".join(_opened(page, key, number) for number, page in enumerate(pages))


def _opened(page: bytes, key: bytes, number: int) -> bytes:
    start = SALT if number == 0 else 0
    body, nonce = page[start : PAGE - RESERVED], page[PAGE - RESERVED :][:16]
    opener = Cipher(algorithms.AES256(key), modes.CBC(nonce)).decryptor()
    return bytes(start) + opener.update(body) + opener.finalize() + bytes(RESERVED)
