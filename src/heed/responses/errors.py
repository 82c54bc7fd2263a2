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


class TooLateToWithdrawError(Exception):
    """The day until which people were told that they can take answers back is over."""

    def __init__(self) -> None:
        super().__init__("These answers cannot be taken back any more.")


class OneQuestionnaireAGroupError(Exception):
    """A survey's door can ask a group one questionnaire."""

    def __init__(self) -> None:
        super().__init__(
            "A survey asks each group one questionnaire. Put all questions of a group "
            "into one, or open a survey for each."
        )


class CodeUsedError(Exception):
    """The words of an invitation open nothing any more."""

    def __init__(self) -> None:
        super().__init__(
            "These words were used, or a newer letter has taken their place."
        )


class NoInvitationsError(Exception):
    """Nobody can be invited to this fieldwork, or not now."""


class DoubtRefusedError(Exception):
    """A rule or a decision about doubt that would not be fair, or says too little."""


class SurveyChangeRefusedError(Exception):
    """A change of a survey that would not be fair to those who answered already."""


class NobodyReadsError(Exception):
    """A survey may ask for words only when somebody reads them within a stated time."""

    def __init__(self) -> None:
        super().__init__(
            "This survey asks for words. Say within how many days they are read, "
            "and who reads them."
        )
