"""A planned table as one audience may see it.

The figures come through the disclosure gate, like every other. Those who work inside
the study see them as they are, and that is written down; for everybody else they are
those of an open survey: at least eight entries, cells suppressed, counts rounded.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isnan
from typing import Any
from uuid import UUID

from django.db import transaction

from heed.instruments.definition import Item
from heed.instruments.definition.words import Variant
from heed.instruments.queries import definition_of
from heed.people.models import Account
from heed.responses.choices import Signal
from heed.responses.models import Fieldwork
from heed.responses.queries import set_aside_by_signal
from heed.responses.queries import slices as responses_slices
from heed.responses.queries.slices import subjects_of
from heed.safeguards.disclosure import (
    OPEN_SURVEY,
    Audience,
    Question,
    Released,
    Slice,
    Subject,
    release,
)
from heed.safeguards.figures import GIVEN, MISSING, whether_given
from heed.studies.errors import NoAnswersYet, NoMentions, NotAnItem
from heed.studies.models import Base, PlannedTable
from heed.studies.queries import custodian, fieldworks_of
from heed.studies.ticked import mentions_of, ticked_table
from heed.warehouse.counting import fieldwork_slices
from heedstats.answers import Missing
from heedstats.tables import Base as Of
from heedstats.tables import Table, stated_table


@dataclass(frozen=True)
class Line:
    """One answer of a table; ``None`` where it may not be seen.

    Where people may give several answers, ``of_mentions`` is the share of all that was
    ticked; ``percent`` stays on the base of the table.
    """

    answer: str
    label: str
    count: int | None
    percent: float | None
    of_mentions: float | None = None


@dataclass(frozen=True)
class SetAside:
    """How many responses a person set aside, by which signal, and if they are in it."""

    number: int
    by_signal: dict[str, int]
    counted: bool

    @property
    def sentence(self) -> str:
        """The same in words, for whoever reads the table; nothing where nobody is."""
        if not self.number:
            return ""
        named = [f"{Signal(one).label}: {n}" for one, n in self.by_signal.items()]
        where = "counted here" if self.counted else "not counted here"
        signals = f" ({'; '.join(named)})" if named else ""
        return f"Responses set aside by a person, {where}: {self.number}{signals}."


@dataclass(frozen=True)
class ShownTable:
    """A table for an audience, with its base and those who gave no answer."""

    planned: PlannedTable
    audience: Audience
    base: str
    base_count: int | None
    lines: list[Line]
    missing: dict[str, int | None]
    withheld: str
    suppressed: bool
    sentence: str
    item: Item
    released: Released
    set_aside: SetAside | None = None
    mentions: int | None = None  # of a question with several answers, for those inside

    @property
    def several(self) -> bool:
        """Whether a person may stand in more than one row."""
        return self.item.kind == "several"

    def as_json(self) -> dict[str, Any]:
        """For machines: the table and what it says of itself."""
        return {
            "table": self.planned.slug,
            "title": self.planned.title,
            "study": self.planned.study.slug,
            "groups": list(self.planned.groups),
            "audience": self.audience.value,
            "base": {"of": self.base, "count": self.base_count},
            "rows": [self._row(line) for line in self.lines],
            "missing": self.missing,
            "suppressed": self.suppressed,
            "withheld": self.withheld,
            "sampling": self.planned.study.get_sampling_display(),
            "sentence": self.sentence,
            "set_aside": vars(self.set_aside) if self.set_aside else None,
            **({"mentions": self.mentions} if self.several else {}),
        }

    def _row(self, line: Line) -> dict[str, Any]:
        row = dict(vars(line))
        if not self.several:
            del row["of_mentions"]
        return row


@transaction.atomic
def table_inside(
    planned: PlannedTable,
    *,
    by: Account | UUID,
    base: str = "",
    leave_out_set_aside: bool = False,
) -> ShownTable:
    """The table as those who work inside the study see it; the opening is logged.

    It can be had with and without the responses that somebody set aside.
    """
    who = custodian(by, planned.study)
    item, fieldwork, subject = _asking(planned)
    several = item.kind == "several"
    subjects = (subject, whether_given(subject)) if several else (subject,)
    if (base or planned.base) == Base.MENTIONS and not several:
        raise NoMentions(planned.item)
    slices = _slices(planned, fieldwork, subjects, leave_out_set_aside)
    released = release(
        audience=Audience.CUSTODIAN,
        question=_question(fieldwork, subjects),
        slices=slices,
        by=who,
    )
    number, by_signal = set_aside_by_signal(fieldwork)
    counts, people = (released.tables[subjects[at].code] for at in (0, -1))
    table = _table(planned, item, counts, people, base or planned.base)
    return ShownTable(
        planned=planned,
        audience=Audience.CUSTODIAN,
        base=table.base.value,
        base_count=int(table.bases[0]),
        lines=_lines(item, counts, table),
        missing={kind: people[kind] for kind in MISSING},
        withheld="",
        suppressed=False,
        sentence=table.sentence(),
        item=item,
        released=released,
        set_aside=SetAside(number, by_signal, counted=not leave_out_set_aside),
        mentions=sum(counts.values()) if several else None,
    )


def table_outside(planned: PlannedTable, audience: Audience) -> ShownTable:
    """The table as it may leave the study.

    Those set aside are counted in it: of two tables that differ by a few responses
    one could be subtracted from the other.
    """
    item, fieldwork, subject = _asking(planned)
    slices = _slices(planned, fieldwork, (subject,), leave_out=False)
    question = _question(fieldwork, (subject,))
    released = release(audience=audience, question=question, slices=slices)
    counts = (released.tables or {}).get(planned.item, {})
    labels = _labels(item, planned.groups[0])
    return ShownTable(
        planned=planned,
        audience=audience,
        base=Base.GROUP,
        base_count=released.entries if released.shown else None,
        lines=[
            Line(code, label, counts.get(code), None) for code, label in labels.items()
        ],
        missing={kind: counts.get(kind) for kind in MISSING},
        withheld=released.reason,
        suppressed=not counts or None in counts.values(),
        sentence=released.reason or _about_rounding(),
        item=item,
        released=released,
    )


def fieldwork_of(planned: PlannedTable) -> Fieldwork:
    """The fieldwork whose answers a planned table counts."""
    return _asking(planned)[1]


def _about_rounding() -> str:
    return (
        f"Counts are rounded to {OPEN_SURVEY.rounding}; a count that could point to a "
        "person is not shown, nor one from which it could be worked out."
    )


def _asking(planned: PlannedTable) -> tuple[Item, Fieldwork, Subject]:
    """The one fieldwork of the study that asks the item, and what is counted of it."""
    for fieldwork in fieldworks_of(planned.study):
        found = _asked(fieldwork, planned.item)
        if found is not None:
            return found[0], fieldwork, found[1]
    raise NotAnItem(planned.item)


def _slices(
    planned: PlannedTable,
    fieldwork: Fieldwork,
    subjects: Sequence[Subject],
    leave_out: bool,
) -> list[Slice]:
    """The counts; without those set aside they come from the responses themselves."""
    counted = fieldwork_slices(fieldwork, subjects, planned.groups)
    if not counted:
        raise NoAnswersYet(planned.title)
    if not leave_out:
        return counted
    return responses_slices.fieldwork_slices(
        fieldwork, subjects, planned.groups, leave_out_set_aside=True
    )


def _question(fieldwork: Fieldwork, subjects: Sequence[Subject]) -> Question:
    return Question(
        organisation=fieldwork.organisation,
        kind=f"fieldwork:{fieldwork.slug}",
        subjects=tuple(subjects),
        floors=OPEN_SURVEY,
    )


def _asked(fieldwork: Fieldwork, code: str) -> tuple[Item, Subject] | None:
    for asked in fieldwork.instruments.select_related("edition"):
        definition = definition_of(asked.edition)
        subjects = subjects_of(definition, [code])
        if subjects:
            return definition.by_code[code], subjects[0]
    return None


def _labels(item: Item, group: str) -> dict[str, str]:
    plain = Variant("en-gb", easy_read=False)
    return {o.code: o.words.find(group, plain) or o.code for o in item.choices}


def _table(
    planned: PlannedTable,
    item: Item,
    counts: Mapping[str, int],
    people: Mapping[str, int],
    base: str,
) -> Table:
    labels = _labels(item, planned.groups[0])
    names, column = list(labels.values()), planned.group_names.capitalize()
    cells = [[counts[code]] for code in labels]
    missing = {kind: [people[kind.word]] for kind in Missing}
    if item.kind != "several":
        return stated_table(
            rows=names,
            columns=[column],
            counts=cells,
            base=Of(base),
            missing=missing,
            title=planned.title,
        )
    mine = ticked_table(
        names, column, cells, people[GIVEN], missing, title=planned.title
    )
    return mentions_of(mine) if base == Base.MENTIONS else mine.on(Of(base))


def _lines(item: Item, counts: Mapping[str, int], table: Table) -> list[Line]:
    shares = table.percent(decimals=1)[:, 0].tolist()
    codes = [option.code for option in item.choices]
    of_all = [None] * len(codes)
    if item.kind == "several":
        found = mentions_of(table).percent(decimals=1)[:, 0].tolist()
        of_all = [None if isnan(share) else share for share in found]
    rows = zip(codes, table.rows, shares, of_all, strict=True)
    return [
        Line(code, label, counts[code], share, of) for code, label, share, of in rows
    ]
