"""Codes and sets as they stand in codebooks and projects alike."""

from xml.etree.ElementTree import Element

from heed.coding.definition.exchange import Code, Set
from heed.coding.formats.refi import values
from heed.coding.formats.refi.raw import named, targets, text_of
from heed.coding.formats.refi.results import Losses
from heed.instruments.formats.losses import How, quoted

_TRUTH = {"true": True, "1": True, "false": False, "0": False}


def codes_from(element: Element, losses: Losses) -> list[Code]:
    """A code and all under it, each after the one it stands under."""
    found: list[Code] = []
    waiting = [(element, "")]
    while waiting:
        here, parent = waiting.pop()
        code = _code(here, parent, losses)
        found.append(code)
        below = [(one, code.guid) for one in named(here, "Code")]
        waiting.extend(reversed(below))
    return found


def _code(element: Element, parent: str, losses: Losses) -> Code:
    name = element.get("name", "")
    guid = values.guid(element.get("guid", "")) or values.guid(f"code {parent} {name}")
    colour = element.get("color", "")
    if colour and not values.colour(colour):
        losses.add(
            name, "CodeBook", f"Its colour, {quoted(colour)}", "It is no colour in hex."
        )
    codable = element.get("isCodable", "true").strip().casefold()
    if codable not in _TRUTH:
        losses.add(
            name,
            "CodeBook",
            f"Whether it may be used, {quoted(codable)}",
            "It is neither true nor false, and was taken for true.",
            How.CHANGED,
        )
    return Code(
        guid=guid,
        name=name,
        parent=parent,
        description=text_of(element, "Description"),
        colour=values.colour(colour),
        codable=_TRUTH.get(codable, True),
        notes=targets(element, "NoteRef"),
    )


def set_from(element: Element) -> Set:
    """One set; a codebook's has codes alone."""
    name = element.get("name", "")
    return Set(
        guid=values.guid(element.get("guid", "")) or values.guid(f"set {name}"),
        name=name,
        description=text_of(element, "Description"),
        codes=targets(element, "MemberCode"),
        sources=targets(element, "MemberSource"),
        notes=targets(element, "MemberNote"),
    )
