"""The samples of Californian schools that R's ``survey`` package shows its work on."""

import numpy as np

from heedstats.answers import Answers
from heedstats.survey import Design, Survey
from heedstats.tests.reference import lines

NUMBERS = ("api00", "api99", "enroll", "api.stu", "meals", "ell", "mobility")
STRATA = {"weights": "pw", "strata": "stype"}
CLUSTERS = {"weights": "pw", "clusters": "dnum"}
DESIGNS = {
    "apistrat": ("apistrat.csv", Design(**STRATA, population="fpc")),
    "apistrat_no_fpc": ("apistrat.csv", Design(**STRATA)),
    "apiclus1": ("apiclus1.csv", Design(**CLUSTERS, population="fpc")),
}


def schools(name):
    """One of the designs, with its data."""
    file, design = DESIGNS[name]
    rows = lines(file)
    columns = {
        key: np.array([float(row[key]) for row in rows])
        for key in (*NUMBERS, "pw", "fpc", "dnum")
    }
    for key, choices in (
        ("stype", ("E", "H", "M")),
        ("sch.wide", ("No", "Yes")),
        ("awards", ("No", "Yes")),
    ):
        columns[key] = Answers.of([row[key] for row in rows], choices, key)
    columns["is_wide"] = (columns["sch.wide"].codes == 1).astype(float)
    return Survey.of(columns, design)
