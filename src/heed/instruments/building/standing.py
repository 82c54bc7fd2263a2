"""What still stops a questionnaire from being published, and where to mend it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from heed.instruments.building.documents import Document
from heed.instruments.building.items import codes
from heed.instruments.building.texts import BEFORE, WHOLE
from heed.instruments.building.whole import whole_parts
from heed.instruments.definition import gaps, parse
from heed.instruments.errors import DefinitionError, Problem

_ITEM = re.compile(r"items\.(\d+)(?: \(([^)]*)\))?\.?(.*)")
_WORDS = re.compile(r"There are no words for (\w+) in ([a-z-]+)\.")
EMPTY = Problem("items", "There is no question yet.", "Add one.")


@dataclass(frozen=True, slots=True)
class Stop:
    """One thing to mend: the part and field it is in, and whose words are missing."""

    part: str  # a question's code, or "_title", "_notices", "" for the settings
    field: str
    what: str
    remedy: str
    group: str = ""
    variant: str = ""


def stops(document: Document) -> list[Stop]:
    """Everything that stops publishing; none means that it may be published."""
    if not document["items"]:
        return [_stop(EMPTY, document)]
    return list(dict.fromkeys(_stop(p, document) for p in _problems(document)))


def _problems(document: Document) -> Iterator[Problem]:
    try:
        yield from gaps(parse(document))
    except DefinitionError as error:
        yield from error.problems
        # The parts that are whole say what they lack, so that all can be mended.
        rest, _out = whole_parts(document)
        for problem in gaps(rest) if rest else ():
            yield _renumbered(problem, document)


def _renumbered(problem: Problem, document: Document) -> Problem:
    inside = _ITEM.fullmatch(problem.path)
    if not inside or not inside[2]:
        return problem
    number = codes(document).index(inside[2]) + 1
    return Problem(
        f"items.{number} ({inside[2]}).{inside[3]}", problem.what, problem.remedy
    )


def _stop(problem: Problem, document: Document) -> Stop:
    part, field = _place(problem.path, document)
    words = _WORDS.fullmatch(problem.what)
    group, variant = (words[1], words[2]) if words else ("", "")
    return Stop(part, field, problem.what, problem.remedy, group, variant)


def _place(path: str, document: Document) -> tuple[str, str]:
    inside = _ITEM.fullmatch(path)
    if inside:
        number = int(inside[1]) - 1
        known = codes(document)
        return inside[2] or (known[number] if number < len(known) else ""), inside[3]
    first, _, rest = path.partition(".")
    if first == "before_free_text":
        return BEFORE, rest
    return (WHOLE, "title") if first == "title" else ("", first)
