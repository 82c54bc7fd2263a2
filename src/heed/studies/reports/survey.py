"""The full report of a study: every planned table, and every question by group.

Inside the study it is counted from whole columns, and that somebody opened it is
written down. For everybody else there are the planned tables alone, each through the
disclosure gate.
"""

from collections.abc import Iterator, Sequence
from uuid import UUID

import numpy as np

from heed.people.models import Account
from heed.responses.models import Fieldwork
from heed.responses.queries import set_aside_by_signal
from heed.safeguards.disclosure import Audience
from heed.studies.datasets import study_dataset
from heed.studies.models import PlannedTable, Study
from heed.studies.queries import custodian, fieldworks_of
from heed.studies.reports.figures import planned_parts, question_parts, shown_parts
from heed.studies.reports.opening import note_opening
from heed.studies.tables import table_inside, table_outside
from heed.ui.documents.document import (
    Document,
    Grid,
    Heading,
    Paragraph,
    Part,
    document,
)
from heed.warehouse.dataset import Dataset
from heed.warehouse.survey_tables import Question, answers_of, survey_tables
from heedstats.tables import Base, Table, frequency

HOW = ("group", "state", "mode", "helper", "entrance", "variant", "edition")
ABOUT_MISSING = (
    "Skipped: seen and left. Not shown: not for this person. Not reached: the person "
    "stopped before it. Nobody is left out of the base for it, unless a table says so."
)


def survey_report(study: Study, *, by: Account | UUID) -> Document:
    """Everything, for somebody who works inside the study; the opening is logged."""
    who = custodian(by, study)
    note_opening(study, who, "survey")
    return full_report(study, who)


def full_report(study: Study, who: UUID) -> Document:
    """The same, for whoever has noted the opening."""
    parts = list(_preface(study))
    for fieldwork in fieldworks_of(study):
        parts += fieldwork_parts(study, fieldwork, study_dataset(study, fieldwork))
        parts += _without_set_aside(study, fieldwork, who)
    return document(f"{study.title}: full report", parts)


def fieldwork_parts(study: Study, fieldwork: Fieldwork, data: Dataset) -> list[Part]:
    """The figures of one fieldwork from its columns."""
    questions = survey_tables(data)
    parts: list[Part] = [Heading(fieldwork.title), Paragraph(_people(data))]
    parts += [_how(data, name) for name in HOW]
    planned = list(_planned(study, data, questions))
    if planned:
        parts += [Heading("Tables that were planned"), *planned]
    parts.append(Heading("Every question, by group"))
    for question in questions:
        parts += question_parts(question)
    return parts


def report_outside(study: Study, audience: Audience) -> Document:
    """What may leave the study."""
    parts: list[Part] = [*_preface(study), Heading("Tables that were planned")]
    for planned in study.tables.order_by("slug"):
        parts += shown_parts(table_outside(planned, audience))
    return document(f"{study.title}: report for {_reader(audience)}", parts)


def _planned(
    study: Study, data: Dataset, questions: Sequence[Question]
) -> Iterator[Part]:
    known = {question.code: question.table for question in questions}
    for planned in study.tables.order_by("slug"):
        if planned.item in known:
            whole = known[planned.item]
            yield from planned_parts(planned, _of_groups(planned, whole, data))


def _without_set_aside(study: Study, fieldwork: Fieldwork, who: UUID) -> Iterator[Part]:
    """The planned tables once more, where a person set responses aside."""
    number, _by_signal = set_aside_by_signal(fieldwork)
    if not number:
        return
    yield Heading("The planned tables without responses that were set aside")
    yield Paragraph(
        f"A person set {number} aside, with a reason for each. They are in all tables "
        "above, and in none of those below."
    )
    for planned in study.tables.order_by("slug"):
        yield from shown_parts(table_inside(planned, by=who, leave_out_set_aside=True))


def _of_groups(planned: PlannedTable, whole: Table, data: Dataset) -> Table:
    """The groups of a planned table as one column."""
    group = next(one for one in data.columns if one.name == "group")
    names = [
        group.labels[n] for n, code in group.codes.items() if code in planned.groups
    ]
    into = planned.group_names.capitalize()
    merged = whole.merged({into: names}) if names[1:] else whole
    place = merged.columns.index(into if names[1:] else names[0])
    one = [place]
    return Table(
        rows=merged.rows,
        columns=(into,),
        counts=merged.counts[:, one],
        answered=merged.answered[one],
        missing=merged.missing[:, one],
        # Mentions stand in a grid of their own, beside people on the whole group.
        base=Base.GROUP if planned.base == Base.MENTIONS else Base(planned.base),
        title=planned.title,
        several=merged.several,
    )


def _how(data: Dataset, name: str) -> Grid:
    table = frequency(answers_of(data, name))
    label = next(one.label for one in data.columns if one.name == name)
    here = np.flatnonzero(table.counts[:, 0])
    shares = table.percent(decimals=1)[:, 0]
    rows = [(table.rows[r], f"{table.counts[r, 0]} ({shares[r]:.1f}%)") for r in here]
    base = ("Base: everybody", str(int(table.bases[0])))
    return Grid(label, ("", "People"), (*rows, base))


def _people(data: Dataset) -> str:
    many = len(data.rows)
    return f"{many} people are in these figures. {data.note} {ABOUT_MISSING}"


def _preface(study: Study) -> Iterator[Part]:
    yield Paragraph(f"How people came to be asked: {study.get_sampling_display()}.")
    yield Paragraph(
        "Figures are descriptive. No test is printed unless somebody asks for one."
    )


def _reader(audience: Audience) -> str:
    return {Audience.PUBLIC: "everybody"}.get(audience, "the organisation")
