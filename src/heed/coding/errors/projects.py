"""Why something in a coding project is refused."""


class CodingRefused(Exception):
    """Base of what a coding project refuses; its text is a sentence for the person."""


class NoSuchProject(CodingRefused):
    """Not exactly one project has this name."""

    def __init__(self, slug: str, known: list[str]) -> None:
        there = f" There is {', '.join(known)}." if known else " None is open yet."
        super().__init__(f"There is not one coding project called {slug}.{there}")


class NotInTheProject(CodingRefused):
    """Only those who work inside a project do anything in it."""

    def __init__(self) -> None:
        super().__init__(
            "You do not work inside this coding project, or not in this role. "
            "Ask whoever leads it."
        )


class ProjectIsClosed(CodingRefused):
    """A closed project can be read, and nothing more is said in it."""

    def __init__(self) -> None:
        super().__init__(
            "This coding project is closed. You can read it, and nothing more comes in "
            "or is coded, settled or noted in it. To go on, whoever leads it opens it "
            "again on the project's page."
        )


class OnlyTheLead(CodingRefused):
    """Whoever leads a project says who works in it to the end, and when it ends."""

    def __init__(self) -> None:
        super().__init__(
            "Only whoever leads the project closes it, opens it again, or ends "
            "somebody's part in it. Ask them."
        )


class LastLead(CodingRefused):
    """A project is never left without anybody who leads it."""

    def __init__(self) -> None:
        super().__init__(
            "Nobody else leads this project. Let a colleague in who leads it first; "
            "then their part can end."
        )


class WorkedHereBefore(CodingRefused):
    """Nobody has two seats in a project."""

    def __init__(self) -> None:
        super().__init__(
            "This colleague works or worked in this project. On the project's page "
            "their part can be taken up again, as who they were."
        )


class NotYoursToLetIn(CodingRefused):
    """Words come in only through those who may read them where they are."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"You may not let the words of “{title}” in. A survey is let in from its "
            "study's page, and feedback by somebody who reads it at its place."
        )


class FrameworkIsIncomplete(CodingRefused):
    """Nobody can code to a framework of which not every factor is known."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"“{title}” is incomplete and cannot be used for new coding. "
            "Supply what is missing as a new version, or choose another framework."
        )


class NoSuchExcerpt(CodingRefused):
    """A span that does not lie in its text."""

    def __init__(self, start: int, end: int, length: int) -> None:
        super().__init__(
            f"The passage from {start} to {end} does not lie in the text, which has "
            f"{length} characters. Load the page again and select it once more."
        )


class NotOfThisFramework(CodingRefused):
    """A code of another framework, or an issue of another project."""

    def __init__(self) -> None:
        super().__init__(
            "This code does not belong to the project's framework. "
            "Load the page again: the framework may have changed."
        )


class NothingToCode(CodingRefused):
    """There is no passage to judge."""

    def __init__(self) -> None:
        super().__init__("An empty text cannot be coded. Mark it as done instead.")


class IssueIsGone(CodingRefused):
    """An issue that was merged or split is not used for new coding."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The issue “{name}” was merged or split. Choose one that is in use."
        )


class NotAThird(CodingRefused):
    """Whoever coded a text is no third person on it."""

    def __init__(self) -> None:
        super().__init__(
            "You coded this text yourself, so you are no third person on it. Settle it "
            "with the others and say that you agreed, or ask somebody who did not."
        )


class SummaryChanged(CodingRefused):
    """Somebody else wrote into a cell while it was being written."""

    def __init__(self) -> None:
        super().__init__(
            "Somebody else wrote here since you opened the page. Their words are shown "
            "below, and yours are still in the box. Bring them together, then save."
        )


class SeenMeanwhile(CodingRefused):
    """Whoever has seen what others said of a text no longer judges it alone."""

    def __init__(self) -> None:
        super().__init__(
            "You have seen what others said of this text, so your own codes on it stay "
            "as they are. If you think again, settle it under “Disagreements”."
        )


class AlreadySettled(CodingRefused):
    """Somebody settled it while the page was open."""

    def __init__(self) -> None:
        super().__init__(
            "Somebody has settled this meanwhile. Look at it again before you decide."
        )


class TooFewTexts(CodingRefused):
    """A sample cannot be larger than what it is drawn from."""

    def __init__(self, size: int, there: int) -> None:
        super().__init__(
            f"A sample of {size} cannot be drawn: {there} texts are in no sample yet."
        )


class AlreadyUnderWay(CodingRefused):
    """One piece of long work of a project at a time."""

    def __init__(self) -> None:
        super().__init__(
            "A model is learning in this project already. Wait until it has ended."
        )


class NothingToSuggestWith(CodingRefused):
    """What suggestions need is not installed, or no model is in use."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what} {remedy}")


class TakenBackMeanwhile(CodingRefused):
    """Words that a model was learning from were taken back while it did."""

    def __init__(self) -> None:
        super().__init__(
            "Words were taken back while the model learnt from them, three times over. "
            "Nothing was kept. Let it learn again."
        )


class SuggestionIsGone(CodingRefused):
    """A suggested code that is no longer shown, or never was to this coder."""

    def __init__(self) -> None:
        super().__init__(
            "This suggested code is no longer there. Load the page again, and choose "
            "a code yourself if you like."
        )
