"""Identities that tell nothing about when a thing was made."""

import uuid


def new_id() -> uuid.UUID:
    """A random identity; time-ordered ones would leak the order of arrival."""
    return uuid.uuid4()
