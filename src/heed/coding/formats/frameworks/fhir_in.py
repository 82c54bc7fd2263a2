"""From a FHIR R4 CodeSystem to a framework."""

from collections.abc import Iterator
from typing import Any

from heed.coding.definition.codes import UNKNOWN
from heed.coding.formats.frameworks import columns
from heed.coding.formats.frameworks.gathering import (
    Gathering,
    Imported,
    bare_framework,
    layer_slug,
)
from heed.instruments.formats.aside import Data, from_text
from heed.instruments.formats.fhir.nodes import Node
from heed.instruments.formats.fhir.urls import ASIDE
from heed.instruments.formats.losses import How, quoted

DEEPEST = 20
# Ours, written with each concept and declared at the top of the resource.
LAYER, LAYER_NAME, KIND, EVIDENCE = "layer", "layer-name", "kind", "evidence"
OURS = frozenset({LAYER, LAYER_NAME, KIND, EVIDENCE})
ABOUT_FILE = (
    *("resourceType", "meta", "text", "language", "url", "status", "content", "count"),
    *("caseSensitive", "property", "hierarchyMeaning", "experimental", "date"),
)
FLAT = "A framework has codes in layers and nothing deeper."
NO_PLACE = "Heed has no place for it."
NOT_UNDERSTOOD = "Heed does not know this property."


def read_code_system(data: Any, *, name: str) -> Imported:
    """The framework of a resource; ``name`` is that of the file."""
    return _Reader(Node(data, "CodeSystem")).read(name)


class _Reader:
    def __init__(self, root: Node) -> None:
        self.root = root
        self.gathering = Gathering()

    def read(self, name: str) -> Imported:
        kind = self.root.text("resourceType")
        if kind != "CodeSystem":
            self.gathering.refuse(
                "resourceType",
                f"The file holds {kind[:60] or 'no FHIR resource'}.",
                "Give a file that holds one CodeSystem.",
            )
        for concept in self.root.nodes("concept"):
            self.top(concept)
        fields = self.fields(name)
        kept = self.kept(self.root, "")
        for key in ABOUT_FILE:
            self.root.take(key, object, None)
        self.rest(self.root, "")
        return self.gathering.finish(fields, kept, place="CodeSystem")

    def fields(self, name: str) -> Data:
        """The framework as a whole, as FHIR's own elements have it."""
        short = self.root.text("name").replace("_", "-")
        fields = bare_framework(
            self.gathering,
            slug=layer_slug(short) if short else "",
            version=self.root.text("version"),
            title=self.root.text("title")[:200],
            name=name,
        )
        if about := self.root.text("description"):
            fields["about"] = about[:4000]
        return fields

    def top(self, node: Node) -> None:
        """A concept at the top; where others stand in it, it is their layer."""
        children = list(node.nodes("concept"))
        if not children:
            self.code(node, None)
            return
        label = node.text("display") or node.text("code")
        layer = self.gathering.layer(layer_slug(node.text("code") or label), label)
        what, why = f"{label[:60]} became a layer.", FLAT
        self.gathering.lose("", node.path, what, why, How.CHANGED)
        for child in children:
            self.inside(child, layer, depth=1)

    def inside(self, node: Node, layer: str, *, depth: int) -> None:
        """A concept in a layer, and what stands in it, brought to the same level."""
        if depth > DEEPEST:
            self.gathering.refuse(
                node.path, f"Concepts nest deeper than {DEEPEST}.", "Make them flatter."
            )
            return
        children = list(node.nodes("concept"))
        self.code(node, layer)
        for child in children:
            what = f"{child.text('code')[:60]} left its place in another code."
            self.gathering.lose("", child.path, what, FLAT, How.CHANGED)
            self.inside(child, layer, depth=depth + 1)

    def code(self, node: Node, layer: str | None) -> None:
        """One concept."""
        name = node.text("code")
        if not name:
            self.gathering.refuse(node.at("code"), "It has no code.", "Give it one.")
            return
        slug = self.gathering.slug(name)
        spelt = self.gathering.renamed(name, slug, node.at("code"))
        found: Data = {"slug": slug, "label": node.text("display") or name}
        aliases = [*self.designations(node), *spelt]
        if aliases:
            found["aliases"] = aliases
        properties = dict(self.properties(node, slug))
        if definition := node.text("definition"):
            marks = columns.evidence_of(properties.get(EVIDENCE, ""))
            found |= {"definition": definition[:4000], "evidence": marks or ["D"]}
        if (kind := properties.get(KIND)) in columns.KINDS[1:]:
            found["kind"] = kind
        else:
            layer = self.layer(properties) or layer
        if layer:
            found["layer"] = layer
        kept = self.kept(node, slug)
        self.rest(node, slug)
        self.gathering.add(found, kept, place=node.path)

    def layer(self, properties: dict[str, str]) -> str | None:
        """The layer that a concept's properties name."""
        name = properties.get(LAYER)
        if not name:
            return None
        if name == UNKNOWN:
            return UNKNOWN
        return self.gathering.layer(layer_slug(name), properties.get(LAYER_NAME, name))

    def designations(self, node: Node) -> Iterator[str]:
        """Other names of a concept."""
        for one in node.nodes("designation"):
            if value := one.text("value"):
                yield value[:200]

    def properties(self, node: Node, slug: str) -> Iterator[tuple[str, str]]:
        """Our own properties; those of others are listed."""
        for one in node.nodes("property"):
            name = one.text("code")
            found = [v for key, v in one.data.items() if key.startswith("value")]
            if name in OURS and found and isinstance(found[0], str):
                yield name, found[0].strip()
            else:
                what = f"The property {name[:60]}."
                self.gathering.lose(slug, one.path, what, NOT_UNDERSTOOD)

    def kept(self, node: Node, slug: str) -> Data:
        """What our own extension keeps; those of others are listed."""
        found = node.extensions()
        text = found.pop(ASIDE, None)
        for url in found:
            what = f"The extension {url[:120]}."
            self.gathering.lose(slug, node.at("extension"), what, NO_PLACE)
        return (from_text(text) if isinstance(text, str) else None) or {}

    def rest(self, node: Node, slug: str) -> None:
        """List what nobody took."""
        for key, value in node.left():
            self.gathering.lose(slug, node.at(key), quoted(str(value)), NO_PLACE)
