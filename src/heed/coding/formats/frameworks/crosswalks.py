"""Which crosswalk of a version is meant, and its file."""

from heed.coding.definition.crossings import Crosswalk
from heed.coding.definition.framework import Framework
from heed.coding.formats.frameworks.concept_map import write_concept_map
from heed.instruments.formats.losses import Loss

ENDING = ".conceptmap.json"


def crosswalk_from(framework: Framework, earlier: str, before: str) -> Crosswalk | None:
    """How a version came out of an earlier one, where that is known."""
    wanted = earlier, before
    return next(
        (
            one
            for one in framework.crosswalks
            if (one.earlier.framework, one.earlier.version) == wanted
        ),
        None,
    )


def crosswalk_file(
    framework: Framework, crosswalk: Crosswalk
) -> tuple[str, bytes, tuple[Loss, ...]]:
    """The file's name, the file, and what it cannot say."""
    earlier = crosswalk.earlier
    begins = f"{earlier.framework}-{earlier.version}"
    name = f"{begins}-to-{framework.slug}-{framework.version}{ENDING}"
    content, losses = write_concept_map(framework, crosswalk)
    return name, content, losses
