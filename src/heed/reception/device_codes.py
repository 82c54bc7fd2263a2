"""The code that a tablet shows until it is paired: eight letters and numbers.

The letters I, L, O and U are left out; who types one means the 1, 0 or V that it
looks like.
"""

from heed.reception.errors import UnknownDeviceCodeError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # five bits each
LENGTH = 8
LOOK_ALIKES = str.maketrans("ILOU", "110V")


def code_of(data: bytes) -> str:
    """The first forty bits as a code."""
    number = int.from_bytes(data[:5], "big")
    return "".join(ALPHABET[number >> 5 * n & 31] for n in reversed(range(LENGTH)))


def read_code(typed: str) -> str:
    """The code that was typed, whatever its capitals, blanks and hyphens."""
    code = "".join(typed.replace("-", "").split()).upper().translate(LOOK_ALIKES)
    if len(code) != LENGTH or not set(code) <= set(ALPHABET):
        raise UnknownDeviceCodeError
    return code


def spaced(code: str) -> str:
    """A code in two halves, as it is shown."""
    return f"{code[:4]} {code[4:]}"
