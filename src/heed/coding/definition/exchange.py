"""A coded project as plain data, between our tables and other programs' files.

Everything has a GUID, in small letters and without braces. What refers to something
else does so by its GUID. Texts have plain line feeds; a selection counts code points of
its text from nought, and its end is the first code point after it. Times are in UTC.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who made something and when, and who changed it last; as far as is known."""

    by: str = ""
    at: datetime | None = None
    changed_by: str = ""
    changed_at: datetime | None = None


UNKNOWN = Stamp()


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who worked on the project."""

    guid: str
    name: str = ""
    short: str = ""  # initials, where a program has them


@dataclass(frozen=True, slots=True)
class Code:
    """One code of the tree; a project lists each after the code it stands under."""

    guid: str
    name: str
    parent: str = ""
    description: str = ""
    colour: str = ""  # as #rrggbb
    codable: bool = True
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Coding:
    """One coder's judgement that a code applies to a selection or a whole text."""

    guid: str
    code: str
    by: str = ""
    at: datetime | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """A span of a text; with codings, with notes, or with a comment alone."""

    guid: str
    start: int
    end: int
    name: str = ""
    description: str = ""
    codings: tuple[Coding, ...] = ()
    notes: tuple[str, ...] = ()
    made: Stamp = UNKNOWN


class Kind(StrEnum):
    """What a variable's values are."""

    TEXT = "Text"
    BOOLEAN = "Boolean"
    INTEGER = "Integer"
    FLOAT = "Float"
    DATE = "Date"
    DATE_TIME = "DateTime"


@dataclass(frozen=True, slots=True)
class Variable:
    """What is known of cases or texts beside their words, such as an age group."""

    guid: str
    name: str
    kind: Kind = Kind.TEXT
    description: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """One variable's value as XML writes its kind; None where it is missing."""

    variable: str
    kind: Kind
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A text with its selections; ``codings`` are those of the whole text.

    ``of_marks``: its lines are what was marked in a film, a picture or pages.
    """

    guid: str
    name: str
    text: str
    description: str = ""
    selections: tuple[Selection, ...] = ()
    codings: tuple[Coding, ...] = ()
    notes: tuple[str, ...] = ()
    values: tuple[Value, ...] = ()
    made: Stamp = UNKNOWN
    of_marks: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A memo; whatever it is about names it among its ``notes``."""

    guid: str
    name: str = ""
    text: str = ""
    description: str = ""
    made: Stamp = UNKNOWN


@dataclass(frozen=True, slots=True)
class Set:
    """A named collection of codes, texts and notes."""

    guid: str
    name: str
    description: str = ""
    codes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A person or thing that texts are of, with the values of its variables."""

    guid: str
    name: str
    description: str = ""
    codes: tuple[str, ...] = ()
    values: tuple[Value, ...] = ()
    sources: tuple[str, ...] = ()
    selections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Project:
    """All that is exchanged at once; a codebook is codes and sets alone."""

    name: str
    origin: str = ""  # the program and version that wrote the file
    description: str = ""
    users: tuple[User, ...] = ()
    codes: tuple[Code, ...] = ()
    variables: tuple[Variable, ...] = ()
    cases: tuple[Case, ...] = ()
    sources: tuple[Source, ...] = ()
    notes: tuple[Note, ...] = ()
    sets: tuple[Set, ...] = ()
    about: tuple[str, ...] = ()  # notes on the project as a whole
    made: Stamp = UNKNOWN

    def codings(self) -> Iterator[Coding]:
        """Every coding, of selections and of whole texts."""
        for source in self.sources:
            yield from source.codings
            for selection in source.selections:
                yield from selection.codings
