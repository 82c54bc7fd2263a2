"""What can be refused about suggestions, said so that it can be mended."""


class CannotSuggest(Exception):
    """The texts, the labels or the model's file do not allow what was asked."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(f"{problem} {remedy}")


class TextExtraMissing(CannotSuggest):
    """The libraries for text are optional, and are not there."""

    def __init__(self, library: str) -> None:
        super().__init__(
            f"Suggestions need the library {library}, which is not installed.",
            "Type ./setup text, which adds what suggestions need.",
        )
