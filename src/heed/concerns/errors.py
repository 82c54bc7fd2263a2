"""Refusals of this room, each with a sentence for the person who meets it."""


class ConcernRefused(Exception):
    """Something may not be done with a concern; the sentence says why."""

    sentence = "This cannot be done."

    def __init__(self, sentence: str = "") -> None:
        super().__init__(sentence or self.sentence)


class ConflictNotDeclared(ConcernRefused):
    """Nobody opens words before they have said whether they stand too close."""

    sentence = "Say first whether this may concern you or someone close to you."


class MayNotRead(ConcernRefused):
    """The concern is not for this reader."""

    sentence = "This is not for you to read."


class OutsideTheWardOnly(ConcernRefused):
    """What is about staff does not travel to the ward."""

    sentence = "This is about people who work there, so no copy goes to the ward."


class KeptFromTheWard(ConcernRefused):
    """The writer said that the ward, or who manages it, must not read it."""

    sentence = "The writer asked that the ward or its manager does not read this."


class WriterSaidNo(ConcernRefused):
    """The writer did not allow it."""

    sentence = "The writer did not allow the ward to see their words."


class NobodyComesBack(ConcernRefused):
    """The writer asked that nobody comes back to them."""

    sentence = "The writer asked that nobody comes back to them."


class ReplyNeedsChecking(ConcernRefused):
    """A reply may confirm who wrote; each warning must be answered first."""

    sentence = "Look at each warning about this reply before you send it."


class AlreadyDone(ConcernRefused):
    """It was done before."""

    sentence = "This was done before."


class WasWithdrawn(ConcernRefused):
    """The writer took it back."""

    sentence = "The writer took this back. Nothing more can be done with it."


class WordsMissing(ConcernRefused):
    """A reason or an outcome is missing."""

    sentence = "Write a sentence."


class UnknownLevel(ConcernRefused):
    """A harm level that is not on its scale."""

    sentence = "This level is not on the scale."


class MayNotDecide(ConcernRefused):
    """The decision is not this person's."""

    sentence = "This is not for you to decide."
