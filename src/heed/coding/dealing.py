"""The order of a project's texts: places that chance deals one by one.

New texts land between old ones, so that neither an order nor a number tells which came
in earlier. Nothing here knows of Django.
"""

import secrets
from collections.abc import Collection

PLACES = 2**40  # so many that 100,000 texts hardly ever draw a place twice
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # without those read as digits


def dealt(count: int, taken: Collection[int] = ()) -> list[int]:
    """As many places as asked, each drawn by chance, none of them taken already."""
    found: dict[int, None] = {}
    while len(found) < count:
        place = 1 + secrets.randbelow(PLACES - 1)
        if place not in taken:
            found[place] = None
    return list(found)


def sign_of(place: int) -> str:
    """What a text is called by its place, such as “K7QM-2XPA”; it stays the same."""
    letters = [LETTERS[place >> (5 * n) & 31] for n in reversed(range(8))]
    return "".join(letters[:4]) + "-" + "".join(letters[4:])
