"""How the codes of an earlier version stand to those of a later one."""

from typing import Literal

from pydantic import Field

from heed.coding.definition.codes import Slug
from heed.coding.definition.versions import Version
from heed.instruments.definition.strict import Line, Many, Part

Relation = Literal["same", "renamed", "merged", "split", "added", "dropped", "unknown"]
BOTH_ENDS = frozenset({"same", "renamed", "merged", "split"})


class Crossing(Part):
    """One code of the earlier version and one of this version."""

    old: Slug | None = None
    new: Slug | None = None
    relation: Relation
    evidence: Line | None = None  # where it differs from the crosswalk's

    @property
    def has_its_ends(self) -> bool:
        """Whether it names the codes that its relation speaks of."""
        if self.relation in BOTH_ENDS:
            return self.old is not None and self.new is not None
        if self.relation == "added":
            return self.old is None and self.new is not None
        if self.relation == "dropped":
            return self.old is not None and self.new is None
        return self.old is not None or self.new is not None


class Crosswalk(Part):
    """How this version came out of an earlier one, of this framework or another.

    A merger has one row for each earlier code, a split one for each later code.
    """

    earlier: Version
    evidence: Line
    rows: Many[Crossing] = Field(min_length=1, max_length=2_000)
