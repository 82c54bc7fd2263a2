"""The one door to questionnaires in files, whatever their format."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from heed.foundation.spreadsheets import (
    Limits,
    SpreadsheetRefused,
    check_package,
    lines,
    rows,
)
from heed.foundation.spreadsheets.sandbox import Allowance, sandboxed
from heed.instruments.definition import Definition
from heed.instruments.errors import DefinitionError, Problem
from heed.instruments.formats.drafts import Imported
from heed.instruments.formats.fhir.reading import read_questionnaire
from heed.instruments.formats.fhir.writing import write_fhir
from heed.instruments.formats.losses import Loss
from heed.instruments.formats.redcap.lines import lines_of
from heed.instruments.formats.redcap.reading import read_dictionary
from heed.instruments.formats.redcap.writing import write_redcap
from heed.instruments.formats.xlsform.reading import read_tables
from heed.instruments.formats.xlsform.tables import tables_of
from heed.instruments.formats.xlsform.writing import write_xlsform
from heed.instruments.formats.yaml_files import read_yaml
from heed.instruments.formats.yaml_writing import write_yaml

LARGEST = 4 * 2**20  # bytes; a form of 2,000 questions has about 300,000
# No questionnaire comes near these, and nothing larger is unpacked or kept.
FORM = Limits(
    rows=6_000,
    sheets=20,
    zip_entries=200,
    unpacked_bytes=24 * 2**20,
    shared_strings_bytes=8 * 2**20,
    cell_characters=70_000,
)
ALLOWED = Allowance(memory_bytes=2**30, cpu_seconds=20, waiting_seconds=60)

Written = tuple[bytes, tuple[Loss, ...]]
ENDINGS = {"xlsform": ".xlsx", "redcap": ".csv", "fhir": ".json", "yaml": ".yaml"}
_FORMATS = {ending: name for name, ending in ENDINGS.items()} | {".yml": "yaml"}
_WRITERS: dict[str, Callable[[Definition], Written]] = {
    "xlsform": write_xlsform,
    "redcap": write_redcap,
    "fhir": write_fhir,
    "yaml": lambda definition: (write_yaml(definition), ()),
}
REMEDIES = {
    ".md": "Write an XLSForm as an Excel workbook (.xlsx).",
    ".xls": "Save it as .xlsx without a password.",
    ".xlsm": "Save it as .xlsx, without macros.",
    ".xml": "Save it as JSON.",
}


def import_file(path: Path, form: str | None = None) -> Imported:
    """Read a stranger's file in a child process with bounded time and memory."""
    form = form or format_of(path)
    try:
        _check_outside(path, form)
        [(problems, imported)] = sandboxed(_in_child, path, form, allowance=ALLOWED)
    except SpreadsheetRefused as refusal:
        raise _as_problem(refusal) from None
    if imported is None:
        raise DefinitionError(list(problems))
    return imported


def read_file(path: Path, form: str | None = None) -> Imported:
    """Read a file in this process; for files of our own and for the child."""
    form = form or format_of(path)
    try:
        _check_outside(path, form)
        return _READERS[form](path)
    except SpreadsheetRefused as refusal:
        raise _as_problem(refusal) from None


def export(definition: Definition, form: str) -> Written:
    """A questionnaire as a file, and what other programs will not see of it."""
    return _WRITERS[form](definition)


def format_of(path: Path) -> str:
    """The format that a file's name promises."""
    ending = path.suffix.casefold()
    if ending in _FORMATS:
        return _FORMATS[ending]
    known = ", ".join(f"{name} ({ending})" for name, ending in ENDINGS.items())
    raise _refusal(
        f"Files that end in {ending or 'nothing'} are not read.",
        REMEDIES.get(ending, f"Heed reads {known}."),
    )


def _check_outside(path: Path, form: str) -> None:
    """What can be refused by the size and the table of contents alone."""
    if path.stat().st_size > LARGEST:
        raise _refusal(
            f"The file is larger than {LARGEST // 2**20} MB.",
            "Check that it is a questionnaire, or split it.",
        )
    if form == "xlsform":
        check_package(path, FORM)


def _in_child(
    path: Path, form: str
) -> Iterator[tuple[tuple[Problem, ...], Imported | None]]:
    try:
        yield (), read_file(path, form)
    except DefinitionError as error:
        yield error.problems, None


def _xlsform(path: Path) -> Imported:
    return read_tables(tables_of(lines(path, limits=FORM)), name=path.stem)


def _redcap(path: Path) -> Imported:
    read = rows(path, limits=FORM)
    return read_dictionary(lines_of(read), name=path.stem)


def _fhir(path: Path) -> Imported:
    try:
        data = json.loads(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise _refusal("The file is not UTF-8.", "Save it as UTF-8.") from None
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        what = f"This is not JSON: {error.msg}."
        raise DefinitionError([Problem(where, what, "Mend the line.")]) from None
    except (ValueError, RecursionError):
        raise _refusal(
            "The file nests too deeply, or a number in it is too long.", "Mend it."
        ) from None
    return read_questionnaire(data, name=path.stem)


def _yaml(path: Path) -> Imported:
    return Imported(read_yaml(path), ())


_READERS: dict[str, Callable[[Path], Imported]] = {
    "xlsform": _xlsform,
    "redcap": _redcap,
    "fhir": _fhir,
    "yaml": _yaml,
}


def _as_problem(refusal: SpreadsheetRefused) -> DefinitionError:
    where = [f"row {refusal.row}"] if refusal.row else []
    where += [f"column {refusal.column}"] if refusal.column else []
    place = ", ".join(where) or "the file"
    return DefinitionError([Problem(place, refusal.problem, refusal.remedy)])


def _refusal(what: str, remedy: str) -> DefinitionError:
    return DefinitionError([Problem("the file", what, remedy)])
