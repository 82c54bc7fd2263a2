"""Who should get at a deposited study, as far as its size can tell."""

from collections.abc import Iterable
from enum import StrEnum

from heed.safeguards.disclosure import OPEN_SURVEY
from heed.studies.errors import TooSmallToBeOpen
from heed.warehouse.dataset import Dataset
from heed.warehouse.survey_tables import answers_of
from heedstats.tables import frequency


class Access(StrEnum):
    """The three levels that archives have."""

    OPEN = "open"
    SAFEGUARDED = "safeguarded"
    CONTROLLED = "controlled"


MEANING = {
    Access.OPEN: "anybody may have the data",
    Access.SAFEGUARDED: "people who register and accept the terms may have the data",
    Access.CONTROLLED: "the data are used only where the archive watches over them",
}


def proposed(datasets: Iterable[Dataset], wanted: Access | None = None) -> Access:
    """The level that somebody wants, or what the size of the groups suggests.

    Rows of people are never proposed as open by a rule: a person has to say so, and
    may not where a group is below the floor of an open survey.
    """
    small = any(_smallest_group(data) < OPEN_SURVEY.entries for data in datasets)
    if wanted is Access.OPEN and small:
        raise TooSmallToBeOpen(OPEN_SURVEY.entries)
    return wanted or (Access.CONTROLLED if small else Access.SAFEGUARDED)


def _smallest_group(data: Dataset) -> int:
    groups = frequency(answers_of(data, "group")).counts[:, 0]
    here = groups[groups > 0]
    return int(here.min()) if here.size else 0
