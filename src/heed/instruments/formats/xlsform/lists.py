"""The lists of options of an XLSForm."""

from collections.abc import Mapping
from dataclasses import dataclass

from heed.instruments.formats.aside import Data
from heed.instruments.formats.drafts import Draft
from heed.instruments.formats.losses import quoted
from heed.instruments.formats.naming import Codes
from heed.instruments.formats.xlsform.columns import CHOICES
from heed.instruments.formats.xlsform.reasons import reason
from heed.instruments.formats.xlsform.tables import Row, Tables


@dataclass(frozen=True, slots=True)
class OptionList:
    """One list: its options, their names in the file, a code for another answer."""

    options: tuple[Data, ...]
    answers: Mapping[str, str]
    other: str


class Lists:
    """Finds lists by name and knows which rows were never used."""

    def __init__(self, tables: Tables, draft: Draft) -> None:
        self.draft = draft
        self._rows: dict[str, list[Row]] = {}
        self._made: dict[str, OptionList] = {}
        for row in tables.get(CHOICES, ()):
            name = row.take("list_name")
            if name:
                self._rows.setdefault(name, []).append(row)
            else:
                draft.lose(
                    "", row.place, "The row names no list.", "So it is not read."
                )

    def options(self, name: str, row: Row) -> OptionList | None:
        """A list by its name; a missing one makes the form unusable."""
        if name not in self._rows:
            self.draft.refuse(
                row.at("type"),
                f"The sheet choices has no list {name[:60]}.",
                "Add its options, or correct the name.",
            )
            return None
        if name not in self._made:
            self._made[name] = self._read(self._rows[name])
        return self._made[name]

    def finish(self) -> None:
        """List the lists that no question asks for."""
        for key in self._rows.keys() - self._made.keys():
            first = self._rows[key][0]
            self.draft.lose("", first.place, f"The list {key}.", "No question uses it.")

    def _read(self, rows: list[Row]) -> OptionList:
        codes, options, answers = Codes(), [], {}
        for row in rows:
            name = row.take("name")
            words = row.take_words("label")
            if not name:
                self.draft.refuse(row.at("name"), "The option has no name.", "Name it.")
            elif name in answers:
                self.draft.lose(
                    "",
                    row.at("name"),
                    f"The option {name} stands twice.",
                    "The first one counts.",
                )
            else:
                answers[name] = codes.take(name)
                options.append({"code": answers[name], "words": words})
            for column, text in row.left():
                self.draft.lose("", row.at(column), quoted(text), reason(column))
        return OptionList(tuple(options), answers, codes.take("other"))
