"""Refusals, each with a sentence for the person who meets it."""


class WordsAreGoneError(Exception):
    """The words were taken back or erased, and no copy can be read."""

    def __init__(self) -> None:
        super().__init__("These words were taken back. Nobody can read them any more.")


class NotAskedHereError(Exception):
    """No fieldwork asks this at this place now."""

    def __init__(self) -> None:
        super().__init__("Nothing is being asked here at the moment.")


class AlreadyWithdrawnError(Exception):
    """The response was taken back before."""

    def __init__(self) -> None:
        super().__init__("This was taken back before.")
