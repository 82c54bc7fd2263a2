"""The one door to frameworks in files, whatever their format."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from heed.coding.definition.framework import Framework, parse
from heed.coding.formats.frameworks.codebook import read_codebook, write_framework
from heed.coding.formats.frameworks.csv_in import read_rows
from heed.coding.formats.frameworks.csv_out import write_csv
from heed.coding.formats.frameworks.fhir_in import read_code_system
from heed.coding.formats.frameworks.fhir_out import write_code_system
from heed.coding.formats.frameworks.gathering import Imported
from heed.foundation.spreadsheets import Limits, SpreadsheetRefused, rows
from heed.foundation.spreadsheets.sandbox import Allowance, sandboxed
from heed.instruments.errors import DefinitionError, Problem
from heed.instruments.formats.losses import Loss
from heed.instruments.formats.yaml_files import plain_values
from heed.instruments.formats.yaml_writing import PlainDumper

LARGEST = 4 * 2**20  # bytes; the largest that comes with Heed has about 30,000
# No framework comes near these, and nothing larger is unpacked or kept.
TABLE = Limits(
    rows=2_100,
    columns=200,
    sheets=20,
    zip_entries=200,
    unpacked_bytes=24 * 2**20,
    shared_strings_bytes=8 * 2**20,
    cell_characters=70_000,
)
ALLOWED = Allowance(memory_bytes=2**30, cpu_seconds=20, waiting_seconds=60)

Written = tuple[bytes, tuple[Loss, ...]]
ENDINGS = {"csv": ".csv", "qdc": ".qdc", "fhir": ".json", "yaml": ".yaml"}
_FORMATS = {ending: name for name, ending in ENDINGS.items()} | {
    ".xlsx": "csv",
    ".yml": "yaml",
}


def import_file(path: Path, form: str | None = None) -> Imported:
    """Read a stranger's file in a child process with bounded time and memory."""
    form = form or format_of(path)
    try:
        _check_size(path)
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
        _check_size(path)
        return _READERS[form](path)
    except SpreadsheetRefused as refusal:
        raise _as_problem(refusal) from None


def export(framework: Framework, form: str) -> Written:
    """A framework as a file, and what other programs will not see of it."""
    return _WRITERS[form](framework)


def format_of(path: Path) -> str:
    """The format that a file's name promises."""
    ending = path.suffix.casefold()
    if ending in _FORMATS:
        return _FORMATS[ending]
    known = ", ".join(f"{name} ({ending})" for name, ending in ENDINGS.items())
    raise _refusal(
        f"Files that end in {ending or 'nothing'} are not read.",
        f"Heed reads {known}, and tables in Excel workbooks (.xlsx).",
    )


def _check_size(path: Path) -> None:
    if path.stat().st_size > LARGEST:
        raise _refusal(
            f"The file is larger than {LARGEST // 2**20} MB.",
            "Check that it is a framework.",
        )


def _in_child(
    path: Path, form: str
) -> Iterator[tuple[tuple[Problem, ...], Imported | None]]:
    try:
        yield (), read_file(path, form)
    except DefinitionError as error:
        yield error.problems, None


def _csv(path: Path) -> Imported:
    return read_rows(rows(path, limits=TABLE), name=path.stem)


def _fhir(path: Path) -> Imported:
    return read_code_system(_json(path), name=path.stem)


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes().decode("utf-8-sig"))
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


def _yaml(path: Path) -> Imported:
    return Imported(parse(plain_values(path)))


def _write_yaml(framework: Framework) -> Written:
    text = yaml.dump(
        framework.as_json(),
        Dumper=PlainDumper,
        sort_keys=False,
        allow_unicode=True,
        width=88,
    )
    return text.encode(), ()


_READERS: dict[str, Callable[[Path], Imported]] = {
    "csv": _csv,
    "qdc": read_codebook,
    "fhir": _fhir,
    "yaml": _yaml,
}
_WRITERS: dict[str, Callable[[Framework], Written]] = {
    "csv": write_csv,
    "qdc": write_framework,
    "fhir": write_code_system,
    "yaml": _write_yaml,
}


def _as_problem(refusal: SpreadsheetRefused) -> DefinitionError:
    where = [f"row {refusal.row}"] if refusal.row else []
    where += [f"column {refusal.column}"] if refusal.column else []
    place = ", ".join(where) or "the file"
    return DefinitionError([Problem(place, refusal.problem, refusal.remedy)])


def _refusal(what: str, remedy: str) -> DefinitionError:
    return DefinitionError([Problem("the file", what, remedy)])
