"""A framework as a REFI-QDA codebook (.qdc), and a codebook as a framework.

A code's GUID follows from its slug, so that it is the same in every version.
"""

from pathlib import Path
from uuid import UUID, uuid5

from heed.coding.definition import exchange
from heed.coding.definition.codes import UNKNOWN, Code, Guide
from heed.coding.definition.framework import Framework
from heed.coding.errors import ExchangeRefused
from heed.coding.formats.frameworks.gathering import (
    Gathering,
    Imported,
    bare_framework,
    layer_slug,
)
from heed.coding.formats.refi import read_file, write_codebook
from heed.instruments.errors import DefinitionError, Problem
from heed.instruments.formats.aside import Data
from heed.instruments.formats.losses import How, Loss

NAMESPACE = UUID("6f6a1d0a-6b1e-5c5e-9f43-1f0d3a2b7c11")
FLAT = "A framework has codes in layers and nothing deeper."
ONE_TEXT = "A codebook has one text for each code; it stands there in words."
NO_PLACE = "A codebook has no place for it. Take CSV, FHIR or YAML, which keep it."
LAYER_TOO = "Here it is a layer and a code, since it can be given to words."
REMAINDER = "A codebook does not know remainders; it stands outside the layers."


def write_framework(framework: Framework) -> tuple[bytes, tuple[Loss, ...]]:
    """The codebook, and what of the framework it cannot hold."""
    layers = {layer.slug: _layer(framework, layer.slug) for layer in framework.layers}
    codes: list[exchange.Code] = []
    for slug, label in ((one.slug, one.label) for one in framework.layers):
        inside = [code for code in framework.codes if code.layer == slug]
        if inside:
            codes.append(exchange.Code(layers[slug], label, codable=False))
            codes += [_code(framework, code, parent=layers[slug]) for code in inside]
    codes += [_code(framework, c) for c in framework.codes if c.layer not in layers]
    project = exchange.Project(
        name=f"{framework.title} {framework.version}",
        description=framework.about,
        codes=tuple(codes),
    )
    content, losses = write_codebook(project)
    return content, (*losses, *_losses(framework))


def read_codebook(path: Path) -> Imported:
    """The framework of a codebook, or of the codes of a project."""
    try:
        found = read_file(path)
    except ExchangeRefused as refusal:
        raise DefinitionError(
            [Problem("the file", refusal.problem, refusal.remedy)]
        ) from None
    gathering = Gathering()
    gathering.losses += found.losses
    _Reader(gathering, found.project.codes).read()
    fields = bare_framework(
        gathering,
        slug="",
        version="",
        title=found.project.name[:200] or path.stem,
        name=path.stem,
    )
    return gathering.finish(fields, {}, place="the codebook")


class _Reader:
    """Reads the tree from the top: what has others in it is their layer."""

    def __init__(self, gathering: Gathering, codes: tuple[exchange.Code, ...]) -> None:
        self.gathering = gathering
        self.codes = {code.guid: code for code in codes}
        self.parents = {code.parent for code in codes if code.parent}

    def read(self) -> None:
        """Every code, in the order of the file."""
        for code in self.codes.values():
            top = self.top(code)
            if code is not top:
                self.deeper(code, top)
                self.add(code, self.layer(top))
            elif code.guid not in self.parents:
                self.add(code, None)
            else:
                layer = self.layer(code)
                if code.codable:
                    where, what = f"the code {code.name[:60]}", f"{code.name[:60]}."
                    self.gathering.lose("", where, what, LAYER_TOO, How.CHANGED)
                    self.add(code, layer)

    def top(self, code: exchange.Code) -> exchange.Code:
        """What a code stands in at the top; itself where it stands there."""
        while code.parent in self.codes:
            code = self.codes[code.parent]
        return code

    def deeper(self, code: exchange.Code, top: exchange.Code) -> None:
        """List a code that stood deeper than the first level of a layer."""
        if code.parent != top.guid:
            where, what = f"the code {code.name[:60]}", "It left its place in another."
            self.gathering.lose("", where, what, FLAT, How.CHANGED)

    def layer(self, code: exchange.Code) -> str:
        """The layer that a code at the top becomes."""
        return self.gathering.layer(layer_slug(code.name), code.name[:200])

    def add(self, code: exchange.Code, layer: str | None) -> None:
        """One code; a codebook of layers and loose codes leaves the loose unknown."""
        where = f"the code {code.name[:60]}"
        slug = self.gathering.slug(code.name)
        found: Data = {"slug": slug, "label": " ".join(code.name.split())[:200]}
        if definition := code.description.strip():
            found |= {"definition": definition[:4000], "evidence": ["D"]}
        if layer or self.parents:
            found["layer"] = layer or UNKNOWN
        self.gathering.add(found, {}, place=where)


def _layer(framework: Framework, slug: str) -> str:
    return str(uuid5(NAMESPACE, f"{framework.slug}/layer/{slug}"))


def guid_of(framework_slug: str, code_slug: str) -> str:
    """The GUID under which other programs know a code, in every version."""
    return str(uuid5(NAMESPACE, f"{framework_slug}/{code_slug}"))


def _code(framework: Framework, code: Code, *, parent: str = "") -> exchange.Code:
    return exchange.Code(
        guid_of(framework.slug, code.slug),
        code.label,
        parent=parent,
        description=described(framework, code),
    )


def described(framework: Framework, code: Code) -> str:
    """What a code means, in one text for a program that has no other place."""
    parts = [code.definition or ""]
    parts += [f"Use when: {guide.text}" for guide in code.use_when]
    parts += [f"Not when: {_not(framework, guide)}" for guide in code.not_when]
    parts += [f"Evidence {mark}: {framework.marks[mark]}" for mark in code.evidence]
    return "\n".join(part for part in parts if part)


def _not(framework: Framework, guide: Guide) -> str:
    if guide.instead is None:
        return guide.text
    return f"{guide.text} See {framework.by_slug[guide.instead].label}."


def _losses(framework: Framework) -> list[Loss]:
    losses = []
    for number, code in enumerate(framework.codes, 1):
        where = f"codes.{number}"
        for key, why, how in (
            ("use_when", ONE_TEXT, How.CHANGED),
            ("not_when", ONE_TEXT, How.CHANGED),
            ("evidence", ONE_TEXT, How.CHANGED),
            ("aliases", NO_PLACE, How.LOST),
            ("seen_in", NO_PLACE, How.LOST),
            ("note", NO_PLACE, How.LOST),
        ):
            if getattr(code, key):
                losses.append(Loss(code.slug, where, f"{key}.", why, how))
        if code.is_remainder:
            losses.append(Loss(code.slug, where, "kind.", REMAINDER, How.CHANGED))
    whole = ("setting", "sources", "missing", "factors", "crosswalks", "made_from")
    losses += [
        Loss("", "the framework", f"{key}.", NO_PLACE)
        for key in whole
        if getattr(framework, key)
    ]
    return losses
