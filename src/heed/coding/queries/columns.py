"""Reads all that was judged in a project into columns, for its pages of figures.

What writers allow is asked once for a page, of all texts together. Identities are read
as the store writes them: hundreds of thousands of rows name few coders and codes, and
to make an object of each name would cost more than all else.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

import numpy as np
from django.db.models import Model, QuerySet, TextField
from django.db.models.functions import Cast

from heed.coding.choices import MarkState
from heed.coding.models import Coding, Mark, Project, Resolution
from heed.coding.queries.codes_today import (
    codes_by_name,
    codes_of,
    people_who_code,
)
from heed.coding.queries.eras import lacking_eras
from heed.coding.standing import Columns, TextsInOrder
from heed.coding.still_allowed import still_allowed

AT_ONCE = 20_000


def columns_of(project: Project, among: Collection[UUID] | None = None) -> Columns:
    """What the people of a project judged; of some texts only, where they are named."""
    coders = tuple(one.pk for one in people_who_code(project))
    codes = tuple(one.pk for one in codes_of(project))
    order, texts = _texts(project, among)
    people, places = _places(coders), {pk: at for at, pk in enumerate(codes)}
    now = {name: places[code] for name, code in codes_by_name(project).items()}
    done = np.zeros((len(order.texts), len(coders)), bool)
    marks = _of(Mark.objects.filter(state=MarkState.DONE), coders, among)
    done[_cells(marks, texts, people)] = True
    judging = None
    for era in lacking_eras(project):
        if judging is None:
            judging = np.repeat(done[:, :, None], len(codes), axis=2)
        knew = np.array([code in era.judged for code in codes], bool)
        judging[_cells(marks.filter(era.marks), texts, people)] &= knew
    return Columns(
        order,
        coders,
        codes,
        done,
        _passages(coders, among, texts, now),
        _settled(project, among, texts, now),
        judging,
    )


def _cells(
    marks: QuerySet[Mark], texts: Mapping[str, int], people: Mapping[str, int]
) -> tuple[Any, Any]:
    """The places of the text and the coder of each mark."""
    rows = _rows(marks, _as_written("text_id"), _as_written("coder_id"))
    found = [(texts[t], people[c]) for t, c in rows if t in texts]
    text, coder = np.array(found, np.int64).reshape(-1, 2).T
    return text, coder


def _texts(
    project: Project, among: Collection[UUID] | None
) -> tuple[TextsInOrder, dict[str, int]]:
    """The texts that writers allow, in their order, and the place of each by name."""
    texts = still_allowed(project)
    if among is not None:
        texts = texts.filter(pk__in=among)
    found = sorted(_rows(texts, "position", "pk", "person", "group"))
    columns = zip(*found, strict=True) if found else ((), (), (), ())
    _positions, *order = columns
    return TextsInOrder(*order), _places(order[0])


def _passages(
    coders: Iterable[UUID],
    among: Collection[UUID] | None,
    texts: Mapping[str, int],
    codes: Mapping[str, int],
) -> Any:
    people = _places(coders)
    stand = _of(Coding.objects.filter(removed_at=None), coders, among)
    rows = _rows(
        stand,
        _as_written("text_id"),
        _as_written("coder_id"),
        _as_written("code_id"),
        _as_written("issue_id"),
        "excerpt__start",
        "excerpt__end",
    )
    found = [
        (texts[text], people[coder], codes[code or issue], start, end)
        for text, coder, code, issue, start, end in rows
        if text in texts and (code or issue) in codes
    ]
    return np.array(found, np.int64).reshape(-1, 5).T


def _settled(
    project: Project,
    among: Collection[UUID] | None,
    texts: Mapping[str, int],
    codes: Mapping[str, int],
) -> Any:
    """The newest settlement of each code on each text."""
    rows = Resolution.objects.filter(text__project=project)
    if among is not None:
        rows = rows.filter(text__in=among)
    ordered = _rows(
        rows, "number", _as_written("text_id"), _as_written("code_id"), "applies"
    )
    newest = {
        (texts[text], codes[code]): applies
        for _number, text, code, applies in sorted(ordered)
        if text in texts and code in codes
    }
    found = [(text, code, applies) for (text, code), applies in newest.items()]
    return np.array(found, np.int64).reshape(-1, 3).T


def _of(
    rows: QuerySet[Any], coders: Iterable[UUID], among: Collection[UUID] | None
) -> QuerySet[Any]:
    """Rows of some coders: they lie together in the index, those of a text do not."""
    found = rows.filter(coder__in=list(coders))
    return found if among is None else found.filter(text__in=among)


def _rows(rows: QuerySet[Model, Any], *columns: Any) -> Iterable[tuple[Any, ...]]:
    return rows.order_by().values_list(*columns).iterator(chunk_size=AT_ONCE)


def _as_written(column: str) -> Cast:
    return Cast(column, TextField())


def _places(names: Iterable[UUID]) -> dict[str, int]:
    """The place of each name, by both ways in which a store may write it."""
    each = list(enumerate(names))
    return {n.hex: at for at, n in each} | {str(n): at for at, n in each}
