"""Lists of people to invite, as CSV or Excel: what each column means, and its errors.

================  ==============================================  =================
``name``          as on the envelope                              needed for letters
``email``         an e-mail address                               this, or address
``address``       a postal address; lines parted by ; or a break  this, or email
``group``         service_user, carer or staff                    always
``language``      en or cy (English, Welsh)                       English if empty
``easy_read``     yes or no                                       no if empty
================  ==============================================  =================
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from heed.foundation.spreadsheets.sheets import SheetRow, SpreadsheetRefused, tidy
from heed.responses.formats.problems import RowProblem

COLUMNS = ("name", "email", "address", "group", "language", "easy_read")
NEEDED = {"group"}
GROUPS = {
    "service_user": "service_user",
    "service user": "service_user",
    "carer": "carer",
    "staff": "staff",
}
LANGUAGES = {
    "": "en-gb",
    "en": "en-gb",
    "en-gb": "en-gb",
    "english": "en-gb",
    "cy": "cy",
    "welsh": "cy",
    "cymraeg": "cy",
}
YES_NO = {"": False, "no": False, "yes": True}
_EMAIL = re.compile(r"[^@\s,;<>\"]{1,64}@[^@\s,;<>\"]{1,190}\.[^@\s,;<>\".]{2,63}")
ARRIVED = {"delivered", "sent", "opened", "ok"}
MOST_LINES = 7
LONGEST = {"name": 200, "address": 500}


@dataclass(frozen=True)
class Invitee:
    """One person of a list; their name and address are never printed by accident."""

    name: str = field(repr=False)
    email: str = field(repr=False)
    address: str = field(repr=False)
    group: str
    language: str
    is_easy_read: bool


class _Wrong(Exception):
    """A cell that cannot be taken."""


def invitees(rows: Iterable[SheetRow]) -> Iterator[Invitee | RowProblem]:
    """Each row of a file as a person or as what is wrong with it, and where."""
    is_checked = False
    for row in rows:
        if not is_checked:
            _check_columns(row)
            is_checked = True
        if row.fault:
            yield RowProblem(row.number, "", "", row.fault, "Mend the row in the file.")
        elif any(cell.strip() for cell in row.cells.values()):
            yield _read(row)


def addresses_in(rows: Iterable[SheetRow]) -> Iterator[str]:
    """The e-mail addresses of a delivery list that say that they could not be reached.

    A column ``status`` may say how it went: rows that say ``delivered`` or ``sent``
    are passed over, and without the column every row counts as returned.
    """
    for row in rows:
        cells = {
            tidy(name).casefold(): cell.strip() for name, cell in row.cells.items()
        }
        if "email" not in cells:
            raise SpreadsheetRefused(
                "The file has no column 'email'.", "Name it so.", row=row.number
            )
        arrived = cells.get("status", "").casefold() in ARRIVED
        if cells["email"] and not arrived:
            yield cells["email"]


def _check_columns(row: SheetRow) -> None:
    present = {tidy(name).casefold() for name in row.cells}
    for missing in sorted(NEEDED - present):
        raise SpreadsheetRefused(
            f"The file has no column '{missing}'.", f"Name it so: {', '.join(COLUMNS)}."
        )
    if not present & {"email", "address"}:
        raise SpreadsheetRefused(
            "The file has neither a column 'email' nor one 'address'.", "Add one."
        )
    for unknown in sorted(present - set(COLUMNS)):
        raise SpreadsheetRefused(
            "A column is not needed, and what is not needed is not taken.",
            f"Remove it. The columns are {', '.join(COLUMNS)}.",
            column=unknown,
        )


def _read(row: SheetRow) -> Invitee | RowProblem:
    cells = {tidy(name).casefold(): cell.strip() for name, cell in row.cells.items()}
    found = {name: cells.get(name, "") for name in COLUMNS}
    try:
        return Invitee(
            name=_short("name", found["name"]),
            email=_email(found["email"]),
            address=_address(found),
            group=_choice("group", found["group"], GROUPS),
            language=_choice("language", found["language"], LANGUAGES),
            is_easy_read=_choice("easy_read", found["easy_read"], YES_NO),
        )
    except _Wrong as wrong:
        column, problem, remedy = wrong.args
        # What stands in the cell is not repeated: it may be a name or an address.
        return RowProblem(row.number, column, "", problem, remedy)


def _choice(column: str, typed: str, known: dict[str, Any]) -> Any:
    if typed.casefold() in known:
        return known[typed.casefold()]
    allowed = ", ".join(name for name in known if name)
    raise _Wrong(column, "This is not one of the choices.", f"Write one of {allowed}.")


def _email(typed: str) -> str:
    if typed and not _EMAIL.fullmatch(typed):
        raise _Wrong("email", "This is not an e-mail address.", "Write one, or none.")
    return typed


def _address(found: dict[str, str]) -> str:
    if not found["address"] and not found["email"]:
        raise _Wrong("email", "Nothing says where to write to.", "Give an address.")
    if found["address"] and not found["email"] and not found["name"]:
        raise _Wrong("name", "A letter needs a name.", "Write who it is for.")
    lines = re.split(r"[;\r\n]+", _short("address", found["address"]))
    kept = [line.strip() for line in lines if line.strip()]
    if len(kept) > MOST_LINES:
        raise _Wrong("address", "It does not fit a window.", f"{MOST_LINES} lines.")
    return "\n".join(kept)


def _short(column: str, typed: str) -> str:
    if len(typed) > LONGEST[column]:
        raise _Wrong(column, "This is too long.", f"At most {LONGEST[column]} letters.")
    return typed
