"""A questionnaire in the making: what has been read, where, and what was lost."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from heed.instruments.definition import GROUPS, Definition, parse
from heed.instruments.definition.document import MOST_ITEMS
from heed.instruments.errors import DefinitionError, Problem
from heed.instruments.formats.aside import Data, restored
from heed.instruments.formats.conditions import Asked, read_condition
from heed.instruments.formats.losses import How, Loss, quoted
from heed.instruments.formats.naming import Codes
from heed.instruments.formats.tokens import Unreadable

_PLACE = re.compile(r"items\.(\d+)(?: \([^)]*\))?(.*)")
RENAMED = (
    "Heed's codes are small letters, figures and underscores, and begin with a letter; "
    "maps_to keeps the names of the file."
)
EDITED = "It was kept for words that somebody has changed since, so the file is right."


@dataclass(frozen=True, slots=True)
class Imported:
    """A questionnaire from a file of another program, and what it cost to bring in."""

    definition: Definition
    losses: tuple[Loss, ...]


class Draft:
    """Collects items with their places, losses, and what makes the file unusable."""

    def __init__(self) -> None:
        self.items: list[Data] = []
        self.losses: list[Loss] = []
        self.problems: list[Problem] = []
        self.codes = Codes()
        self.whole: Data = {}
        self._places: list[str] = []
        self._asked: dict[str, Asked] = {}

    def add(
        self,
        item: Data,
        *,
        place: str,
        name: str,
        kept: Data | None = None,
        answers: Mapping[str, str] | None = None,
    ) -> None:
        """Take an item as the file's own cells give it, and what was kept aside.

        ``answers`` are the file's names of the options with our codes for them.
        """
        if len(self.items) == MOST_ITEMS:
            self.refuse(
                place,
                f"The file has more than {MOST_ITEMS:,} questions.",
                "Split it into several.",
            )
            raise DefinitionError(self.problems)
        whole, stale = restored(item, kept or {})
        for path in stale:
            self.lose(item["code"], place, f"What was kept as {path}.", EDITED)
        self.items.append(whole)
        self._places.append(place)
        own = {one["code"]: one["code"] for one in item.get("options", ())}
        self._asked[name] = Asked(
            item["code"], str(whole.get("kind")), own if answers is None else answers
        )

    def lose(
        self, item: str, where: str, what: str, why: str, how: How = How.LOST
    ) -> None:
        """List something that cannot be carried as it is."""
        self.losses.append(Loss(item, where, what, why, how))

    def renamed(
        self,
        item: Data,
        where: str,
        *,
        scheme: str,
        name: str,
        codes: Mapping[str, str],
    ) -> None:
        """List names that had to become other codes, and keep them with the item."""
        changed = [] if item["code"] == name else [f"{name} became {item['code']}"]
        changed += [f"{old} became {new}" for old, new in codes.items() if old != new]
        if not changed:
            return
        short = "; ".join(changed[:20]) + ("; and so on" if changed[20:] else "")
        self.lose(item["code"], where, f"Codes: {short}.", RENAMED, How.CHANGED)
        theirs = {new: old for old, new in codes.items()}
        known = {"scheme": scheme, "version": "not stated", "field": name}
        item["maps_to"] = [{**known, "codes": theirs}]

    def refuse(self, where: str, what: str, remedy: str) -> None:
        """Note something without which the file cannot be used."""
        self.problems.append(Problem(where, what, remedy))

    def condition(self, text: str, *, code: str, where: str) -> Data | None:
        """A condition in our form; None, with the loss listed, where we have none."""
        try:
            return read_condition(text, self._asked)
        except Unreadable as reason:
            self.unasked(code, where, text, str(reason))
            return None

    def unasked(self, code: str, where: str, text: str, why: str) -> None:
        """List a condition that cannot be carried, and what follows from that."""
        short = quoted(text, longest=120)
        self.lose(code, where, f"Asked of everyone, without the condition {short}", why)

    def asked(self, name: str) -> Asked | None:
        """What is known of an earlier question by its name in the file."""
        return self._asked.get(name)

    def finish(self, fields: Data, kept: Data, *, place: str) -> Imported:
        """The questionnaire, or everything that stands in its way."""
        if not self.items and not self.problems:
            self.refuse(place, "Nothing in the file can be asked.", self._why_nothing())
        if self.problems:
            raise DefinitionError(self.problems)
        self.whole, stale = restored(fields, kept)
        for path in stale:
            self.lose("", place, f"What was kept as {path}.", EDITED)
        if "groups" not in self.whole:
            self.whole["groups"] = list(GROUPS)
            self.lose(
                "",
                place,
                "The file does not say whom it asks.",
                "Service users, carers and staff were put in.",
                How.CHANGED,
            )
        try:
            definition = parse({**self.whole, "items": self.items})
        except DefinitionError as error:
            raise DefinitionError(self._in_the_file(error.problems, place)) from None
        return Imported(definition, tuple(self.losses))

    def _why_nothing(self) -> str:
        reasons = [f"{loss.what} {loss.why}" for loss in self.losses[:3]]
        return " ".join(reasons) or "Add a question."

    def _in_the_file(self, problems: Iterable[Problem], place: str) -> list[Problem]:
        """Problems with the places of the file instead of those of our own form."""
        found = []
        for problem in problems:
            inside = _PLACE.fullmatch(problem.path)
            if inside:
                number = int(inside[1]) - 1
                code = self.items[number].get("code", "")
                where = f"{self._places[number]} ({code}){inside[2]}"
            else:
                where = f"{place}: {problem.path}"
            found.append(Problem(where, problem.what, problem.remedy))
        return found


def both(first: Data | None, second: Data | None) -> Data | None:
    """One condition from two that must both hold."""
    if not first or not second:
        return first or second
    parts: list[Any] = []
    for condition in (first, second):
        parts += condition.get("all", [condition])
    return {"all": parts}
