"""How far people who code the same units agree."""

from heedstats.agreement.alpha import Alpha, IntervalFrom, krippendorff_alpha
from heedstats.agreement.coded import Coded, LeftOut
from heedstats.agreement.coefficients import (
    brennan_prediger,
    cohen_kappa,
    fleiss_kappa,
    gwet,
    percent_agreement,
)
from heedstats.agreement.distances import Metric
from heedstats.agreement.intraclass import IntraclassAgreement, intraclass_agreement
from heedstats.agreement.paradox import Paradox, paradox
from heedstats.agreement.result import Agreement
from heedstats.agreement.weighting import Weighting

__all__ = [
    "Agreement",
    "Alpha",
    "Coded",
    "IntervalFrom",
    "IntraclassAgreement",
    "LeftOut",
    "Metric",
    "Paradox",
    "Weighting",
    "brennan_prediger",
    "cohen_kappa",
    "fleiss_kappa",
    "gwet",
    "intraclass_agreement",
    "krippendorff_alpha",
    "paradox",
    "percent_agreement",
]
