"""What may come through the door without a cookie: a strict shape, nothing more."""

import re
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from heed.responses.choices import Group, Variant

LARGEST = 64 * 1024  # bytes; the longest words of tell-us fit several times
Field_ = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,60}$")]
Value = Annotated[str, StringConstraints(max_length=20_000)]
Values = Annotated[list[Value], Field(max_length=60)]


class Letter(BaseModel):
    """Answers that a device kept until it could send them.

    ``key`` is made on the device, once for each person. It names this one submission,
    and the receipt follows from it, so it must come from a good source of chance.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: UUID
    instrument: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z-]{0,60}$")]
    group: Group
    language: Literal["en-gb", "cy"] = "en-gb"
    variant: Variant = Variant.STANDARD
    is_partial: bool = False
    answers: Annotated[dict[Field_, Values], Field(max_length=200)] = {}

    @field_validator("key")
    @classmethod
    def is_random(cls, key: UUID) -> UUID:
        """Refuse keys that tell a time or a device."""
        if key.version != 4 or re.fullmatch("0+", key.hex[-12:]):
            raise ValueError("The key must be a random UUID (version 4).")
        return key
