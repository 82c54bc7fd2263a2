"""Tables of a survey: 1,000,000 answers to each of 40 items, beside pandas.

Both count the same arrays in the same process. Ours keep the three kinds of missing
apart, and the weighted tables have design-based errors that the reference lacks.
"""

import resource
import shutil
import time
from collections.abc import Callable

import numpy as np
import pandas as pd

from benchmarks.figures import Figure, Finding, NotRun
from benchmarks.stores import Store
from heedstats import survey
from heedstats.answers import Answers
from heedstats.survey import Design, Survey
from heedstats.tables import cross, summary

ITEMS, STRATA, CLUSTERS = 40, 50, 20
CHOICES = ("Very easy", "Easy", "Neither", "Difficult", "Very difficult")
GROUPS = ("Service users", "Carers", "Staff")


def measure(store: Store, *, quick: bool) -> list[Finding]:
    """Wall-clock seconds of one item and of all; the best of five, all once."""
    people = 50_000 if quick else 1_000_000
    world = Made(people)
    crossed = seconds(lambda: cross(world.items[0], by=world.group))
    counted = min(seconds(world.pandas_crosstab), seconds(world.pandas_groupby))
    weighted = seconds(
        lambda: survey.weighted_table(world.survey, "item_0", by="group")
    )
    summed = seconds(world.pandas_weighted)
    began = time.perf_counter()
    report(world)
    took = time.perf_counter() - began
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    return [
        Figure(f"cross-tabulate one item, {people:,} answers", crossed, "s"),
        Figure("the same in pandas, the faster of two ways", counted, "s"),
        Figure("ours beside pandas", crossed / counted, "times", at_most=1),
        Figure("weighted table of one item with its errors", weighted, "s"),
        Figure("weighted shares in pandas, without errors", summed, "s"),
        Figure("weighted mean through svy", world.svy_seconds(), "s"),
        Figure(f"all tables of {ITEMS} items", took, "s", at_most=10),
        Figure("memory at most, pandas and data too", held, "GB", at_most=2),
        _in_r(),
    ]


class Made:
    """Made-up answers, and the same in pandas."""

    def __init__(self, people: int) -> None:
        chance = np.random.default_rng(95)
        draw = [chance.integers(-3, 5, people, dtype=np.int16) for _ in range(ITEMS)]
        self.items = [Answers.from_codes(codes, CHOICES) for codes in draw]
        self.group = Answers.from_codes(
            chance.integers(0, 3, people, dtype=np.int16), GROUPS
        )
        self.weights = chance.uniform(0.5, 3, people)
        strata = chance.integers(0, STRATA, people)
        clusters = strata * CLUSTERS + chance.integers(0, CLUSTERS, people)
        columns = {f"item_{at}": item for at, item in enumerate(self.items)}
        self.survey = Survey.of(
            columns
            | {
                "group": self.group,
                "weight": self.weights,
                "stratum": strata,
                "cluster": clusters,
                "number": chance.normal(size=people),
            },
            Design(weights="weight", strata="stratum", clusters="cluster"),
        )
        codes = np.where(draw[0] < 0, -1, draw[0])
        self.frame = pd.DataFrame(
            {
                "item": pd.Categorical.from_codes(codes, list(CHOICES)),
                "group": pd.Categorical.from_codes(self.group.codes, list(GROUPS)),
                "weight": self.weights,
            }
        )

    def pandas_crosstab(self) -> object:
        """The counts as most people ask for them."""
        return pd.crosstab(self.frame["item"], self.frame["group"])

    def pandas_groupby(self) -> object:
        """The counts as the quicker way gives them."""
        return self.frame.groupby(["item", "group"], observed=False).size()

    def pandas_weighted(self) -> object:
        """The weighted shares."""
        cells = self.frame.groupby(["item", "group"], observed=False)["weight"].sum()
        return cells / cells.groupby("group", observed=False).sum()

    def svy_seconds(self) -> float:
        """One weighted mean with its error, once, since it is the slow one."""
        began = time.perf_counter()
        survey.mean(self.survey, "number")
        return time.perf_counter() - began


def report(world: Made) -> None:
    """Every item by group, counted and weighted, with intervals and means."""
    for place, item in enumerate(world.items):
        cross(item, by=world.group).intervals()
        survey.weighted_table(world.survey, f"item_{place}", by="group")
        summary(item.scored(), state=np.minimum(item.codes, 0))


def seconds(act: Callable[[], object], times: int = 5) -> float:
    """Wall-clock time of one call, the best of several."""
    best = float("inf")
    for _ in range(times):
        began = time.perf_counter()
        act()
        best = min(best, time.perf_counter() - began)
    return best


def _in_r() -> NotRun:
    why = "R is not installed here"
    if shutil.which("Rscript"):
        why = "R is here, but this comparison was written where it could not be tried"
    return NotRun("the same in R's survey", why)
