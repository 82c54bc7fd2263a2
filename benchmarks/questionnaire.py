"""A survey of 40 questions with as many responses as are wanted, ready stored.

The files are written as copying writes them, from made-up columns; that copying makes
such files of responses is measured on fewer, since a million take minutes to put down.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import numpy as np
import pyarrow as pa

from benchmarks.bulk import fill
from heed.instruments.actions import publish_edition
from heed.instruments.definition import parse
from heed.instruments.models import Edition
from heed.people.models import Account, Place
from heed.people.tests.factories import a_ward, an_account, an_organisation
from heed.responses.choices import Group
from heed.responses.models import Fieldwork, Response
from heed.responses.tests.factories import feedback_at
from heed.studies.actions import open_study
from heed.studies.models import Sampling, Study
from heed.warehouse.layout import CODE, HOW
from heed.warehouse.writing import asked_schema, write_stored

ITEMS, AT_ONCE = 40, 50_000
LEVELS = ("very_easy", "easy", "neither", "difficult", "very_difficult")
SAID = (*LEVELS, "skipped", "not_shown", "not_reached")
NOTES = dict.fromkeys(("why", "who_uses", "if_missing", "if_danger"), "A benchmark.")
MAY = datetime(2026, 5, 4, tzinfo=UTC)


@dataclass(frozen=True)
class Surveyed:
    """A study with its one fieldwork."""

    study: Study
    fieldwork: Fieldwork
    ward: Place
    edition: Edition


def a_survey(people: int) -> Surveyed:
    """Everything but the responses themselves, which are in the analysis store."""
    surveyed = _opened()
    schema = asked_schema(surveyed.fieldwork)
    tables = _made(surveyed, schema, people)
    file = write_stored(surveyed.fieldwork, date(2026, 5, 1), tables, schema)
    file.save(force_insert=True)
    return surveyed


def respond(surveyed: Surveyed, people: int) -> None:
    """Settled responses in the operational store."""
    draw = np.random.default_rng(7)
    template = Response(
        organisation=surveyed.fieldwork.organisation,
        fieldwork=surveyed.fieldwork,
        edition=surveyed.edition,
        place=surveyed.ward,
        window_start=MAY,
        window_kind="week",
        groups=[],
        mode="own_device",
        helper="",
        entrance="link",
        language="en-gb",
        variant="standard",
        state="complete",
        is_settled=True,
    )
    rows = (
        (UUID(int=number + 1), group, dict(zip(_names(), said, strict=True)))
        for number, (group, said) in enumerate(
            zip(
                draw.choice(Group.values, people).tolist(),
                draw.choice(SAID, (people, ITEMS)).tolist(),
                strict=True,
            )
        )
    )
    fill(template, ["id", "group", "answers"], rows)


def _opened() -> Surveyed:
    organisation = an_organisation()
    by: Account = an_account("administrator", at=organisation)
    ward = a_ward(organisation)
    edition = publish_edition(by=by, definition=parse(_document()))
    fieldwork = feedback_at(ward, by=by, editions=[edition])
    study = open_study(
        by=by,
        slug="large",
        title="A large survey",
        sampling=Sampling.OPEN,
        fieldworks=[fieldwork],
    )
    return Surveyed(study, fieldwork, ward, edition)


def _names() -> list[str]:
    return [f"q{number}" for number in range(ITEMS)]


def _document() -> dict[str, Any]:
    options = [{"code": c, "words": {"en-gb": c.capitalize()}} for c in LEVELS]
    items = [
        {
            "code": name,
            "kind": "five_point",
            "better_end": "first",
            "ask": {"en-gb": f"How easy is it, {name}?"},
            "options": options,
            **NOTES,
        }
        for name in _names()
    ]
    return {
        "code": "large",
        "version": 1,
        "title": {"en-gb": "Large"},
        "groups": list(Group.values),
        "languages": ["en-gb"],
        "items": items,
    }


def _made(surveyed: Surveyed, schema: pa.Schema, people: int) -> Iterator[pa.Table]:
    draw = np.random.default_rng(95)
    for begin in range(0, people, AT_ONCE):
        rows = min(AT_ONCE, people - begin)
        # Names rise from table to table, as rows sorted by names do.
        names = (
            np.sort(draw.integers(0, 2**63, rows)) // people + begin * 2**63 // people
        )
        yield pa.table(_columns(surveyed, schema, names.tolist(), draw), schema=schema)


def _columns(
    surveyed: Surveyed, schema: pa.Schema, names: list[int], draw: np.random.Generator
) -> list[pa.Array]:
    rows = len(names)
    fixed = {
        "place": str(surveyed.ward.id),
        "edition": str(surveyed.edition.id),
        "window_kind": "week",
        "mode": "own_device",
        "helper": "",
        "entrance": "link",
        "source_tag": "",
        "language": "en-gb",
        "variant": "standard",
        "state": "complete",
    }
    weeks = [MAY, datetime(2026, 5, 11, tzinfo=UTC), datetime(2026, 5, 18, tzinfo=UTC)]
    found = {
        "who": pa.array(
            [f"{name:016x}{number:016x}" for number, name in enumerate(names)]
        ),
        "window_start": pa.array(weeks, schema.field("window_start").type).take(
            pa.array(draw.integers(0, len(weeks), rows))
        ),
        "group": _drawn(Group.values, rows, draw),
        **{
            name: _coded([fixed[name]], np.zeros(rows)) for name in HOW if name in fixed
        },
    }
    return [
        found[name] if name in found else _drawn(SAID, rows, draw)
        for name in schema.names
    ]


def _drawn(values: Any, rows: int, draw: np.random.Generator) -> pa.Array:
    return _coded(values, draw.integers(0, len(values), rows))


def _coded(values: Any, places: Any) -> pa.Array:
    indices = pa.array(places.astype(np.int32))
    return pa.DictionaryArray.from_arrays(indices, pa.array(list(values))).cast(CODE)
