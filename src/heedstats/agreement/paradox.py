"""Why kappa can be low where coders nearly always agree."""

from dataclasses import dataclass, replace

import numpy as np

from heedstats.agreement.coded import Coded
from heedstats.agreement.coefficients import (
    brennan_prediger,
    cohen_kappa,
    gwet,
    percent_agreement,
)
from heedstats.agreement.result import Agreement
from heedstats.errors import Refusal


@dataclass(frozen=True)
class Paradox:
    """Two coders and a code that is given or not, seen four ways.

    ``table`` is the first coder's codes by the second's. ``prevalence`` is how much
    commoner one code is than the other, ``bias`` how much more often one coder gives
    it, both from 0 to 1; either makes kappa hard to read. ``greatest_kappa`` is the
    most that kappa could be with these totals; ``positive`` and ``negative`` are the
    agreement on the second and on the first category alone, NaN where never given.
    """

    table: tuple[tuple[int, int], tuple[int, int]]
    percent: Agreement
    kappa: Agreement
    ac1: Agreement
    adjusted_kappa: Agreement
    prevalence: float
    bias: float
    greatest_kappa: float
    positive: float
    negative: float

    @property
    def sentence(self) -> str:
        """The four together in plain words, without a verdict."""
        return (
            f"The two coders agreed on {self.percent.value:.1%} of "
            f"{self.percent.units} units; beyond chance, kappa is "
            f"{self.kappa.value:.2f} (with these totals at most "
            f"{self.greatest_kappa:.2f}) and AC1 {self.ac1.value:.2f}."
        )


def paradox(coded: Coded, *, confidence: float = 0.95) -> Paradox:
    """Kappa beside what it hides: prevalence, bias, AC1 and agreement on each code.

    Shapes: two coders and two categories. Missing: units that one coder coded are
    left out of everything here, and are counted in ``percent.left_out``.
    Errors: :class:`Refusal` for other shapes, and as for :func:`cohen_kappa`.
    Formula: prevalence ``|a - d| / n``, bias ``|b - c| / n``, positive agreement
    ``2d / (2d + b + c)``.
    Source: Feinstein and Cicchetti, J Clin Epidemiol 1990;43:543 and 551; Byrt and
    others, J Clin Epidemiol 1993;46:423.
    Checked against: R irrCAC on the 118, 5, 2, 0 table, 1e-9; the formulas by hand.
    """
    if coded.codes is None or coded.coders != 2 or len(coded.categories) != 2:
        raise Refusal("The paradox table is for two coders and two categories.")
    coded.needs()
    shared = coded.times == 2
    first, second = coded.codes[shared].T
    tally = np.bincount(first * 2 + second, coded.weights[shared], 4)
    square = tally.round().astype(np.int64).reshape(2, 2)
    both = Coded.of_pairs(square, coded.categories)
    percent = percent_agreement(both, confidence=confidence)
    kappa = cohen_kappa(both, confidence=confidence)
    (a, b), (c, d) = square.tolist()
    n = a + b + c + d
    reach = np.minimum(square.sum(axis=0), square.sum(axis=1)).sum() / n
    return Paradox(
        table=((a, b), (c, d)),
        percent=replace(percent, left_out=coded.left_out),
        kappa=kappa,
        ac1=gwet(both, confidence=confidence),
        adjusted_kappa=brennan_prediger(both, confidence=confidence),
        prevalence=abs(a - d) / n,
        bias=abs(b - c) / n,
        greatest_kappa=float((reach - kappa.expected) / (1 - kappa.expected)),
        positive=2 * d / (2 * d + b + c) if b + c + d else float("nan"),
        negative=2 * a / (2 * a + b + c) if a + b + c else float("nan"),
    )
