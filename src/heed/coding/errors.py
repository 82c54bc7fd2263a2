"""What can be refused about coding, said so that it can be mended."""


class FrameworkRefused(Exception):
    """Something asked of a framework cannot be done as asked."""


class FrameworkIsFixed(FrameworkRefused):
    """A published version of a framework is neither changed nor deleted."""

    def __init__(self) -> None:
        super().__init__(
            "A published version of a framework is never changed or deleted. "
            "Publish a new version."
        )


class FrameworkChanged(FrameworkRefused):
    """The same version was published before with other content."""

    def __init__(self, name: object) -> None:
        super().__init__(
            f"{name} is published here and differs from this. A published version "
            "never changes: give this one another version."
        )


class EarlierMissing(FrameworkRefused):
    """A version that this one compares itself with is not published here."""

    def __init__(self, name: object, earlier: object) -> None:
        super().__init__(
            f"{name} says how it came out of {earlier}, which is not published here. "
            f"Publish {earlier} first."
        )


class FrameworkTampered(Exception):
    """A stored framework is not what was published."""

    def __init__(self) -> None:
        super().__init__(
            "A stored framework does not fit its fingerprint. Restore it from a backup."
        )


class NoFramework(LookupError):
    """No such version is published here."""

    def __init__(self, name: object) -> None:
        super().__init__(f"{name} is not published here. Run: heed framework list")


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


class ExchangeRefused(ValueError):
    """A file of another program that is not read, or a project that is not written."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(f"{problem} {remedy}")
        self.problem, self.remedy = problem, remedy


class AlreadyImported(CodingRefused):
    """The same file came in before."""

    def __init__(self, project: str) -> None:
        super().__init__(
            f"This very file came in before, as the project {project}. Nothing was "
            "brought in a second time."
        )


class NameTaken(CodingRefused):
    """A project's short name is in use, or is none."""

    def __init__(self, slug: str) -> None:
        super().__init__(
            f"“{slug}” is in use, or is no short name. Give one of small letters, "
            "figures and single hyphens, such as interviews-2027."
        )


class NotYoursToLead(CodingRefused):
    """Somebody may not open coding projects, or it is not clear for which place."""

    def __init__(self, places: list[str]) -> None:
        super().__init__(
            f"Say for which place the project is: {', '.join(places)}."
            if places
            else "You may not lead a coding project anywhere. Ask whoever gives roles."
        )


class NoSuchCoder(CodingRefused):
    """Nobody in the file has this name."""

    def __init__(self, name: str, there: list[str]) -> None:
        super().__init__(
            f"Nobody in the file is called {name}. Its coders are: "
            f"{', '.join(there) or 'nobody'}."
        )


class CannotCodeHere(CodingRefused):
    """Somebody who is named as a coder of a file may not code texts."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} may not code texts. Choose somebody else, or ask whoever gives "
            "roles."
        )


class CodesDoNotFit(CodingRefused):
    """Codes that were used are not in the framework that was chosen."""

    def __init__(self, title: str, names: list[str]) -> None:
        some = ", ".join(f"“{one}”" for one in names[:5])
        more = f" and {len(names) - 5} more" if len(names) > 5 else ""
        super().__init__(
            f"“{title}” has no single code for {some}{more}. Bring the codes in as "
            "they are, or choose another framework."
        )


class FileIsGone(CodingRefused):
    """A file that waited is there no more."""

    def __init__(self) -> None:
        super().__init__(
            "The file is not here any more: it is kept for a day, on one machine. "
            "Choose it again."
        )


class FileIsTooLarge(CodingRefused):
    """A file larger than what a page takes."""

    def __init__(self, most: int) -> None:
        super().__init__(
            f"The file is larger than {most // 2**20} MB. If it holds recordings, "
            "films or pictures, export it again without them: Heed does not take them. "
            "Whoever runs Heed can bring a larger file in on the server."
        )


class IsACodebook(CodingRefused):
    """A file of codes alone, which is a framework."""

    def __init__(self) -> None:
        super().__init__(
            "There are codes in this file and no texts. A codebook comes in as a "
            "framework."
        )


class NoProjectFile(CodingRefused):
    """Something else than a project of another program."""

    def __init__(self) -> None:
        super().__init__(
            "This is no REFI-QDA project. In the other program, export the whole "
            "project as REFI-QDA (.qdpx), and choose that file."
        )


class NothingToBringIn(CodingRefused):
    """A file without texts is no project."""

    def __init__(self) -> None:
        super().__init__(
            "There are no texts in this file that could come in. Export the whole "
            "project from the other program, with its texts."
        )


class NoCodesToCodeTo(CodingRefused):
    """A file has no codes, and no framework was chosen for its texts."""

    def __init__(self) -> None:
        super().__init__(
            "There are no codes in this file. Choose a framework that its texts are "
            "coded to."
        )


class EditionRefused(CodingRefused):
    """Findings cannot be published, or changed, as was asked."""


class NotYoursToPublish(EditionRefused):
    """Whoever leads a project publishes its findings, and nobody else."""

    def __init__(self) -> None:
        super().__init__("Only whoever leads the project publishes its findings.")


class NothingToShow(EditionRefused):
    """No number of a project may be seen outside it yet."""

    def __init__(self) -> None:
        super().__init__(
            "No number may be shown yet. Either the texts of too few people are done, "
            "or their months are not over, or nobody knows how many could have written."
        )


class FloorsDiffer(EditionRefused):
    """The first edition had other floors, so the two could be subtracted."""

    def __init__(self) -> None:
        super().__init__(
            "The texts now come from other kinds of sources than those of an earlier "
            "edition, so other floors hold. Two such editions could be subtracted. "
            "Open another project for the other sources."
        )


class EditionIsFixed(EditionRefused):
    """An edition stays as it came out."""

    def __init__(self) -> None:
        super().__init__(
            "An edition never changes. Take it back, and publish another one."
        )


class EditionTampered(EditionRefused):
    """The figures of an edition are not those that came out."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"The figures of edition {number} are not those that were published. Tell "
            "whoever runs the installation."
        )


class NoEdition(EditionRefused):
    """Nothing was published for an audience."""

    def __init__(self, project: str, audience: str) -> None:
        super().__init__(f"No findings of {project} are published for {audience}.")


class NoSuchBlank(CodingRefused):
    """No check list asks for this."""

    def __init__(self, blank: str) -> None:
        super().__init__(f"No check list asks for “{blank}”.")


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
