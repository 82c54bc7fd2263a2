"""Why something about an interview is refused."""


class InterviewRefused(Exception):
    """Something asked of an interview or its words cannot be done as asked."""


class NotYours(InterviewRefused):
    """The account may not work on the words of this place."""

    def __init__(self) -> None:
        super().__init__("You do not work on the words of this place.")


class CodeInUse(InterviewRefused):
    """Another interview of the place has this code."""

    def __init__(self) -> None:
        super().__init__("This code is in use. Give this interview another one.")


class NoConsent(InterviewRefused):
    """The person did not agree to this use of their words."""

    def __init__(self) -> None:
        super().__init__(
            "The person did not say yes to research, so the transcript is not kept."
        )


class AlreadyThere(InterviewRefused):
    """An interview has one transcript."""

    def __init__(self) -> None:
        super().__init__(
            "This interview has a transcript. Record another interview for another one."
        )


class WasWithdrawn(InterviewRefused):
    """The interview was taken back."""

    def __init__(self) -> None:
        super().__init__("This interview was taken back. Nothing can be added to it.")


class SpeakerUnknown(InterviewRefused):
    """A voice has no role."""

    def __init__(self) -> None:
        super().__init__("Say of each voice who speaks.")


class ChangesDoNotFit(InterviewRefused):
    """Places to take out overlap, or lie outside the words."""

    def __init__(self) -> None:
        super().__init__(
            "What is to be taken out does not fit these words. Open them again."
        )
