"""From the pieces of a file to a project: references resolved, losses listed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from heed.coding.definition.exchange import (
    Case,
    Code,
    Kind,
    Set,
    User,
    Variable,
)
from heed.coding.formats.refi import values
from heed.coding.formats.refi.codes import codes_from, set_from
from heed.coding.formats.refi.raw import (
    Raw,
    named,
    targets,
    text_of,
    values_of,
)
from heed.coding.formats.refi.results import Losses
from heed.instruments.formats.losses import How


@dataclass(slots=True)
class Gathered:
    """Everything that a file holds, as it came."""

    root: Element = field(default_factory=lambda: Element("Project"))
    users: list[User] = field(default_factory=list)
    codes: list[Code] = field(default_factory=list)
    variables: list[Variable] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)
    sets: list[Set] = field(default_factory=list)
    sources: list[Raw] = field(default_factory=list)
    notes: list[Raw] = field(default_factory=list)
    links: list[tuple[str, str, str, tuple[str, ...]]] = field(default_factory=list)
    media: list[str] = field(default_factory=list)  # paths of what is not read
    # Texts in place of what they are the texts of, where there are several.
    instead: dict[str, tuple[str, ...]] = field(default_factory=dict)


class Gatherer:
    """Takes the pieces of a walk."""

    def __init__(self, losses: Losses) -> None:
        self.found = Gathered()
        self._losses = losses
        self._takers: dict[str, Callable[[Any], None]] = {
            "User": self._user,
            "Code": lambda element: self.found.codes.extend(
                codes_from(element, losses)
            ),
            "Variable": self._variable,
            "Case": self._case,
            "Set": lambda element: self.found.sets.append(set_from(element)),
            "Link": self._link,
            "Graph": self._graph,
            "Note": lambda raw: self.found.notes.append(raw),
            "TextSource": lambda raw: self.found.sources.append(raw),
            "Project": self._root,
            "CodeBook": self._root,
        }

    def take(self, kind: str, piece: object) -> None:
        """One piece of the file."""
        taker = self._takers.get(kind)
        if taker:
            taker(piece)
        elif isinstance(piece, Raw) and kind.endswith("Source"):
            self._media(piece)

    def _root(self, element: Element) -> None:
        self.found.root = element

    def _user(self, element: Element) -> None:
        get = element.get
        guid = values.guid(get("guid", "")) or values.guid(f"user {get('name')}")
        self.found.users.append(User(guid, get("name", ""), get("id", "")))

    def _variable(self, element: Element) -> None:
        name, kind = element.get("name", ""), element.get("typeOfVariable", "")
        known = kind in set(Kind)
        if not known:
            self._losses.add(
                name,
                "Variables",
                f"The kind of its values, {kind[:40] or 'which is not said'}.",
                "It is none that the standard knows, and was taken for text.",
                How.CHANGED,
            )
        self.found.variables.append(
            Variable(
                values.guid(element.get("guid", "")) or values.guid(f"variable {name}"),
                name,
                Kind(kind) if known else Kind.TEXT,
                text_of(element, "Description"),
            )
        )

    def _case(self, element: Element) -> None:
        name = element.get("name", "")
        number = len(self.found.cases) + 1
        self.found.cases.append(
            Case(
                guid=values.guid(element.get("guid", ""))
                or values.guid(f"case {number}"),
                name=name,
                description=text_of(element, "Description"),
                codes=targets(element, "CodeRef"),
                values=values_of(element),
                sources=targets(element, "SourceRef"),
                selections=targets(element, "SelectionRef"),
            )
        )

    def _link(self, element: Element) -> None:
        get = element.get
        origin, target = values.guid(get("originGUID", "")), get("targetGUID", "")
        about = targets(element, "NoteRef")
        self.found.links.append((get("name", ""), origin, values.guid(target), about))

    def _graph(self, element: Element) -> None:
        shapes, lines = (sum(1 for _ in named(element, x)) for x in ("Vertex", "Edge"))
        self._losses.add(
            element.get("name", ""),
            "Graphs",
            f"A drawing of {shapes} shapes and {lines} lines.",
            "Heed keeps no drawings of codes.",
        )

    def _media(self, outer: Raw) -> None:
        self.found.media += [outer.media_path, outer.rich_path]
        self.found.sources.append(outer)
