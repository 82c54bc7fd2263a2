"""From the sheets of an XLSForm to a questionnaire and what it cost."""

from dataclasses import dataclass
from typing import Any

from heed.instruments.formats.aside import Data, from_text
from heed.instruments.formats.drafts import Draft, Imported, both
from heed.instruments.formats.losses import How, quoted
from heed.instruments.formats.naming import slug_from
from heed.instruments.formats.ranges import WIDEST
from heed.instruments.formats.words import languages_in, variant_of
from heed.instruments.formats.xlsform import kinds
from heed.instruments.formats.xlsform.columns import (
    MORE,
    PROTOCOL,
    SETTINGS,
    SURVEY,
)
from heed.instruments.formats.xlsform.lists import Lists, OptionList
from heed.instruments.formats.xlsform.not_carried import NOT_CARRIED
from heed.instruments.formats.xlsform.reasons import reason
from heed.instruments.formats.xlsform.tables import Row, Tables

ONCE = "Heed asks each question once."
NOT_REQUIRED = {"no", "false", "false()"}
EVERYONE = {"yes", "true", "true()"}
IGNORED_SHEETS = "Heed reads the sheets survey, choices and settings."


@dataclass(frozen=True, slots=True)
class Frame:
    """A group or repeat that is open, and when what is in it is asked."""

    kind: str
    place: str
    condition: Data | None


def read_tables(tables: Tables, *, name: str) -> Imported:
    """The questionnaire that the sheets hold; ``name`` serves where they have none."""
    return Reader(tables).read(name)


class Reader:
    """Reads the rows of the survey from top to bottom."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.draft = Draft()
        self.lists = Lists(tables, self.draft)
        self.frames: list[Frame] = []
        self.languages: dict[str, None] = {}  # in the order in which they are met

    def read(self, name: str) -> Imported:
        """Everything, or a refusal with all that stands in the way."""
        if SURVEY not in self.tables:
            found = ", ".join(self.tables) or "none"
            self.draft.refuse(
                "the workbook",
                f"There is no sheet survey; there is {found[:200]}.",
                "Name the sheet with the questions survey.",
            )
        for row in self.tables.get(SURVEY, ()):
            self.row(row)
        for frame in self.frames:
            self.draft.refuse(
                frame.place,
                f"The {frame.kind} is not closed.",
                f"End the {frame.kind}.",
            )
        self.lists.finish()
        self.other_sheets()
        if not self.languages and self.draft.items:
            self.no_language()
        fields, kept = self.settings(name)
        return self.draft.finish(fields, kept, place=SETTINGS)

    def bare(self, name: str) -> Data:
        """The questionnaire as a whole, from cells that are known to be ours."""
        for row in self.tables[SURVEY]:
            self.row(row)
        return self.settings(name)[0]

    def row(self, row: Row) -> None:
        """One row of the survey."""
        typed = kinds.plain(row.take("type"))
        if row.take("disabled").casefold() in EVERYONE:
            self.draft.lose(
                "", row.place, "The row is switched off.", "So it is not read."
            )
            return
        if not typed:
            self.draft.lose(
                "", row.place, "The row has no type.", "It is a note, not asked."
            )
            return
        begun, _, what = typed.replace("_", " ").partition(" ")
        if begun == "begin" and what:
            self.begin(row, what)
        elif begun == "end" and what in {"group", "repeat", "loop"}:
            self.end(row, what)
        else:
            self.question(row, typed)

    def begin(self, row: Row, what: str) -> None:
        """A group, whose words become a statement and whose condition goes inward."""
        kind = what.split()[0]
        name = row.take("name") or kind
        words = self.words(row, "label")
        hint = self.words(row, "hint")
        code = self.draft.codes.take(f"{name}_heading") if words else ""
        condition = self.condition(row, code)
        if kind != "group":
            self.draft.lose(
                code, row.place, f"The {kind} {name} is asked once only.", ONCE
            )
        if words:
            item: Data = {"code": code, "kind": "statement", "ask": words}
            item |= {"hint": hint} if hint else {}
            item |= {"shown_if": condition} if condition else {}
            self.draft.add(item, place=row.place, name=f"{name} heading")
        self.rest(row, code)
        self.frames.append(Frame(kind, row.place, condition))

    def end(self, row: Row, what: str) -> None:
        """The end of the group that was opened last."""
        if not self.frames or self.frames[-1].kind != what.split()[0]:
            self.draft.refuse(
                row.place, f"No {what} is open here.", "Remove this row, or begin one."
            )
            return
        self.frames.pop()
        row.take("name")
        self.rest(row, "")

    def question(self, row: Row, typed: str) -> None:
        """Anything else: a question, a statement, or something that is not carried."""
        match = kinds.select(row.cells["type"])
        why = NOT_CARRIED.get(typed.partition(" ")[0]) or NOT_CARRIED.get(typed)
        if match is None and why:
            self.draft.lose(
                "", row.at("type"), f"{row.cells.get('name', typed)} ({typed}).", why
            )
            return
        if match is None and typed not in kinds.MAKERS:
            self.draft.refuse(
                row.at("type"),
                f"The type {typed[:60]} is none of XLSForm's.",
                "Use one of the types in docs/reference/formats.md.",
            )
            return
        name = row.take("name")
        if not name and typed == "note":
            name = f"note_{row.number}"  # XLSForm asks for no name here
        if not name:
            self.draft.refuse(row.at("name"), "The question has no name.", "Name it.")
            return
        if match:
            self.chosen(row, name, match)
        else:
            self.typed(row, name, typed)

    def chosen(self, row: Row, name: str, match: Any) -> None:
        """A question with a list of options."""
        if match["file"]:
            self.draft.lose(
                "",
                row.at("type"),
                f"{name} takes its options from a file.",
                "Heed keeps no lists outside the questionnaire.",
            )
            return
        found = self.lists.options(match["list"], row)
        if found is None:
            return
        if len(found.options) < 2:
            self.draft.lose(
                "",
                row.at("type"),
                f"{name} has fewer than two options.",
                "There is nothing to choose.",
            )
            return
        code = self.draft.codes.take(name)
        kind = "several" if kinds.takes_several(match) else "one_choice"
        appearance = row.cells.get("appearance", "")
        item: Data = {"code": code, "kind": kind}
        if kind == "one_choice" and appearance == "likert":
            row.take("appearance")
            item["ordered"] = True
        item["options"] = [dict(option) for option in found.options]
        if match["other"]:
            item["options"].append({"code": found.other, "words": {"en-gb": "Other"}})
        self.finish(row, name, item, found)
        if match["other"]:
            self.other(row, name, item, found.other)

    def other(self, row: Row, name: str, item: Data, option: str) -> None:
        """The words that ``or_other`` asks for."""
        code = self.draft.codes.take(f"{name}_other")
        asked: Data = {
            "code": code,
            "kind": "short_text",
            "ask": {"en-gb": "Specify other."},
            "shown_if": {"item": item["code"], "is": [option]},
        }
        self.languages["en-gb"] = None
        self.draft.add(asked, place=row.place, name=f"{name}_other")

    def typed(self, row: Row, name: str, typed: str) -> None:
        """A question whose answer is typed, or a statement."""
        code = self.draft.codes.take(name)
        item = {"code": code, **kinds.MAKERS[typed](row)}
        if typed in kinds.CHANGED:
            what, why = kinds.CHANGED[typed]
            self.draft.lose(code, row.at("type"), what, why, How.CHANGED)
        if item["kind"] == "number":
            self.bounds(row, item)
        self.finish(row, name, item, None)

    def bounds(self, row: Row, item: Data) -> None:
        """A number needs a range; where the form has none, the widest."""
        open_ends = [key for key in ("least", "most") if item[key] is None]
        if open_ends:
            item["least"] = -WIDEST if item["least"] is None else item["least"]
            item["most"] = WIDEST if item["most"] is None else item["most"]
            self.draft.lose(
                item["code"],
                row.at("constraint"),
                f"The form gives no {' or '.join(open_ends)} number.",
                f"Heed needs both; {WIDEST:,} either way was put in.",
                How.CHANGED,
            )

    def finish(self, row: Row, name: str, item: Data, found: OptionList | None) -> None:
        """What all items have: words, condition, what was kept aside."""
        code = item["code"]
        item["ask"] = self.words(row, "label")
        hint = self.words(row, "hint")
        if hint:
            item["hint"] = hint
        if not item["ask"]:
            self.draft.lose(
                code,
                row.at("label"),
                "There are no words in English or Welsh.",
                "It stays a draft until they are written.",
                How.CHANGED,
            )
        condition = self.condition(row, code)
        if condition:
            item["shown_if"] = condition
        self.draft.renamed(
            item,
            row.at("name"),
            scheme="XLSForm",
            name=name,
            codes=found.answers if found else {},
        )
        for key in PROTOCOL:
            if text := row.take(f"heed::{key}"):
                item[key] = text
        answers = None if found is None else found.answers
        if found is not None and item["options"][-1]["code"] == found.other:
            answers = {**found.answers, "other": found.other}
        self.draft.add(
            item, place=row.place, name=name, kept=self.kept(row), answers=answers
        )
        self.rest(row, code)

    def words(self, row: Row, base: str) -> dict[str, str]:
        """Words of one column in our variants."""
        found = row.take_words(base)
        self.languages.update(dict.fromkeys(found))
        marked = [key for key, text in found.items() if "${" in text]
        if marked:
            self.draft.lose(
                "",
                row.at(f"{base}::{marked[0]}"),
                "The words quote an earlier answer.",
                "Heed shows the mark itself, not the answer.",
                How.CHANGED,
            )
        return found

    def condition(self, row: Row, code: str) -> Data | None:
        """When the row is shown, with all groups around it."""
        text = row.take("relevant")
        own = None
        if text:
            own = self.draft.condition(text, code=code, where=row.at("relevant"))
        around = self.frames[-1].condition if self.frames else None
        return both(around, own)

    def kept(self, row: Row) -> Data:
        """What Heed kept aside in a row."""
        text = row.take_kept()
        kept = from_text(text) if text else {}
        if kept is None:
            self.draft.refuse(
                row.at(MORE), "It does not hold JSON.", "Empty the cell, or mend it."
            )
        return kept or {}

    def rest(self, row: Row, code: str) -> None:
        """List every cell that nobody took."""
        if row.cells.get("required", "").strip().casefold() in NOT_REQUIRED:
            row.take("required")
        for column, text in row.left():
            self.draft.lose(code, row.at(column), quoted(text), reason(column))

    def other_sheets(self) -> None:
        """Name the sheets that are not read."""
        for sheet, rows in self.tables.items():
            if sheet not in {SURVEY, "choices", SETTINGS} and rows:
                self.draft.lose("", sheet, f"{len(rows)} rows.", IGNORED_SHEETS)

    def settings(self, name: str) -> tuple[Data, Data]:
        """What the first row of the settings says, and what was kept aside there."""
        rows = self.tables.get(SETTINGS) or [Row(SETTINGS, 2, {})]
        row = rows[0]
        form = row.take("form_id")
        title = row.take("form_title") or form or name
        wanted = variant_of(row.take("default_language")) or ""
        variant = wanted if wanted in self.languages else self.first_language
        fields: Data = {
            "code": slug_from(form or title, slug_from(name)),
            "version": self.version(row),
            "title": {variant: title},
            **languages_in(self.languages or [variant]),
        }
        kept = self.kept(row)
        self.rest(row, "")
        for further in rows[1:]:
            self.draft.lose("", further.place, "A further row.", "Only one is read.")
        return fields, kept

    @property
    def first_language(self) -> str:
        """The variant that the form's words are in, or the first of several."""
        return next(iter(self.languages), "en-gb")

    def version(self, row: Row) -> int:
        """The form's version where it is a number that ours can be."""
        text = row.take("version")
        if text.isdecimal() and 1 <= int(text[:9]) <= 32_000:
            return int(text)
        if text:
            self.draft.lose(
                "",
                row.at("version"),
                f"The version {text[:40]} became 1.",
                "Heed counts versions from 1 to 32,000.",
                How.CHANGED,
            )
        return 1

    def no_language(self) -> None:
        """Refuse a form whose words are all in other languages."""
        rows = [*self.tables.get(SURVEY, ()), *self.tables.get("choices", ())]
        found = {
            column.partition("::?")[2]
            for row in rows
            for column in row.cells
            if "::?" in column
        }
        if found:
            self.draft.refuse(
                SURVEY,
                f"All words are in {', '.join(sorted(found))[:200]}.",
                "Add a column such as label::English (en).",
            )
