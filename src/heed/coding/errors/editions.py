"""Why findings cannot be published, and check lists not filled."""

from heed.coding.errors.projects import CodingRefused


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
