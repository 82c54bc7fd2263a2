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


class DraftRefused(Exception):
    """A change to a questionnaire in the making cannot be made as asked."""


class NoSuchItem(DraftRefused):
    """The questionnaire in the making has no such question, perhaps not any more."""

    def __init__(self, code: str) -> None:
        super().__init__(f"There is no question {code} in this questionnaire any more.")


class CodeIsTaken(DraftRefused):
    """A code belongs to a questionnaire that came with Heed, or to another draft."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"The code {code} is in use. Choose another one: answers of questionnaires "
            "with one code are counted together."
        )


class NothingNew(DraftRefused):
    """What is to be published is published already, word for word."""

    def __init__(self, code: str, number: int) -> None:
        super().__init__(
            f"Version {number} of {code} says exactly this already. Change something, "
            "or use that version."
        )


class DraftMoved(Exception):
    """Somebody else changed the questionnaire since this page was opened."""

    def __init__(self, seen: int) -> None:
        super().__init__(
            "Somebody else changed this questionnaire since you opened the page."
        )
        self.seen = seen
