"""The nature of a sample, which every estimate and every test carries with it."""

from enum import StrEnum


class Nature(StrEnum):
    """How people came to be asked."""

    PROBABILITY = "probability"
    CONVENIENCE = "convenience"
    CENSUS = "census"

    @property
    def caveat(self) -> str:
        """What intervals and tests mean on such a sample, in one sentence."""
        return _CAVEATS[self]


_CAVEATS = {
    Nature.PROBABILITY: (
        "People were drawn by chance, so intervals and tests speak of the population "
        "that they were drawn from."
    ),
    Nature.CONVENIENCE: (
        "People chose to take part, so intervals and tests show how far chance alone "
        "could go, and say nothing about people who did not take part."
    ),
    Nature.CENSUS: (
        "Everybody was asked, so intervals and tests speak of chance in the answers, "
        "not of who was asked."
    ),
}
