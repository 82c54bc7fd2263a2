"""Finding the concern that a receipt opens."""

from uuid import UUID

from heed.concerns.models import Concern
from heed.responses.queries import response_of_receipt


def concern_of_words(typed: str) -> Concern | None:
    """The concern of the six words that were typed, or none."""
    response = response_of_receipt(typed)
    return concern_with(response=response) if response else None


def concern_with(**which: UUID | object) -> Concern | None:
    """A concern with what its pages need of it."""
    return (
        Concern.objects.filter(**which)
        .select_related("place", "response__edition")
        .first()
    )
