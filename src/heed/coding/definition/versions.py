"""What names one version of one framework."""

from typing import Annotated

from pydantic import StringConstraints

from heed.instruments.definition.strict import Part

FrameworkSlug = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60),
]
Label = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$", max_length=40)
]


class Version(Part):
    """A framework and one of its versions, as its source calls it."""

    framework: FrameworkSlug
    version: Label

    def __str__(self) -> str:
        return f"{self.framework} {self.version}"
