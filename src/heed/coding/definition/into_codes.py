"""Another program's codes within a framework that is here already, by their names."""

from collections import Counter
from collections.abc import Iterable

from heed.coding.definition.exchange import Project
from heed.coding.definition.framework import Framework
from heed.coding.definition.from_codes import FromCodes
from heed.coding.errors import CodesDoNotFit
from heed.instruments.formats.losses import How, Loss


def name_of(label: str) -> str:
    """A name as it is compared: spaces and capitals tell nothing."""
    return " ".join(label.split()).casefold()


def misfits(names: Iterable[str], framework: Framework) -> list[str]:
    """Which names do not stand for one code of a framework each."""
    here = Counter(name_of(one.label) for one in framework.codes)
    asked = list(names)
    theirs = Counter(map(name_of, asked))
    return sorted(
        {one for one in asked if theirs[name_of(one)] > 1 or here[name_of(one)] != 1}
    )


def codes_within(framework: Framework, project: Project, used: set[str]) -> FromCodes:
    """Which code of a framework each used code is; all of them are, or it is refused.

    What nothing was coded to is left where the framework has no such code.
    """
    codes = [one for one in project.codes if one.guid in used]
    if wrong := misfits((one.name for one in codes), framework):
        raise CodesDoNotFit(framework.title, wrong)
    here = {name_of(one.label): one.slug for one in framework.codes}
    slugs = {one.guid: here[name_of(one.name)] for one in codes}
    return FromCodes(framework, slugs, tuple(_losses(project, used)))


def _losses(project: Project, used: set[str]) -> Iterable[Loss]:
    left = sum(one.guid not in used for one in project.codes)
    if left:
        yield Loss(
            "", "Codes", f"{left:,} codes that nothing was coded to.",
            "The framework here has its own.",
        )  # fmt: skip
    if used:
        yield Loss(
            "", "Codes", f"{len(used):,} definitions and places in the tree.",
            "Those of the framework here count.", How.CHANGED,
        )  # fmt: skip
