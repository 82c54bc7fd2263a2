"""What the XML says, piece by piece, before references and positions are settled."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from heed.coding.definition.exchange import (
    Coding,
    Kind,
    Selection,
    Stamp,
    Value,
)
from heed.coding.formats.refi import values
from heed.coding.formats.refi.marks import Mark, where_of


@dataclass(slots=True)
class Raw:
    """A source, transcript or note; selections have the file's own positions."""

    tag: str
    guid: str = ""
    name: str = ""
    description: str = ""
    content: str | None = None
    path: str = ""
    rich_path: str = ""
    media_path: str = ""
    notes: tuple[str, ...] = ()
    values: tuple[Value, ...] = ()
    made: Stamp = field(default_factory=Stamp)
    selections: list[Selection] = field(default_factory=list)
    codings: list[Coding] = field(default_factory=list)
    inner: list["Raw"] = field(default_factory=list)
    sync: dict[str, int] = field(default_factory=dict)  # positions by sync point
    times: dict[str, int] = field(default_factory=dict)  # milliseconds by sync point
    timed: list[tuple[str, str, Selection]] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)  # in times, areas and pages
    marked_words: str = ""  # of the mark that ends next
    lost_in_marks: int = 0  # selections, codings and files of words of marks
    of_marks: bool = False  # a list of marks, whose selections lie where they say

    def fill(self, element: Element) -> None:
        """Take the attributes and small children once the element is whole."""
        get = element.get
        self.guid = values.guid(get("guid", ""))
        self.name = get("name", "")
        self.description = text_of(element, "Description")
        self.content = next(
            (one.text or "" for one in named(element, "PlainTextContent")), None
        )
        self.path = get("plainTextPath", "")
        self.rich_path = get("richTextPath", "")
        self.media_path = get("path", "")
        self.notes = targets(element, "NoteRef")
        self.values = values_of(element)
        self.made = stamp(element)


def local(tag: str) -> str:
    """A tag without its namespace."""
    return tag.rpartition("}")[2]


def named(element: Element, name: str) -> Iterator[Element]:
    """Children of that name, whatever their namespace."""
    return (child for child in element if local(child.tag) == name)


def text_of(element: Element, name: str) -> str:
    """The words of the first child of that name."""
    return next((child.text or "" for child in named(element, name)), "")


def targets(element: Element, name: str) -> tuple[str, ...]:
    """What the references of that name refer to; codebooks call the attribute guid."""
    found = (
        values.guid(child.get("targetGUID") or child.get("guid") or "")
        for child in named(element, name)
    )
    return tuple(one for one in found if one)


def stamp(element: Element) -> Stamp:
    """Who made something and when; a project's own attributes have longer names."""
    get = element.get
    return Stamp(
        by=values.guid(get("creatingUser") or get("creatingUserGUID") or ""),
        at=values.moment(get("creationDateTime", "")),
        changed_by=values.guid(get("modifyingUser") or get("modifyingUserGUID") or ""),
        changed_at=values.moment(get("modifiedDateTime", "")),
    )


def coding(element: Element) -> Coding:
    """One coding; without a reference its code is empty."""
    return Coding(
        guid=values.guid(element.get("guid", "")),
        code=next(iter(targets(element, "CodeRef")), ""),
        by=values.guid(element.get("creatingUser", "")),
        at=values.moment(element.get("creationDateTime", "")),
        notes=targets(element, "NoteRef"),
    )


def selection(element: Element) -> Selection:
    """One selection with the file's positions, -1 where there is none."""
    ends = (
        values.position(element.get(one)) for one in ("startPosition", "endPosition")
    )
    start, end = (-1 if one is None else one for one in ends)
    return Selection(
        guid=values.guid(element.get("guid", "")),
        start=start,
        end=end,
        name=element.get("name", ""),
        description=text_of(element, "Description"),
        codings=tuple(coding(one) for one in named(element, "Coding")),
        notes=targets(element, "NoteRef"),
        made=stamp(element),
    )


def mark(element: Element, words: str) -> Mark:
    """A time or an area; ``words`` are those that the file gives of it."""
    where = where_of(local(element.tag), element)
    return Mark.of(where, words, selection(element))


def values_of(element: Element) -> tuple[Value, ...]:
    """Values of variables, of a source or a case."""
    return tuple(_value(one) for one in named(element, "VariableValue"))


def _value(element: Element) -> Value:
    variable = next(iter(targets(element, "VariableRef")), "")
    for child in element:
        kind = local(child.tag).removesuffix("Value")
        if kind in set(Kind):
            return Value(variable, Kind(kind), _trimmed(Kind(kind), child.text or ""))
    return Value(variable, Kind.TEXT)


def _trimmed(kind: Kind, text: str) -> str:
    return text if kind is Kind.TEXT else text.strip()
