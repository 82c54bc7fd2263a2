"""Refusals of the ground floor, each a sentence that says what to do."""


class NotStored(Exception):
    """The store cannot be written to now: a full disk, a lost database, too much work.

    What was submitted may be submitted again with the same key.
    """

    def __init__(self) -> None:
        super().__init__("The store cannot be written to just now. Please try again.")


class RowsRefused(Exception):
    """The store will not take these rows however often one tries: a mistake of ours.

    The reason is the exception's cause. It may quote what a person typed, so it must
    not be logged or shown.
    """

    def __init__(self) -> None:
        super().__init__("The store refused these rows.")


class UnknownKind(Exception):
    """A task has a kind that no room has registered a handler for."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"No room has registered a handler for tasks “{kind}”.")


class WorkerCutOff(Exception):
    """Each time a worker took this task it was killed before the end."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"Workers were cut off in every task “{kind}”.")


class BackupFailed(Exception):
    """A backup could not be made or is not whole; the sentence says why."""
