"""Whether the analysis store and the operational one say the same, row by row."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from heed.responses.models import Fieldwork
from heed.responses.queries.shared import shared_responses
from heed.warehouse import folder
from heed.warehouse.layout import HOW, SORTS, rows_of, who
from heed.warehouse.models import StoredFile
from heed.warehouse.sealed_files import sha256_of
from heed.warehouse.stored import Stored, as_stored
from heed.warehouse.writing import asked_schema

Sum = tuple[int, int]  # how many rows, and their checksums added up


@dataclass(frozen=True)
class Checked:
    """What was found of one fieldwork."""

    fieldwork: Fieldwork
    operational: Sum
    analysis: Sum

    @property
    def agrees(self) -> bool:
        """Whether both stores have the same rows with the same answers."""
        return self.operational == self.analysis


def altered_files() -> list[str]:
    """The files that are missing or not as they were written."""
    with folder.reading():
        return [
            path.name
            for file in StoredFile.objects.order_by("id")
            if not (path := folder.path_of(file)).exists()
            or sha256_of(path) != file.sha256
        ]


def compared() -> Iterator[Checked]:
    """Each fieldwork of which something is stored, held against its source.

    Windows that wait are left out on both sides.
    """
    stored = StoredFile.objects.values("fieldwork")
    for fieldwork in Fieldwork.objects.filter(pk__in=stored).order_by("slug"):
        with as_stored(fieldwork) as there:
            yield Checked(fieldwork, _operational(fieldwork, there), _analysis(there))


def _operational(fieldwork: Fieldwork, there: Stored) -> Sum:
    parted = (name.partition("__") for name in asked_schema(fieldwork).names)
    kept = {code for sort, _, code in parted if f"{sort}__" in SORTS}
    rows = shared_responses(fieldwork).exclude(window_start__in=sorted(there.lacks))
    found = rows.values("id", "window_start", "answers", *HOW).iterator()
    return _sum(
        row
        | {
            "who": who(row["id"]),
            "answers": {k: v for k, v in row["answers"].items() if k in kept},
        }
        for row in found
    )


def _analysis(there: Stored) -> Sum:
    return _sum(row for _, _, table in there.in_parts() for row in rows_of(table))


def _sum(rows: Iterable[Mapping[str, Any]]) -> Sum:
    number, total = 0, 0
    for row in rows:
        number, total = number + 1, total + _checksum(row)
    return number, total % (1 << 128)


def _checksum(row: Mapping[str, Any]) -> int:
    said = [row["who"], row["window_start"].isoformat(), *(str(row[n]) for n in HOW)]
    text = json.dumps([*said, sorted(row["answers"].items())])
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=16).digest())
