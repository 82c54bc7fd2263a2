"""The strictness that every part of a questionnaire shares."""

from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, Strict, StringConstraints

T = TypeVar("T")

# YAML and JSON have lists; a frozen model wants tuples.
Many = Annotated[tuple[T, ...], Strict(False)]

Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
Line = Annotated[
    str, StringConstraints(min_length=1, max_length=4000, strip_whitespace=True)
]
Note = Annotated[str, Field(max_length=4000)]


class Part(BaseModel):
    """Unknown keys and wrong types are refused, and nothing changes after loading."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        frozen=True,
        validate_by_alias=True,
        validate_by_name=True,
        serialize_by_alias=True,
    )
