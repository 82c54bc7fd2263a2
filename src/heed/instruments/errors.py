"""What can be wrong with a questionnaire, said so that it can be mended."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: where it is, what is wrong, and what to do about it."""

    path: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.path}: {self.what} {self.remedy}"


class DefinitionError(ValueError):
    """The questionnaire cannot be used as it is written."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in problems))


class NotReadyToPublish(DefinitionError):
    """The questionnaire is well formed but lacks what people must be told."""


class EditionChanged(Exception):
    """The same version number was published before with other content."""

    def __init__(self, code: str, number: int) -> None:
        super().__init__(
            f"Version {number} of {code} is published and differs from this file. "
            f"A published edition never changes: give the file a higher version."
        )


class EditionOutOfOrder(Exception):
    """A lower version number than the newest cannot be published."""

    def __init__(self, code: str, number: int, newest: int) -> None:
        super().__init__(
            f"Version {number} of {code} comes after version {newest} was published. "
            f"Give the file version {newest + 1} or higher."
        )


class EditionIsFixed(Exception):
    """A published edition is neither changed nor deleted."""

    def __init__(self) -> None:
        super().__init__(
            "A published edition is never changed or deleted. Publish a new one."
        )


class EditionTampered(Exception):
    """A stored edition is not what was published."""

    def __init__(self) -> None:
        super().__init__(
            "A stored edition does not fit its fingerprint. Restore it from a backup."
        )


class NoEdition(LookupError):
    """Nothing has been published under this code."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"No edition of {code} is published. "
            f"Run: heed instrument publish --library --by E-MAIL"
        )
