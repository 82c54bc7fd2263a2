"""Agreement beyond chance, with what each coefficient takes chance to be."""

import numpy as np
from numpy.typing import NDArray

from heedstats.agreement.coded import Coded
from heedstats.agreement.result import Agreement, result
from heedstats.agreement.weighting import Weighting, weights

Array = NDArray[np.float64]


def percent_agreement(
    coded: Coded, *, weighting: Weighting = Weighting.NONE, confidence: float = 0.95
) -> Agreement:
    """How often two coders of a unit gave the same code, chance and all.

    Unit: a share from 0 to 1; with a weighting, near codes count in part.
    Missing: units that fewer than two coded are left out and counted.
    Errors: :class:`Refusal` for fewer than two units that two coders coded.
    Formula: the mean over units of the pairs of coders who agree; linearised error.
    Source: Gwet, Handbook of Inter-Rater Reliability, 4th ed., 2014, chapters 2 and 5.
    Checked against: R irrCAC, five weightings, 1e-4; counting pair by pair.
    """
    w = weights(weighting, coded)
    return result("percent", coded, w, 0.0, np.zeros(len(coded.rows)), confidence)


def fleiss_kappa(
    coded: Coded, *, weighting: Weighting = Weighting.NONE, confidence: float = 0.95
) -> Agreement:
    """Fleiss' kappa: chance draws codes from those that all coders gave together.

    Two coders who coded everything have Scott's pi. Units may have unequal numbers of
    coders. It falls when a code is rare: show AC1 or :func:`paradox` beside it.
    Missing: units that one coder coded count towards chance only.
    Errors: as for :func:`percent_agreement`, and where only one code was given.
    Formula: ``(Po - Pe) / (1 - Pe)`` with ``Pe = Σ w(k,l) π(k) π(l)``.
    Source: Fleiss, Psychol Bull 1971;76:378; error Gwet 2014, chapter 5.
    Checked against: Fleiss's ten by fourteen (0.210), R irrCAC, 1e-4; statsmodels.
    """
    w, share = weights(weighting, coded), _share(coded)
    pi = coded.weights @ share / coded.number
    chance = float(pi @ w @ pi)
    pull = 2 * (share @ (w @ pi) - chance)
    return result("fleiss kappa", coded, w, chance, pull, confidence)


def cohen_kappa(
    coded: Coded, *, weighting: Weighting = Weighting.NONE, confidence: float = 0.95
) -> Agreement:
    """Cohen's kappa: chance draws each coder's codes from that coder's own.

    For three coders and more it is Conger's kappa.
    Missing: units that one coder coded count towards chance only.
    Errors: as for :func:`fleiss_kappa`, and :class:`Refusal` where it is not known
    who gave which code, or a coder coded nothing.
    Formula: ``(Po - Pe) / (1 - Pe)``, ``Pe`` the mean over pairs of coders g, h of
    ``Σ w(k,l) p(g,k) p(h,l)``; linearised error, which for two coders is that of
    Fleiss, Cohen and Everitt.
    Source: Cohen, Educ Psychol Meas 1960;20:37 and Psychol Bull 1968;70:213; Conger,
    Psychol Bull 1980;88:322; Fleiss and others, Psychol Bull 1969;72:323.
    Checked against: R irrCAC, tables 1e-9, four coders 1e-4; statsmodels.
    """
    w = weights(weighting, coded)
    chance, pull = _own_chance(coded, w)
    return result("cohen kappa", coded, w, chance, pull, confidence)


def gwet(
    coded: Coded, *, weighting: Weighting = Weighting.NONE, confidence: float = 0.95
) -> Agreement:
    """Gwet's AC1, and with a weighting AC2, which hold when a code is rare.

    Chance depends on how many codes there are: give all ``categories`` that could
    have been chosen to :class:`Coded`, also those that nobody chose.
    Missing: units that one coder coded count towards chance only.
    Errors: as for :func:`percent_agreement`, and for fewer than two categories.
    Formula: ``Pe = Σ w / (q (q-1)) · Σ π(k) (1 - π(k))``; linearised error.
    Source: Gwet, Br J Math Stat Psychol 2008;61:29; Gwet 2014, chapter 4.
    Checked against: R irrCAC, tables 1e-9, four coders and five weightings 1e-4.
    """
    w, share = weights(weighting, coded), _share(coded)
    q = len(coded.categories)
    name = "AC1" if weighting is Weighting.NONE else "AC2"
    if q < 2:
        return result(name, coded, w, 1.0, np.zeros(len(share)), confidence)
    pi = coded.weights @ share / coded.number
    scale = w.sum() / (q * (q - 1))
    chance = float(scale * (pi * (1 - pi)).sum())
    pull = 2 * (scale * share @ (1 - pi) - chance)
    return result(name, coded, w, chance, pull, confidence)


def brennan_prediger(
    coded: Coded, *, weighting: Weighting = Weighting.NONE, confidence: float = 0.95
) -> Agreement:
    """Brennan and Prediger's kappa: chance gives every category equally often.

    With two categories it is the prevalence-adjusted, bias-adjusted kappa (PABAK).
    Missing: units that fewer than two coded are left out and counted.
    Errors: as for :func:`gwet`. Formula: ``Pe = Σ w / q²``.
    Source: Brennan and Prediger, Educ Psychol Meas 1981;41:687.
    Checked against: R irrCAC, tables 1e-9, four coders and five weightings 1e-4.
    """
    w = weights(weighting, coded)
    flat = np.zeros(len(coded.rows))
    return result("brennan-prediger", coded, w, float(w.mean()), flat, confidence)


def _share(coded: Coded) -> Array:
    """Which part of each unit's coders gave each code."""
    found: Array = coded.counts / coded.times[:, None]
    return found


def _own_chance(coded: Coded, w: Array) -> tuple[float, Array]:
    """Chance from each coder's own codes, and how each unit pulls on it."""
    own = coded.by_coder()
    r, n = len(own), coded.number
    together = own.sum(axis=0)
    others = (together - own) @ w  # for each coder and code: what the others give
    chance = float((own * others).sum() / (r * (r - 1)))
    pull = np.zeros(len(coded.rows))
    assert coded.codes is not None
    for at, codes in enumerate(coded.codes.T):
        there = np.flatnonzero(codes >= 0)
        theirs = coded.weights[there].sum()
        apart = others[at][codes[there]] - own[at] @ others[at]
        pull[there] += 2 / (r * (r - 1)) * n / theirs * apart
    return chance, pull
