"""Weights made from a dataset and from what a weighting says, with no question asked.

Whoever gave no answer to a question, or one that the population does not name, keeps
the share that they have: to decline a question is no reason not to count.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from heed.foundation.late import late
from heed.studies.errors import WeightsImpossible
from heed.studies.models import Sampling, Weighting, WeightMethod
from heed.warehouse.dataset import Column, Dataset, Value
from heedstats.answers import Answers
from heedstats.errors import Refusal
from heedstats.sample import Nature

surveys = late("heedstats.survey")

NATURES = {
    Sampling.OPEN: Nature.CONVENIENCE,
    Sampling.NAMED: Nature.CENSUS,
    Sampling.PROBABILITY: Nature.PROBABILITY,
}
NO_MENDING = "Weights do not make an open, self-selected sample representative."
UNNAMED = "no answer that the population names"
BASE, TABLE = "before", "table"


@dataclass(frozen=True)
class Margin:
    """One question that weights are made of: its column, its places, its totals."""

    place: int
    index: Mapping[int, int]
    answers: Answers
    totals: Mapping[str, float]

    def of(self, value: Value) -> int:
        """Where an answer stands among those that are weighted to."""
        return self.index.get(int(value), len(self.index))


@dataclass(frozen=True)
class Fitted:
    """The weights of those in the group, and a survey that knows how they were made."""

    survey: surveys.Survey
    inside: NDArray[np.bool_]
    weights: NDArray[np.float64]
    margins: Sequence[Margin]
    group: tuple[int, int]

    @property
    def design_effect(self) -> float:
        """How many times larger weights alone make the variance of a mean (Kish)."""
        w = self.weights
        return float(len(w) * (w**2).sum() / w.sum() ** 2)

    def by_cell(self) -> dict[tuple[int, ...], float]:
        """The weight of all who gave the same answers to what it is made of."""
        places = zip(*(margin.answers.codes for margin in self.margins), strict=True)
        cells = (tuple(map(int, cell)) for cell in places)
        return dict(zip(cells, self.weights.tolist(), strict=True))

    def of(self, row: Sequence[Value], cells: Mapping[tuple[int, ...], float]) -> float:
        """The weight of one row of the dataset; 0 for another group."""
        place, code = self.group
        if row[place] != code:
            return 0.0
        return cells.get(tuple(one.of(row[one.place]) for one in self.margins), 0.0)


def fitted(
    dataset: Dataset, weighting: Weighting, table: Answers | None = None
) -> Fitted:
    """The weights of a group, with the answers to a table's question beside them.

    Errors: :class:`WeightsImpossible` where no weights can be made.
    """
    group = _group(dataset, weighting.group)
    inside = dataset.array(group[0]) == group[1]
    if not inside.any():
        raise WeightsImpossible("Nobody of the group has answered yet.")
    margins = [_margin(dataset, inside, one) for one in weighting.inputs]
    named = {f"margin_{at}": one for at, one in enumerate(margins)}
    columns: dict[str, Any] = {name: one.answers for name, one in named.items()}
    columns[BASE] = np.ones(int(inside.sum()))
    if table is not None:
        columns[TABLE] = table.where(inside)
    nature = NATURES[Sampling(weighting.study.sampling)]
    totals = {name: one.totals for name, one in named.items()}
    try:
        before = surveys.Survey.of(columns, surveys.Design(weights=BASE, nature=nature))
        made = _adjusted(before, totals, weighting)
    except Refusal as refusal:
        raise WeightsImpossible(str(refusal)) from refusal
    weights = made.sample.data[made.adjusted].to_numpy()
    return Fitted(made, inside, weights, margins, group)


def _adjusted(
    before: surveys.Survey,
    totals: Mapping[str, Mapping[str, float]],
    weighting: Weighting,
) -> surveys.Survey:
    if weighting.method == WeightMethod.RAKED:
        return surveys.raked(before, totals)
    bounds = (weighting.least, weighting.most)
    return surveys.calibrated(
        before, choices=totals, distance=surveys.Distance.LOGIT, bounds=bounds
    )


def _group(dataset: Dataset, group: str) -> tuple[int, int]:
    """The column that says who answered, and the number of the group in it."""
    for place, column in enumerate(dataset.columns):
        if column.name == "group":
            return place, next(n for n, code in column.codes.items() if code == group)
    raise WeightsImpossible("The answers do not say of which group people are.")


def _margin(
    dataset: Dataset, inside: NDArray[np.bool_], stated: Mapping[str, Any]
) -> Margin:
    place, column = _column(dataset, stated["item"])
    said = dataset.array(place)[inside]
    codes = {code: number for number, code in column.codes.items()}
    shares: dict[str, float] = dict(stated["shares"])
    many = {code: int((said == codes[code]).sum()) for code in shares}
    _check(stated["item"], shares, many)
    kept = [code for code in shares if many[code]]
    index = {codes[code]: at for at, code in enumerate(kept)}
    places = np.full(len(said), len(kept), np.int16)
    for number, at in index.items():
        places[said == number] = at
    named = sum(many.values())
    whole = sum(shares.values())
    totals = {code: shares[code] / whole * named for code in kept}
    if named < len(said):
        totals[UNNAMED] = len(said) - named
    return Margin(place, index, Answers.from_codes(places, list(totals)), totals)


def _check(item: str, shares: Mapping[str, float], many: Mapping[str, int]) -> None:
    """Refuse shares that no weight can reach."""
    unheard = [code for code, share in shares.items() if share and not many[code]]
    if unheard:
        raise WeightsImpossible(
            f"Nobody answered {item} with {', '.join(unheard)}, whom the population "
            "has. No weight can stand for people who are not there: give shares in "
            "which they are together with others."
        )
    excess = [code for code, share in shares.items() if not share and many[code]]
    if excess:
        raise WeightsImpossible(
            f"The population has nobody of {', '.join(excess)} in {item}, and people "
            "gave that answer. Give it a share."
        )


def _column(dataset: Dataset, item: str) -> tuple[int, Column]:
    for place, column in enumerate(dataset.columns):
        if column.item == item and column.codes and not column.option:
            return place, column
    raise WeightsImpossible(f"The answers have no question {item} with one answer.")
