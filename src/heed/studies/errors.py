"""What a study refuses, each with a way out."""


class StudyRefused(Exception):
    """Base of all; its text is a sentence for the person who asked."""


class NoSuchTable(StudyRefused):
    """No study has planned a table of this name."""

    def __init__(self, slug: str, known: list[str]) -> None:
        there = f" There is {', '.join(known)}." if known else " None is planned yet."
        super().__init__(f"No study has a table called {slug}.{there}")


class NoSuchStudy(StudyRefused):
    """Not exactly one study has this name."""

    def __init__(self, slug: str, known: list[str]) -> None:
        there = f" There is {', '.join(known)}." if known else " None is open yet."
        super().__init__(f"There is not one study called {slug}.{there}")


class SeveralStudies(StudyRefused):
    """More than one study has planned a table of this name."""

    def __init__(self, slug: str, studies: list[str]) -> None:
        super().__init__(
            f"Several studies have a table called {slug}: {', '.join(studies)}. "
            "Say which with --study."
        )


class NotInTheStudy(StudyRefused):
    """Only those who work inside a study open its rows."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"You do not work inside the study “{title}”. Ask one of its members, or "
            "open the table for another audience."
        )


class NoAnswersYet(StudyRefused):
    """Nobody of the groups of a table has answered yet."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"Nobody has answered “{title}” yet who agreed to research. "
            "Come back when people have."
        )


class NotAnItem(StudyRefused):
    """A planned table asks about an item that is not counted in this fieldwork."""

    def __init__(self, item: str) -> None:
        super().__init__(
            f"No questionnaire of the study has a question {item} with answers to "
            "choose from."
        )


class WeightedOneAnswer(StudyRefused):
    """Weighted shares are offered only of questions with one answer."""

    def __init__(self, item: str) -> None:
        super().__init__(
            f"{item} takes several answers. Weighted shares are offered only of "
            "questions with one answer."
        )


class NoMentions(StudyRefused):
    """A question with one answer is not counted in mentions."""

    def __init__(self, item: str) -> None:
        super().__init__(
            f"{item} takes one answer, so there are people and no mentions to count. "
            "Choose the group or those who answered."
        )


class NoSuchBlank(StudyRefused):
    """No report has a blank of this name."""

    def __init__(self, blank: str, known: list[str]) -> None:
        super().__init__(f"No report asks for {blank}. There is {', '.join(known)}.")


class TooSmallToBeOpen(StudyRefused):
    """Rows of a small group are not for everybody."""

    def __init__(self, floor: int) -> None:
        super().__init__(
            f"A group of fewer than {floor} people is in the data, so it cannot be "
            "proposed as open. Propose safeguarded or controlled."
        )


class BundleIsThere(StudyRefused):
    """A bundle is never mixed with what is there already."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is {name} already. Remove it, or name another place.")


class NotABundle(StudyRefused):
    """There are no sums to check."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is no study bundle: it has no file SHA256SUMS.")


class NoSuchSurvey(StudyRefused):
    """Not exactly one survey of the study has this name."""

    def __init__(self, slug: str, known: list[str]) -> None:
        there = f" There is {', '.join(known)}." if known else " It has none yet."
        super().__init__(f"The study has not one survey {slug}.{there}")


class WeightsImpossible(StudyRefused):
    """No weights can be made of what was asked for; the reason is a sentence."""


class NoSuchWeighting(StudyRefused):
    """The study has no weighting of this name."""

    def __init__(self, slug: str, known: list[str]) -> None:
        there = f" There is {', '.join(known)}." if known else " None is made yet."
        super().__init__(f"The study has no weights called {slug}.{there}")


class WeightedForOneGroup(StudyRefused):
    """A table over other groups than the one that weights are for."""

    def __init__(self, title: str, group: str) -> None:
        super().__init__(
            f"The weights “{title}” are for one group, {group}. Nothing says how large "
            "groups are beside each other: plan the table for that group alone."
        )


class WeightedForAnotherSurvey(StudyRefused):
    """A table counts the answers of another survey than the weights are of."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"The weights “{title}” are of another survey of the study than this table."
        )


class NotWeightedBoth(StudyRefused):
    """Weights are made of everybody who may be counted."""

    def __init__(self) -> None:
        super().__init__(
            "Weights are made of everybody in the group, with those set aside. Ask for "
            "the table weighted, or without them."
        )
