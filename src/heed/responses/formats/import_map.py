"""The map that says what the columns of somebody's feedback file mean to us.

A map is YAML with a strict schema: every column of the file is used, kept as a label
of the source, or named under `ignore`. Anything else is refused, with line and remedy.
"""

import datetime as dt
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from heed.foundation.spreadsheets.sheets import tidy
from heed.responses.formats.yaml_lines import MapProblem, MapRefused, lines_of

LONGEST_MAP = 2**20
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Code = Annotated[str, Field(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$", max_length=60)]
Column = Annotated[str, Field(min_length=1, max_length=300)]
Name = Annotated[str, Field(min_length=1, max_length=200)]


class Part(BaseModel):
    """A part of a map: no unknown keys, no guessed types, never changed."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Named(Part):
    """A place or organisation by its stable slug, and its name if it must be made."""

    slug: Slug
    name: Name


class PlaceColumn(Part):
    """Where the feedback was given."""

    column: Column
    organisation: Named
    places: dict[str, Named] = Field(min_length=1)
    create: bool = False


class DateColumn(Part):
    """When it was given, and how coarsely that is kept."""

    column: Column
    order: Literal["day-month-year", "month-day-year", "year-month-day"]
    # A file may mix orders. "the other way" reads a date that is impossible in the
    # stated order with day and month changed over, and marks the row as doubtful.
    when_impossible: Literal["refuse", "the other way"] = "refuse"
    coarseness: Literal["day", "week", "month"]
    earliest: dt.date | None = None
    latest: dt.date | None = None


class CommentColumn(Part):
    """A person's words, and the question they answer."""

    column: Column
    question: str | None = None
    question_column: Column | None = None

    @model_validator(mode="after")
    def _one_question(self) -> Self:
        if (self.question is None) == (self.question_column is None):
            raise ValueError("give either question or question_column")
        return self


class ScoreColumn(Part):
    """An answer from a code list; values under `skipped` mean: did not answer."""

    column: Column
    question: str
    codes: dict[str, Code] = Field(min_length=1)
    skipped: list[str] = []


class FlagColumn(Part):
    """A flag of the source that the words may tell who wrote."""

    column: Column
    flagged: list[str] = Field(min_length=1)


class ImportMap(Part):
    """What every column of one source's files means."""

    version: Literal[1]
    source: Slug
    sheet: str | None = None
    source_id: list[Column] = Field(min_length=1)
    respondent: Column | None = None
    place: PlaceColumn
    date: DateColumn
    comments: list[CommentColumn] = Field(min_length=1)
    score: ScoreColumn | None = None
    identifying: FlagColumn | None = None
    missing: list[str] = [""]
    keep_as_labels: list[Column] = []
    ignore: list[Column] = []

    def used_columns(self) -> set[str]:
        """Return the columns without which a row cannot be read."""
        single = [self.place.column, self.date.column]
        single += [part.column for part in (self.score, self.identifying) if part]
        for comment in self.comments:
            single += [comment.column, comment.question_column]
        return {tidy(c) for c in [*single, *self.source_id, self.respondent] if c}


def load_map(path: Path) -> ImportMap:
    """Read a map, or refuse it with each mistake, its line and what to do."""
    data = path.read_bytes()
    if len(data) > LONGEST_MAP:
        raise MapRefused([MapProblem(0, "The map is too long.", "Shorten it.")])
    lines, content = lines_of(data)
    try:
        return ImportMap.model_validate(content)
    except ValidationError as error:
        raise MapRefused([_problem(fault, lines) for fault in error.errors()]) from None


def check_columns(spec: ImportMap, columns: list[str]) -> None:
    """Refuse a file whose columns are not exactly those that the map speaks of."""
    present = {tidy(column) for column in columns}
    labels = {tidy(c) for c in spec.keep_as_labels}
    ignored = {tidy(c) for c in spec.ignore}
    problems = [
        MapProblem(
            0,
            f"The file has no column '{name}'.",
            "Correct the name in the map; nothing was imported.",
        )
        for name in sorted(spec.used_columns() - present)
    ]
    if unknown := sorted(present - spec.used_columns() - labels - ignored):
        names = ", ".join(f"'{name}'" for name in unknown)
        remedy = "Name them under keep_as_labels or ignore; nothing was imported."
        problems.append(
            MapProblem(
                0, f"The map does not say what these columns are: {names}.", remedy
            )
        )
    if problems:
        raise MapRefused(problems)


def _problem(fault: dict, lines: dict[tuple, int]) -> MapProblem:
    where = tuple(str(part) for part in fault["loc"])
    while where and where not in lines:
        where = where[:-1]
    key = ".".join(str(part) for part in fault["loc"]) or "the map"
    said = fault["msg"][0].lower() + fault["msg"][1:]
    return MapProblem(
        lines.get(where, 1),
        f"At '{key}': {said}.",
        "Compare it with examples/fft-map.yaml.",
    )
