"""A planned table weighted, for those who work inside the study.

Outside there is one table of each question: of a weighted and an unweighted one the
counts of small groups could be worked out.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from heed.foundation.late import late
from heed.people.models import Account
from heed.studies.errors import (
    WeightedForAnotherSurvey,
    WeightedForOneGroup,
    WeightedOneAnswer,
)
from heed.studies.models import PlannedTable, Sampling, Weighting
from heed.studies.queries import takes_several
from heed.studies.tables import ShownTable, fieldwork_of, table_inside
from heed.studies.weighting.fitted import NO_MENDING, TABLE, fitted
from heed.warehouse.queries import fieldwork_dataset
from heed.warehouse.survey_tables import answers_of
from heedstats.tables import Base as Of

surveys = late("heedstats.survey")


@dataclass(frozen=True)
class WeightedLine:
    """One answer: people as they are, their weighted share and its interval."""

    answer: str
    people: int
    percent: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class WeightedShown:
    """A table as it is, with its weighted shares beside it."""

    plain: ShownTable
    weighting: Weighting
    lines: list[WeightedLine]
    design_effect: float
    caveat: str

    def as_json(self) -> dict[str, Any]:
        """For machines: the table, its weighted shares, and what they rest on."""
        weights = {
            "name": self.weighting.slug,
            "title": self.weighting.title,
            "method": self.weighting.method,
            "bounds": [self.weighting.least, self.weighting.most],
            "made": self.weighting.made_on.isoformat(),
            "inputs": self.weighting.inputs,
            "design_effect": round(self.design_effect, 3),
        }
        return self.plain.as_json() | {
            "weights": weights,
            "weighted": [vars(line) for line in self.lines],
            "caveat": self.caveat,
        }


@transaction.atomic
def weighted_inside(
    planned: PlannedTable,
    weighting: Weighting,
    *,
    by: Account | UUID,
    base: str = "",
) -> WeightedShown:
    """The table with weighted shares; it is opened, and logged, like any other.

    Intervals are those of the design: they know that weights were made to fit.
    """
    if planned.groups != [weighting.group]:
        group = weighting.get_group_display().lower()
        raise WeightedForOneGroup(weighting.title, group)
    if takes_several(planned.study, planned.item):
        raise WeightedOneAnswer(planned.item)
    if fieldwork_of(planned) != weighting.fieldwork:
        raise WeightedForAnotherSurvey(weighting.title)
    plain = table_inside(planned, by=by, base=base)
    dataset = fieldwork_dataset(weighting.fieldwork)
    made = fitted(dataset, weighting, answers_of(dataset, planned.item))
    table = surveys.weighted_table(made.survey, TABLE, base=Of(plain.base))
    nature = table.nature.caveat
    is_open = planned.study.sampling == Sampling.OPEN
    return WeightedShown(
        plain=plain,
        weighting=weighting,
        lines=[
            WeightedLine(
                one["answer"], one["people"], one["percent"], one["low"], one["high"]
            )
            for one in table.records()
        ],
        design_effect=made.design_effect,
        caveat=f"{nature} {NO_MENDING}" if is_open else nature,
    )


def weightings_for(planned: PlannedTable) -> list[Weighting]:
    """The weights by which a table can be shown."""
    if len(planned.groups) != 1 or takes_several(planned.study, planned.item):
        return []
    known = planned.study.weightings.filter(
        group=planned.groups[0], fieldwork=fieldwork_of(planned)
    )
    return list(known.order_by("slug"))
