"""How people came into a sample, and their answers with it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

import numpy as np
import polars as pl
import svy
from numpy.typing import ArrayLike, NDArray

from heedstats.answers import Answers
from heedstats.errors import Refusal
from heedstats.sample import Nature
from heedstats.survey.layout import Layout, layout_of

Column = Answers | ArrayLike


@dataclass(frozen=True)
class Design:
    """Which columns say how people were drawn.

    ``weights``: how many people each stands for. ``strata``: groups that were drawn
    from one by one. ``clusters``: what was drawn first, such as wards.
    ``population``: how many clusters (without clusters, people) the person's stratum
    has in all, which makes the correction for a finite population.
    ``units`` and ``population_of_units``: the same for a second stage in a cluster.
    """

    weights: str
    strata: str | None = None
    clusters: str | None = None
    population: str | None = None
    units: str | None = None
    population_of_units: str | None = None
    nature: Nature = Nature.PROBABILITY

    @property
    def is_two_stage(self) -> bool:
        """Whether a second stage has a finite population of its own."""
        return self.population_of_units is not None

    @property
    def columns(self) -> list[str]:
        """The columns of the design that must be complete."""
        names = (
            self.weights,
            self.strata,
            self.clusters,
            self.population,
            self.units,
            self.population_of_units,
        )
        return [name for name in names if name is not None]


@dataclass(frozen=True)
class Survey:
    """Answers with their design; make one with :meth:`of`.

    ``adjusted`` names what was done to the weights: raked, post-stratified,
    calibrated; empty for weights as they were given.
    """

    sample: Any
    design: Design
    columns: Mapping[str, Column]
    adjusted: str = ""

    @classmethod
    def of(cls, columns: Mapping[str, Column], design: Design) -> Self:
        """A survey from columns by name: :class:`Answers`, numbers, or plain words.

        Shapes: every column has one value per person, in the same order.
        Missing: the kinds of missing in answers, and NaN in numbers, are left out of
        an estimate as people outside its domain, so the design stays whole.
        Errors: :class:`Refusal` for a gap in a column of the design, a weight that is
        not above zero (``svy`` would drop the person from the design without a word),
        a finite population without its first stage, and a stratum with one cluster.
        """
        frame = pl.DataFrame({name: _series(col) for name, col in columns.items()})
        _check(frame, design)
        population: Any = design.population
        if design.is_two_stage:
            population = svy.PopSize(str(design.population), design.population_of_units)
        with refusing():
            sample = svy.Sample(
                frame,
                svy.Design(
                    wgt=design.weights,
                    stratum=design.strata,
                    psu=design.clusters,
                    ssu=design.units,
                    pop_size=population,
                ),
            )
            if sample.n_singletons:
                raise Refusal(
                    "A stratum with one cluster has no error that can be estimated: "
                    "join it to another stratum."
                )
        return cls(sample, design, columns)

    @cached_property
    def layout(self) -> Layout:
        """Strata and clusters as numbers, made once."""
        return layout_of(self.columns, self.design)

    def refuse_two_stages(self, what: str) -> None:
        """Refuse what would leave out the second stage of the error."""
        if self.design.is_two_stage:
            raise Refusal(
                f"{what} would leave out the second stage's finite population, and "
                "its errors would be too small. Leave out both populations, which is "
                "on the safe side, or compare estimates instead."
            )

    def answers(self, name: str) -> Answers:
        """A column of answers."""
        column = self.columns.get(name)
        if not isinstance(column, Answers):
            raise Refusal(f"The column {name!r} does not hold answers with choices.")
        return column

    def numbers(self, name: str) -> NDArray[np.float64]:
        """A column of numbers."""
        if name not in self.columns or isinstance(self.columns[name], Answers):
            raise Refusal(f"The column {name!r} does not hold numbers.")
        return np.asarray(self.columns[name], dtype=np.float64)

    def domain(self, names: list[str], where: str | None) -> pl.Expr:
        """Who is estimated from: those with an answer to each, and ``where`` true."""
        for name in [*names, *([where] if where else [])]:
            if name not in self.sample.data.columns:
                raise Refusal(f"There is no column {name!r}.")
        there = pl.all_horizontal(*(pl.col(name).is_not_null() for name in names))
        return there & pl.col(where) if where else there


@contextmanager
def refusing() -> Iterator[None]:
    """Turn an error of ``svy`` into a refusal with its own reason."""
    try:
        yield
    except svy.SvyError as error:
        raise Refusal(f"{error.title}: {error.detail}") from error


def words_of(
    codes: NDArray[Any], there: NDArray[np.bool_], names: tuple[str, ...]
) -> pl.Series:
    """Codes as a column of words, empty where ``there`` is false."""
    places = pl.Series("x", np.where(there, codes, 0).astype(np.uint32))
    words = pl.when(pl.Series(there)).then(places.cat.to(pl.Enum(names)))
    return pl.select(words.alias("x")).to_series()


def _series(column: Column) -> pl.Series:
    if isinstance(column, Answers):
        return words_of(column.codes, column.answered, column.choices)
    values = np.asarray(column)
    if np.issubdtype(values.dtype, np.floating):
        return pl.Series(values).fill_nan(None)
    return pl.Series(values.tolist() if values.dtype == object else values)


def _check(frame: pl.DataFrame, design: Design) -> None:
    absent = [name for name in design.columns if name not in frame.columns]
    if absent:
        raise Refusal(f"The design names a column that is not there: {absent[0]!r}.")
    for name in design.columns:
        if frame[name].null_count():
            raise Refusal(f"The column {name!r} of the design has gaps.")
    weights = frame[design.weights]
    if not weights.dtype.is_numeric() or not (weights > 0).all():
        raise Refusal("A weight is a number above zero.")
    if weights.is_infinite().any():
        raise Refusal("A weight is a number above zero.")
    if design.is_two_stage and not (design.population and design.clusters):
        raise Refusal("A second stage needs a first: clusters and their population.")
    if design.population and not _is_constant(frame, design):
        raise Refusal("A stratum has one population, the same for all its people.")


def _is_constant(frame: pl.DataFrame, design: Design) -> bool:
    """Whether the population is stated once for each stratum."""
    name = str(design.population)
    if design.strata is None:
        return frame[name].n_unique() == 1
    stated = frame.select(design.strata, name).n_unique()
    return stated == frame[design.strata].n_unique()
