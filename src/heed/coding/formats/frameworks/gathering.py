"""A framework in the making: what has been read, where, and what was lost."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from heed.coding.definition.codes import UNKNOWN
from heed.coding.definition.framework import MOST_CODES, Framework, parse
from heed.instruments.errors import DefinitionError, Problem
from heed.instruments.formats.aside import SEEN, Data, left_out, restored
from heed.instruments.formats.losses import How, Loss
from heed.instruments.formats.naming import slug_from

OF_THE_FILE = (
    "As the file that was brought in has it; where the wording comes from is not known."
)
NOT_SAID = "The file does not say."
EDITED = "It was kept for words that somebody has changed since, so the file is right."
RENAMED = "A code here is small letters, figures and hyphens, and begins with a letter."
NO_PLACE = (
    "The format has no place for it; it stands in Heed's own column or extension."
)
_PLACE = re.compile(r"codes\.(\d+)(?: \([^)]*\))?(.*)")
_SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
LONGEST_SLUG, LONGEST_LAYER = 80, 60


@dataclass(frozen=True, slots=True)
class Imported:
    """A framework from a file, and what it cost to bring it in."""

    framework: Framework
    losses: tuple[Loss, ...] = ()


class Gathering:
    """Collects codes with their places, losses, and what makes the file unusable."""

    def __init__(self) -> None:
        self.codes: list[Data] = []
        self.losses: list[Loss] = []
        self.problems: list[Problem] = []
        self.layers: dict[str, str] = {}
        self.marks: set[str] = set()  # those that the file's own cells use
        self._places: list[str] = []

    def add(self, code: Data, kept: Data, *, place: str) -> None:
        """Take a code as the file's own cells give it, and what was kept aside."""
        if len(self.codes) == MOST_CODES:
            self.refuse(
                place, f"There are more than {MOST_CODES:,} codes.", "Split the file."
            )
            raise DefinitionError(self.problems)
        self.marks |= _marks_of(code)
        whole, stale = restored(code, kept)
        for path in stale:
            self.lose(code["slug"], place, f"What was kept as {path}.", EDITED)
        self.codes.append(whole)
        self._places.append(place)

    def slug(self, name: str) -> str:
        """A code's slug from its name in the file; our own stay as they are."""
        if _SLUG.fullmatch(name) and len(name) <= LONGEST_SLUG:
            return name
        slug = first = slug_from(name, fallback="code")
        taken, number = {code["slug"] for code in self.codes}, 2
        while slug in taken:
            slug, number = f"{first[: LONGEST_SLUG - 6]}-{number}", number + 1
        return slug

    def renamed(self, name: str, slug: str, place: str) -> list[str]:
        """List a code of the file that became another; it stays as an alias."""
        if name == slug:
            return []
        what = f"The code {name[:60]} became {slug}."
        self.lose(slug, place, what, RENAMED, How.CHANGED)
        return [" ".join(name.split())[:200]]

    def layer(self, slug: str, label: str) -> str:
        """A layer as the file has it, in the order in which the layers come."""
        if slug != UNKNOWN:
            self.layers.setdefault(slug, label)
        return slug

    def lose(
        self, item: str, where: str, what: str, why: str, how: How = How.LOST
    ) -> None:
        """List something that cannot be carried as it is."""
        self.losses.append(Loss(item, where, what, why, how))

    def refuse(self, where: str, what: str, remedy: str) -> None:
        """Note something without which the file cannot be used."""
        self.problems.append(Problem(where, what, remedy))

    def finish(self, fields: Data, kept: Data, *, place: str) -> Imported:
        """The framework, or everything that stands in its way."""
        if not self.codes and not self.problems:
            self.refuse(place, "There are no codes in it.", "Add a code.")
        if self.problems:
            raise DefinitionError(self.problems)
        whole, stale = restored(fields, kept)
        for path in stale:
            self.lose("", place, f"What was kept as {path}.", EDITED)
        self._fit(whole, place)
        self._place(whole)
        try:
            framework = parse({**whole, "codes": self.codes})
        except DefinitionError as error:
            raise DefinitionError(self._in_the_file(error.problems, place)) from None
        return Imported(framework, tuple(self.losses))

    def _fit(self, whole: Data, place: str) -> None:
        """Let go of what was kept about codes that are no longer there."""
        factors = sum(code.get("kind", "factor") == "factor" for code in self.codes)
        if (
            whole.get("status") == "complete"
            and whole.get("factors", factors) != factors
        ):
            del whole["factors"]
            why = f"There are {factors} in the file."
            self.lose("", place, "How many factors the source counts.", why)
        slugs = {None, *(code["slug"] for code in self.codes)}
        for walk in _dicts(whole.get("crosswalks")):
            rows = _dicts(walk.get("rows"))
            walk["rows"] = [row for row in rows if row.get("new") in slugs]
            if len(walk["rows"]) < len(rows):
                why = "They spoke of codes that are not in the file."
                self.lose("", place, "Lines of a crosswalk.", why)

    def _place(self, whole: Data) -> None:
        """Where there are layers, a factor without one is in a layer nobody knows."""
        for code in self.codes if whole.get("layers") else ():
            if code.get("kind", "factor") == "factor":
                code.setdefault("layer", UNKNOWN)

    def _in_the_file(self, problems: Iterable[Problem], place: str) -> list[Problem]:
        """Problems with the places of the file instead of those of our own form."""
        found = []
        for problem in problems:
            inside = _PLACE.fullmatch(problem.path)
            if inside and int(inside[1]) <= len(self._places):
                number = int(inside[1]) - 1
                slug = self.codes[number].get("slug", "")
                where = f"{self._places[number]} ({slug}){inside[2]}"
            else:
                where = f"{place}: {problem.path}"
            found.append(Problem(where, problem.what, problem.remedy))
        return found


def bare_framework(
    gathering: Gathering, *, slug: str, version: str, title: str, name: str
) -> Data:
    """What every format says of a framework as a whole, and what we put in."""
    fields: Data = {
        "slug": slug or slug_from(title or name, fallback="framework"),
        "version": version or "1",
        "title": title or name,
        "about": NOT_SAID,
        "setting": NOT_SAID,
        "sources": [{"id": "file", "title": "The file that was brought in"}],
        "status": "complete",
    }
    if gathering.layers:
        fields["layers"] = [
            {"slug": slug, "label": label} for slug, label in gathering.layers.items()
        ]
    if gathering.marks:
        fields["marks"] = dict.fromkeys(sorted(gathering.marks), OF_THE_FILE)
    return fields


def layer_slug(name: str) -> str:
    """A layer's slug from the name in the file."""
    if _SLUG.fullmatch(name) and len(name) <= LONGEST_LAYER:
        return name
    return slug_from(name, fallback="layer")


def kept_of(
    whole: Data, bare: Data, *, item: str, where: str
) -> tuple[Data, list[Loss]]:
    """What a reader of the format alone would miss, and the same as losses."""
    kept = left_out(whole, bare)
    losses = [
        Loss(item, where, f"{path}.", NO_PLACE, How.ASIDE)
        for path in kept
        if path != SEEN
    ]
    return kept, losses


def _marks_of(code: Data) -> set[str]:
    guides = [*_dicts(code.get("use_when")), *_dicts(code.get("not_when"))]
    marks = {mark for guide in guides for mark in guide.get("evidence", ["D"])}
    return {str(mark) for mark in (*marks, *code.get("evidence", []))}


def _dicts(value: Any) -> list[Data]:
    return (
        [one for one in value if isinstance(one, dict)]
        if isinstance(value, list)
        else []
    )
