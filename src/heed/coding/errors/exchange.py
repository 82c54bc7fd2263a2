"""Why a file of another program is refused, or cannot come in."""

from heed.coding.errors.projects import CodingRefused


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
