"""Texts that list what was marked in something that has no words of its own.

Other programs code films, recordings, pictures and pages by marking times and areas in
them. None of these come here, and the work on them does: as a text with a line for each
mark. Such a text says so in its description, so that it comes in again as what it is.
"""

from uuid import UUID, uuid5

OURS = UUID("0d6a1f0e-2a53-4c55-8f0c-7f4e1b8f5a6d")
SAID = "A list of what was marked in something that is not in this file."
_APART = "\n\n"


def guid_beside(source: str) -> str:
    """The list of marks in something whose own words stand under its identity."""
    return str(uuid5(OURS, source))


def described(description: str) -> str:
    """What a list of marks says of itself in a file, before its own description."""
    return _APART.join(filter(None, (SAID, description)))


def told_apart(description: str) -> tuple[bool, str]:
    """Whether a text lists marks, and its own description."""
    if description == SAID:
        return True, ""
    if description.startswith(SAID + _APART):
        return True, description[len(SAID + _APART) :]
    return False, description
