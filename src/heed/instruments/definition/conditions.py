"""When an item is shown: earlier answers match."""

from collections.abc import Iterator
from typing import Self

from pydantic import Field, model_validator

from heed.instruments.definition.strict import Code, Many, Part


class Condition(Part):
    """True if one item's answer is among some codes, or all, any or none of parts.

    A skipped or hidden item matches no code, so ``not`` holds for it. An item that
    asks for words has one code, ``written``.
    """

    item: Code | None = None
    is_: Many[Code] = Field(default=(), alias="is")
    all_: Many["Condition"] = Field(default=(), alias="all")
    any_: Many["Condition"] = Field(default=(), alias="any")
    not_: "Condition | None" = Field(default=None, alias="not")

    @model_validator(mode="after")
    def has_one_form(self) -> Self:
        """Refuse an empty condition and one that says two things at once."""
        forms = [bool(self.item), bool(self.all_), bool(self.any_), bool(self.not_)]
        if sum(forms) != 1:
            raise ValueError(
                "A condition needs exactly one of item with is, all, any, or not."
            )
        if bool(self.item) != bool(self.is_):
            raise ValueError("The keys item and is belong together.")
        return self

    def leaves(self) -> Iterator["Condition"]:
        """Every part that names an item."""
        if self.item:
            yield self
        for part in (*self.all_, *self.any_, *([self.not_] if self.not_ else [])):
            yield from part.leaves()
