"""Refusals at the public doors, each with a sentence for the person who meets it."""


class NoSuchDoorError(Exception):
    """No place has this short address, or it does not listen yet or any more."""


class NothingBegunError(Exception):
    """There are no answers under this cookie: they were sent, cleared or too old."""


class NotSentError(Exception):
    """The answers could not be stored; they are still in the draft."""


class TooManyGuessesError(Exception):
    """So many receipts were tried that nobody can try one for a moment."""


class UnknownDeviceCodeError(Exception):
    """No tablet can have shown this code."""

    def __init__(self) -> None:
        super().__init__(
            "This is not a code that a tablet shows. Check the eight letters and "
            "numbers on its screen."
        )


class AlreadyPairedError(Exception):
    """The tablet belongs to a place already."""

    def __init__(self) -> None:
        super().__init__(
            "This tablet is paired already. End that first, or ask the tablet for a "
            "new code."
        )
