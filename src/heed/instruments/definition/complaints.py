"""Schema errors in words that a person who writes questionnaires can act on."""

from typing import Any

from pydantic import ValidationError

from heed.instruments.errors import Problem

REMEDIES = {
    "extra_forbidden": "Remove it, or check its spelling.",
    "missing": "Add it.",
    "union_tag_invalid": "Choose one of the kinds in docs/reference/questionnaires.md.",
    "union_tag_not_found": "Add the key kind.",
    "literal_error": "Use one of the values named.",
    "string_pattern_mismatch": "Use a permitted name, in small letters.",
    "string_type": "Put the value in quotation marks.",
}
WORDING = {
    "extra_forbidden": "This key is not known.",
    "missing": "This key is missing.",
    "too_short": "There are too few entries.",
    "too_long": "There are too many entries.",
}


def problems_of(error: ValidationError, data: object) -> list[Problem]:
    """One problem for each thing that the schema refuses."""
    found = []
    details = error.errors(include_url=False, include_context=False)
    for detail in details:
        if detail["type"] == "too_short" and _is_echo(detail["loc"], details):
            continue
        kind = detail["type"]
        what = WORDING.get(kind, detail["msg"].removeprefix("Value error, "))
        found.append(
            Problem(
                path=path_of(detail["loc"], data),
                what=what if what.endswith(".") else f"{what}.",
                remedy=REMEDIES.get(kind, "Change the value."),
            )
        )
    return list(dict.fromkeys(found))


def _is_echo(location: tuple[int | str, ...], details: list[Any]) -> bool:
    """Whether a list is called too short only because what is in it was refused."""
    length = len(location)
    return any(
        len(other["loc"]) > length and other["loc"][:length] == location
        for other in details
    )


def path_of(location: tuple[int | str, ...], data: object) -> str:
    """The place in the file, naming an item by its code beside its number."""
    steps: list[str] = []
    here: Any = data
    for number, step in enumerate(location):
        inside = _inside(here, step)
        is_last = number == len(location) - 1
        if inside is None and not is_last:
            continue  # the schema's own label for a branch, not a place in the file
        steps.append(_named(step, inside))
        here = inside
    return ".".join(steps) or "the file"


def _inside(here: Any, step: int | str) -> Any:
    if isinstance(here, dict):
        return here.get(step)
    if isinstance(here, list) and isinstance(step, int) and step < len(here):
        return here[step]
    return None


def _named(step: int | str, inside: Any) -> str:
    if isinstance(step, int):
        code = _name_of(inside)
        return f"{step + 1} ({code})" if isinstance(code, str) else str(step + 1)
    return step


def _name_of(inside: Any) -> Any:
    """What a part calls itself; frameworks say slug where questionnaires say code."""
    if not isinstance(inside, dict):
        return None
    return inside.get("code", inside.get("slug"))
