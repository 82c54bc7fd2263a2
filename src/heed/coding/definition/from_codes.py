"""Another program's code tree as a framework: folders are layers, codes are factors.

A framework has one level of codes under its layers; other programs have many. Every
code comes in as a factor, and one that stood under another says so.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from heed.coding.definition.codes import UNKNOWN
from heed.coding.definition.exchange import Code, Project
from heed.coding.definition.framework import (
    MOST_CODES,
    MOST_LAYERS,
    Framework,
    parse,
)
from heed.coding.definition.plain import UNPRINTABLE
from heed.coding.errors import ExchangeRefused
from heed.instruments.formats.losses import How, Loss

LONGEST_LABEL, LONGEST_LINE, LONGEST_SLUG, LONGEST_LAYER = 200, 4000, 80, 60
PATH = " / "
MARK = "B"
MEANING = "As it stood in the project of another program."


@dataclass(frozen=True)
class FromCodes:
    """A framework, the slug of each code that came in, and what changed on the way.

    There is no framework where there are no codes.
    """

    framework: Framework | None
    slugs: Mapping[str, str]
    losses: tuple[Loss, ...]


def framework_of(
    project: Project, used: set[str], *, slug: str, version: str
) -> FromCodes:
    """The framework of a project's codes; ``used`` are those that were coded to."""
    return _Making(project, used).made(slug, version)


class _Making:
    def __init__(self, project: Project, used: set[str]) -> None:
        self.project, self.used = project, used
        self.by_guid = {one.guid: one for one in project.codes}
        self.parents = {one.parent for one in project.codes}
        self.losses: list[Loss] = []
        self.taken: set[str] = set()
        self.labels: set[str] = set()

    def made(self, slug: str, version: str) -> FromCodes:
        codes = [one for one in self.project.codes if not self.is_folder(one)]
        if len(codes) > MOST_CODES:
            raise ExchangeRefused(
                f"The project has {len(codes):,} codes, and a framework at most "
                f"{MOST_CODES:,}.",
                "Merge codes in the other program first.",
            )
        layers = self.layers(codes)
        slugs = {one.guid: self.slug_for(one.name, "code") for one in codes}
        rows = [self.row(one, slugs[one.guid], layers) for one in codes]
        self.tell(codes)
        written = self.project.origin or "another program"
        document = {
            "slug": slug,
            "version": version,
            "title": _line(self.project.name, LONGEST_LABEL) or slug,
            "about": "Codes of a project that came in from another program.",
            "setting": _line(f"Written by {written}.", LONGEST_LINE),
            "sources": [{"id": "file", "title": _line(written, LONGEST_LINE)}],
            "marks": {MARK: MEANING},
            "status": "complete",
            "layers": [{"slug": one, "label": label} for one, label in layers.values()],
            "codes": rows,
        }
        return FromCodes(parse(document), slugs, tuple(self.losses))

    def is_folder(self, code: Code) -> bool:
        """Whether a code only holds others."""
        return (
            not code.codable
            and code.guid in self.parents
            and code.guid not in self.used
        )

    def layers(self, codes: list[Code]) -> dict[str, tuple[str, str]]:
        """The top-level folders that hold codes: each with its slug and label."""
        tops = dict.fromkeys(self.line_of(one)[0].guid for one in codes)
        folders = [one for one in tops if one in self.parents]
        if len(folders) > MOST_LAYERS:
            self.add(f"{len(folders)} folders.", "A framework has at most 60 layers.")
            return {}
        labels = {one: self.by_guid[one].name for one in folders}
        taken = {UNKNOWN}
        return {
            guid: (
                _slug(name, "layer", taken, LONGEST_LAYER),
                _line(name, LONGEST_LABEL) or "Without a name",
            )
            for guid, name in labels.items()
        }

    def row(
        self, code: Code, slug: str, layers: Mapping[str, tuple[str, str]]
    ) -> dict[str, Any]:
        top, *between = self.line_of(code)[:-1] or [code]
        where = layers.get(top.guid)
        row: dict[str, Any] = {
            "slug": slug,
            "label": self.label_for(code),
            "layer": where[0] if where else UNKNOWN,
        }
        words = _words(code.description)
        if len(words) > LONGEST_LINE:
            self.add("A long description.", "It is cut after 4,000 characters.", code)
        if words:
            row |= {"definition": words[:LONGEST_LINE].strip(), "evidence": [MARK]}
        if between:
            under = PATH.join(_line(one.name, LONGEST_LABEL) for one in between)
            row["note"] = _line(f"Stood under {under}.", LONGEST_LINE)
        return row

    def line_of(self, code: Code) -> list[Code]:
        """A code and what it stands under, from the top."""
        line = [code]
        while line[0].parent:
            line.insert(0, self.by_guid[line[0].parent])
        return line

    def slug_for(self, name: str, instead: str) -> str:
        return _slug(name, instead, self.taken, LONGEST_SLUG)

    def label_for(self, code: Code) -> str:
        """The name, with what it stood under or a number where two share it."""
        for label in self.names(code):
            if label.casefold() not in self.labels:
                self.labels.add(label.casefold())
                if label != code.name:
                    self.add(
                        "A name.", f"It is “{label}” here; names are unlike.", code
                    )
                return label
        raise AssertionError  # numbers never end

    def names(self, code: Code) -> Iterator[str]:
        line = [_line(one.name, LONGEST_LABEL) for one in self.line_of(code)]
        plain = line[-1] or "Without a name"
        yield plain
        if len(line) > 1:
            yield _line(PATH.join(line), LONGEST_LABEL)
        number = 2
        while True:
            yield f"{plain[: LONGEST_LABEL - 8]} ({number})"
            number += 1

    def tell(self, codes: list[Code]) -> None:
        """What every tree loses, in numbers."""
        nested = sum(len(self.line_of(one)) > 2 for one in codes)
        coloured = sum(bool(one.colour) for one in codes)
        locked = sum(not one.codable for one in codes)
        if nested:
            self.add(
                f"{nested} codes under other codes.",
                "A framework has one level; each says in its note what it stood under.",
            )
        if coloured:
            self.add(f"{coloured} colours.", "Codes here have none.", how=How.LOST)
        if locked:
            self.add(f"{locked} codes closed to coding.", "They can be used here.")

    def add(
        self, what: str, why: str, code: Code | None = None, how: How = How.CHANGED
    ) -> None:
        name = code.name if code else ""
        self.losses.append(Loss(name, "Codes", what, why, how))


def _words(text: str) -> str:
    unwound = text.replace("\r\n", "\n").replace("\r", "\n")
    return UNPRINTABLE.sub("\ufffd", unwound).strip()


def _line(text: str, longest: int) -> str:
    return " ".join(_words(text).split())[:longest].strip()


def _slug(name: str, instead: str, taken: set[str], longest: int) -> str:
    """A slug that nothing else has; letters that are none in ASCII are left out."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    found = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[: longest - 6]
    found = found.strip("-")
    if not found or not found[0].isalpha():
        found = f"{instead}-{found}".strip("-")[: longest - 6].strip("-")
    slug, number = found, 1
    while slug in taken:
        number += 1
        slug = f"{found}-{number}"
    taken.add(slug)
    return slug
