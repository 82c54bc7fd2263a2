"""Ordinal logistic regression (proportional odds)."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import scipy  # which loads its stats when they are asked for
from numpy.typing import ArrayLike, NDArray

from heedstats.answers import Answers
from heedstats.errors import Refusal
from heedstats.groups.proportional_odds import fit
from heedstats.intervals import level
from heedstats.sample import Nature

Array = NDArray[np.float64]


@dataclass(frozen=True)
class OrdinalTerm:
    """A coefficient on the log odds of a higher answer; ``odds_ratio`` its exponent."""

    term: str
    value: float
    se: float
    low: float
    high: float
    p: float

    @property
    def odds_ratio(self) -> tuple[float, float, float]:
        """The odds ratio with its interval."""
        one, low, high = np.exp([self.value, self.low, self.high])
        return float(one), float(low), float(high)


@dataclass(frozen=True)
class OrdinalFit:
    """Coefficients and thresholds of a proportional odds model.

    ``thresholds`` are the log odds of an answer at or below each choice but the last
    where all terms are 0. ``n`` is how many were complete; ``left_out`` how many not.
    """

    terms: tuple[OrdinalTerm, ...]
    thresholds: tuple[OrdinalTerm, ...]
    log_likelihood: float
    n: int
    left_out: int
    nature: Nature
    method: str = "proportional odds logistic regression, maximum likelihood"

    def __getitem__(self, term: str) -> OrdinalTerm:
        for one in (*self.terms, *self.thresholds):
            if one.term == term:
                return one
        raise KeyError(term)


def ordinal_logit(
    outcome: Answers,
    terms: Mapping[str, Answers | ArrayLike],
    *,
    nature: Nature,
    confidence: float = 0.95,
) -> OrdinalFit:
    """How an ordered answer goes with several things at once.

    Meaning: each coefficient moves the odds of answering higher, the same at every
    step of the scale (proportional odds), which the fit supposes and does not test.
    Shapes: one value per person. Answers become one coefficient for each choice but
    the first, named ``item: choice``; numbers are slopes.
    Missing: whoever lacks a value is left out; ``left_out`` counts them.
    Errors: :class:`Refusal` for an outcome with fewer than three choices that occur
    or one that nobody chose (merge it), for terms that say the same twice, and where
    a group always gives the end of the scale, so that nothing converges. For weights
    use :func:`heedstats.survey.ordinal`; several answers of one person (random
    effects) have no model here.
    Formula: ``logit P(Y ≤ j) = θⱼ - x'β``; errors from the observed information.
    Source: McCullagh, JRSS B 1980;42:109.
    Checked against: R ``MASS::polr`` (housing), ``ordinal::clm`` (wine; 2.5031 and
    1.5278 as published) and ``statsmodels``, 1e-6.
    """
    names, columns = term_columns(terms, len(outcome))
    complete = outcome.answered & ~np.isnan(columns).any(axis=1)
    codes, x = outcome.codes[complete], columns[complete]
    check_outcome(outcome, codes, x)
    found = fit(codes, x, np.ones(len(codes)), len(outcome.choices))
    errors = np.sqrt(np.diag(found.covariance))
    parts = named_terms(
        [*names, *steps_of(outcome)], found.params, errors, np.inf, level(confidence)
    )
    return OrdinalFit(
        terms=parts[: len(names)],
        thresholds=parts[len(names) :],
        log_likelihood=found.log_likelihood,
        n=len(codes),
        left_out=len(outcome) - len(codes),
        nature=nature,
    )


def term_columns(
    terms: Mapping[str, Answers | ArrayLike], size: int
) -> tuple[list[str], Array]:
    """The terms as numbers: one column for each slope and each choice but the first."""
    names: list[str] = []
    columns: list[Array] = []
    for name, term in terms.items():
        if isinstance(term, Answers):
            for code, choice in list(enumerate(term.choices))[1:]:
                names.append(f"{name}: {choice}")
                columns.append(np.where(term.answered, term.codes == code, np.nan))
        else:
            names.append(name)
            columns.append(np.asarray(term, dtype=np.float64))
    if not columns or any(column.shape != (size,) for column in columns):
        raise Refusal("Each term has one value for each person.")
    return names, np.column_stack(columns)


def check_outcome(outcome: Answers, codes: NDArray[np.int16], x: Array) -> None:
    """Refuse an outcome that is no scale, and terms that cannot be told apart."""
    if len(outcome.choices) < 3 or len(np.unique(codes)) < len(outcome.choices):
        raise Refusal(
            "An ordered outcome has three choices or more, each given by somebody: "
            "merge choices that nobody gave."
        )
    centred = np.column_stack([np.ones(len(x)), x])
    if np.linalg.matrix_rank(centred) < centred.shape[1]:
        raise Refusal("Two terms say the same, or a term does not vary.")


def steps_of(outcome: Answers) -> list[str]:
    """The names of the thresholds between neighbouring choices."""
    return [f"{low}|{high}" for low, high in pairwise(outcome.choices)]


def named_terms(
    names: list[str], values: Array, errors: Array, df: float, confidence: float
) -> tuple[OrdinalTerm, ...]:
    """Each parameter with its t interval (normal where ``df`` is infinite)."""
    half = scipy.stats.t.isf((1 - confidence) / 2, df) * errors
    p = 2 * scipy.stats.t.sf(np.abs(values / errors), df)
    return tuple(
        OrdinalTerm(name, *map(float, numbers))
        for name, *numbers in zip(
            names, values, errors, values - half, values + half, p, strict=True
        )
    )
