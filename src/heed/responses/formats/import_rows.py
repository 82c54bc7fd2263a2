"""Turns a row of somebody's spreadsheet into a response, or says why it cannot.

A problem may quote a date or a code, shortened; it never quotes a person's words.
"""

import datetime as dt
import re
from dataclasses import dataclass, field

from heed.foundation.spreadsheets.sheets import SheetRow, tidy
from heed.responses.formats.import_map import DateColumn, ImportMap, Named
from heed.responses.formats.problems import RowProblem

# Enough of a date or a code to find it again, too little to tell a story.
LONGEST_HINT = 20


@dataclass(frozen=True, slots=True)
class ImportedText:
    """The answer to one question in a person's words; None is *skipped*."""

    question: str
    words: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """One row as it will be stored; a score of None is *skipped*, never zero."""

    row: int
    source: str
    source_id: str = field(repr=False)
    respondent_id: str | None = field(repr=False)
    organisation: Named
    place: Named
    period_start: dt.date
    coarseness: str
    date_is_doubtful: bool
    score: str | None
    texts: tuple[ImportedText, ...]
    identifying: bool | None
    labels: dict[str, str]


class _Unusable(Exception):
    def __init__(self, column: str, hint: str, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.parts = (column, hint[:LONGEST_HINT], problem, remedy)


def convert(row: SheetRow, spec: ImportMap) -> ImportedRow | list[RowProblem]:
    """Return the row as a response, or every reason why it is refused."""
    if row.fault:
        remedy = "Check the quotation marks of this row and the one before."
        return [RowProblem(row.number, "", "", row.fault, remedy)]
    readers = {
        "source_id": _source_id,
        "place": _place,
        "date": _date,
        "score": _score,
        "respondent": _respondent,
    }
    read, problems = {}, []
    for part, reader in readers.items():
        try:
            read[part] = reader(row, spec)
        except _Unusable as fault:
            problems.append(RowProblem(row.number, *fault.parts))
    return problems or _assembled(row, spec, read)


def _assembled(row: SheetRow, spec: ImportMap, read: dict) -> ImportedRow:
    day, doubtful = read["date"]
    flag = spec.identifying
    flagged = _value(row, flag.column) if flag else ""
    kept = {column: _value(row, column) for column in spec.keep_as_labels}
    return ImportedRow(
        row=row.number,
        source=spec.source,
        source_id=read["source_id"],
        respondent_id=read["respondent"],
        organisation=spec.place.organisation,
        place=read["place"],
        period_start=_start_of(day, spec.date.coarseness),
        coarseness=spec.date.coarseness,
        date_is_doubtful=doubtful,
        score=read["score"],
        texts=_texts(row, spec),
        identifying=(flagged in flag.flagged) if flag and flagged else None,
        labels={column: value for column, value in kept.items() if value},
    )


def _value(row: SheetRow, column: str) -> str:
    return tidy(row.cells.get(tidy(column), ""))


def _source_id(row: SheetRow, spec: ImportMap) -> str:
    parts = [_value(row, column) for column in spec.source_id]
    for column, part in zip(spec.source_id, parts, strict=True):
        if not part:
            raise _Unusable(
                column,
                "",
                "The row has no identity.",
                "Give every row a value here, or name another column in source_id.",
            )
    # A control character cannot stand in a tidied cell, so parts never run together.
    return "\x1f".join(parts)


def _respondent(row: SheetRow, spec: ImportMap) -> str | None:
    return (_value(row, spec.respondent) or None) if spec.respondent else None


def _place(row: SheetRow, spec: ImportMap) -> Named:
    value = _value(row, spec.place.column)
    known = {tidy(name): place for name, place in spec.place.places.items()}
    if value not in known:
        raise _Unusable(
            spec.place.column,
            value,
            "The map does not know this place.",
            "Add it under place.places, or correct the row.",
        )
    return known[value]


def _score(row: SheetRow, spec: ImportMap) -> str | None:
    if spec.score is None:
        return None
    value = _value(row, spec.score.column)
    if value in spec.score.codes:
        return spec.score.codes[value]
    if value in spec.score.skipped or _is_missing(value, spec):
        return None
    raise _Unusable(
        spec.score.column,
        value,
        "The code list of the map does not have this value.",
        "Add it under score.codes or score.skipped, or correct the row.",
    )


def _texts(row: SheetRow, spec: ImportMap) -> tuple[ImportedText, ...]:
    texts = []
    for comment in spec.comments:
        asked = comment.question
        if comment.question_column:
            asked = _value(row, comment.question_column)
        words = row.cells.get(tidy(comment.column), "")
        skipped = _is_missing(tidy(words), spec)
        texts.append(ImportedText(asked or "", None if skipped else words))
    return tuple(texts)


def _is_missing(value: str, spec: ImportMap) -> bool:
    meanings = {tidy(text).casefold() for text in spec.missing}
    return not value or value.casefold() in meanings


def _date(row: SheetRow, spec: ImportMap) -> tuple[dt.date, bool]:
    value, rule = _value(row, spec.date.column), spec.date
    day, doubtful = _read_date(value, rule)
    if day is None:
        raise _Unusable(
            rule.column,
            value,
            f"This is not a date in the order {rule.order}.",
            "Correct the date, or date.order in the map.",
        )
    too_early = rule.earliest and day < rule.earliest
    if too_early or (rule.latest and day > rule.latest):
        raise _Unusable(
            rule.column,
            value,
            "The date lies outside the time that the map allows.",
            "Correct the date, or date.earliest and date.latest in the map.",
        )
    return day, doubtful


def _read_date(value: str, rule: DateColumn) -> tuple[dt.date | None, bool]:
    # Excel hands over real dates, which arrive in this unmistakable form.
    if iso := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value):
        return _day(*map(int, iso.groups())), False
    orders = {
        "day-month-year": (
            r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})",
            (2, 1, 0),
            (2, 0, 1),
        ),
        "month-day-year": (
            r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})",
            (2, 0, 1),
            (2, 1, 0),
        ),
        "year-month-day": (
            r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})",
            (0, 1, 2),
            (0, 2, 1),
        ),
    }
    shape, stated, other = orders[rule.order]
    found = re.fullmatch(shape, value, re.ASCII)
    if not found:
        return None, False
    numbers = [int(number) for number in found.groups()]
    day = _day(*(numbers[at] for at in stated))
    if day or rule.when_impossible == "refuse":
        return day, False
    return _day(*(numbers[at] for at in other)), True


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _start_of(day: dt.date, coarseness: str) -> dt.date:
    if coarseness == "month":
        return day.replace(day=1)
    return day - dt.timedelta(days=day.weekday()) if coarseness == "week" else day
