"""Check lists for reporting, as data: what is asked, and what answers it.

An item is answered by facts from our own records, by what Heed always does
(``says``), by why something is not done (``because``), and by what only a person can
write (``blank``), which is filled once and kept.
"""

from functools import cache
from pathlib import Path
from typing import Self

import yaml
from pydantic import BaseModel, ConfigDict, model_validator


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class Blank(_Part):
    """A place for a person's words; lists that ask the same share its code."""

    code: str
    asks: str


class Entry(_Part):
    """One item of a check list, in our own words."""

    code: str
    part: str
    name: str
    facts: tuple[str, ...] = ()
    says: str = ""
    because: str = ""
    blank: Blank | None = None

    @model_validator(mode="after")
    def is_answered(self) -> Self:
        """Refuse an item that nothing answers."""
        if not (self.facts or self.says or self.because or self.blank):
            raise ValueError(f"Nothing answers {self.code}.")
        return self


class CheckList(_Part):
    """A check list with where it comes from."""

    name: str
    title: str
    source: str
    items: tuple[Entry, ...]


@cache
def read_list(path: Path) -> CheckList:
    """A check list out of its file."""
    return CheckList.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
