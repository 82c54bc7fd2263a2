"""What a person is called in a project, where no interview gives them a code."""

from uuid import UUID

from heed.coding.models import Project
from heed.foundation.keyring import keys
from heed.foundation.keys import Purpose

LETTERS = 8


def guid_of_person(project: Project, person: UUID) -> UUID:
    """Stands for a person in files; nobody makes the response out of it."""
    hashed = keys().keyed_hash(Purpose.EXCHANGE, f"{project.pk}:{person}")
    return UUID(bytes=hashed[:16], version=4)


def sign_of_person(project: Project, person: UUID) -> str:
    """The same few letters each time, on pages and in files alike."""
    return str(guid_of_person(project, person))[:LETTERS]
