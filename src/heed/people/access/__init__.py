"""Who may do what, and where: permissions, roles, and the mark on every view.

A role is held at a place and counts for everything below it. Permissions to read
people's words are never held for a ward by someone who works on that ward.
"""

from heed.people.access.marks import (
    Who,
    allowed,
    anyone,
    has_second_factor,
    own_account,
    signed_in,
    signing_in,
)
from heed.people.access.reach import below, may, postings_on, reach
from heed.people.access.roles import (
    READING,
    ROLES,
    Permission,
    Role,
    reads,
    roles_with,
)

__all__ = [
    "READING",
    "ROLES",
    "Permission",
    "Role",
    "Who",
    "allowed",
    "anyone",
    "below",
    "has_second_factor",
    "may",
    "own_account",
    "postings_on",
    "reach",
    "reads",
    "roles_with",
    "signed_in",
    "signing_in",
]
