"""From a REDCap data dictionary to a questionnaire and what it cost."""

from collections.abc import Mapping

from heed.instruments.formats.aside import Data
from heed.instruments.formats.drafts import Draft, Imported
from heed.instruments.formats.losses import How, quoted
from heed.instruments.formats.naming import Codes, slug_from
from heed.instruments.formats.ranges import WIDEST
from heed.instruments.formats.redcap import kinds
from heed.instruments.formats.redcap.annotations import (
    FORM_MARK,
    MARK,
    exclusive,
    taken_apart,
)
from heed.instruments.formats.redcap.columns import (
    ANNOTATION,
    BRANCHING,
    CHOICES,
    FIELD,
    FORM,
    HEADINGS,
    IDENTIFIER,
    LABEL,
    LEAST,
    MOST,
    NOTE,
    REASONS,
    REQUIRED,
    SECTION,
    TYPE,
    UNKNOWN,
    VALIDATION,
)
from heed.instruments.formats.redcap.lines import EXPORT, Line

Made = tuple[Data, dict[str, str]]  # an item, and our codes for its answers

OWN_IDENTITY = "Heed gives each answer an identity of its own."
ONE_FORM = "Heed asks all of them as one questionnaire."


def read_dictionary(lines: list[Line], *, name: str) -> Imported:
    """The questionnaire of a dictionary; ``name`` serves where it has none."""
    return Reader(lines).read(name)


class Reader:
    """Reads the fields from top to bottom."""

    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.draft = Draft()
        self.forms: dict[str, None] = {}
        self.kept: Data = {}

    def read(self, name: str) -> Imported:
        """Everything, or a refusal with all that stands in the way."""
        fields = self.bare(name)
        place = "the dictionary"
        if len(self.forms) > 1:
            forms = ", ".join(self.forms)
            self.draft.lose(
                "", place, f"The forms {forms[:300]}.", ONE_FORM, How.CHANGED
            )
        return self.draft.finish(fields, self.kept, place=place)

    def bare(self, name: str) -> Data:
        """The questionnaire as a whole, as the dictionary's own cells have it."""
        if self.lines and not {FIELD, TYPE, LABEL} <= self.lines[0].cells.keys():
            missing = {FIELD, TYPE, LABEL} - self.lines[0].cells.keys()
            names = ", ".join(sorted(HEADINGS[column] for column in missing))
            self.draft.refuse(
                "row 1",
                f"The columns of a data dictionary are not there: {names}.",
                EXPORT,
            )
            return {}
        for number, line in enumerate(self.lines):
            self.line(line, is_first=number == 0)
        form = next(iter(self.forms), "") if len(self.forms) == 1 else name
        title = (form or name).replace("_", " ").strip()
        return {
            "code": slug_from(form or name),
            "version": 1,
            "title": {"en-gb": title[:1].upper() + title[1:]},
            "languages": ["en-gb"],
        }

    def line(self, line: Line, *, is_first: bool) -> None:
        """One field of the dictionary."""
        if form := line.take(FORM):
            self.forms[form] = None
        name, kind = line.take(FIELD), line.take(TYPE).casefold()
        rest, ours = taken_apart(line.take(ANNOTATION))
        line.cells[ANNOTATION] = rest
        line.taken.discard(ANNOTATION)
        for mark, kept in ours.items():
            if kept is None:
                self.draft.refuse(
                    line.at(ANNOTATION),
                    f"What follows {mark} is not JSON.",
                    "Remove it, or mend it.",
                )
        if is_first:
            self.kept = ours.get(FORM_MARK) or {}
            self.identity(line, name, ours)
            return
        self.section(line, name)
        if not name:
            self.draft.refuse(line.at(FIELD), "The field has no name.", "Name it.")
        elif kind in kinds.NOT_CARRIED:
            what = f"{name} ({kind})."
            self.draft.lose("", line.at(TYPE), what, kinds.NOT_CARRIED[kind])
        elif made := self.made(line, name, kind):
            self.finish(line, name, *made, kept=ours.get(MARK) or {})

    def identity(self, line: Line, name: str, ours: Mapping[str, object]) -> None:
        """The first field is the record's own name, and never a question."""
        if FORM_MARK not in ours:
            self.draft.lose("", line.place, f"{name}, the record's name.", OWN_IDENTITY)

    def section(self, line: Line, name: str) -> None:
        """A heading, which becomes a statement before the field."""
        words = line.take(SECTION)
        if words:
            code = self.draft.codes.take(f"{name}_heading")
            item: Data = {"code": code, "kind": "statement", "ask": {"en-gb": words}}
            self.draft.add(item, place=line.place, name=f"{name} heading")

    def made(
        self, line: Line, name: str, kind: str
    ) -> tuple[Data, dict[str, str]] | None:
        """The item without its words, and our codes for its answers."""
        if kind in {"radio", "dropdown", "checkbox", *kinds.YES_NO}:
            return self.chosen(line, name, kind)
        item: Data = {"code": self.draft.codes.take(name)}
        if kind == "text":
            item |= self.typed(line, item["code"])
        elif kind == "notes":
            item["kind"] = "long_text"
        elif kind == "slider":
            item |= self.slider(line, item["code"])
        elif kind == "descriptive":
            item["kind"] = "statement"
        else:
            self.draft.refuse(
                line.at(TYPE),
                f"The field type {kind[:60] or 'is missing'} is none of REDCap's.",
                "Use one of the types in docs/reference/formats.md.",
            )
            return None
        return item, {}

    def chosen(self, line: Line, name: str, kind: str) -> Made | None:
        """A field with a list of answers."""
        listed = kinds.YES_NO.get(kind) or kinds.options_of(line.take(CHOICES))
        if len(listed) < 2:
            self.draft.lose(
                "",
                line.at(CHOICES),
                f"{name} has fewer than two options.",
                "There is nothing to choose.",
            )
            return None
        code = self.draft.codes.take(name)
        codes, answers, options = Codes(), {}, []
        for their, words in listed:
            if their in answers:
                self.draft.lose(
                    code,
                    line.at(CHOICES),
                    f"The option {their} stands twice.",
                    "The first one counts.",
                )
                continue
            answers[their] = codes.take(their)
            options.append(
                {"code": answers[their], "words": {"en-gb": words} if words else {}}
            )
        several = kind == "checkbox"
        item: Data = {"code": code, "kind": "several" if several else "one_choice"}
        item["options"] = options
        if several:
            self.alone(line, item, answers)
        return item, answers

    def alone(self, line: Line, item: Data, answers: dict[str, str]) -> None:
        """The options that stand alone, from REDCap's own tag."""
        line.cells[ANNOTATION], names = exclusive(line.cells.get(ANNOTATION, ""))
        chosen = {answers[name] for name in names if name in answers}
        for option in item["options"]:
            if option["code"] in chosen:
                option["exclusive"] = True

    def typed(self, line: Line, code: str) -> Data:
        """A text field: words, a number or a date, as its validation says."""
        rule = line.take(VALIDATION).casefold()
        if rule in kinds.DECIMALS:
            if rule in kinds.LOOSE:
                self.draft.lose(
                    code,
                    line.at(VALIDATION),
                    "The fourth decimal place.",
                    "Heed takes three at most.",
                    How.CHANGED,
                )
            return self.number(line, code, kinds.DECIMALS[rule])
        if rule in kinds.DATES or kinds.WITH_TIME.match(rule):
            return self.date(line, code, rule)
        if rule:
            self.draft.lose(
                code,
                line.at(VALIDATION),
                f"The check for {rule}.",
                REASONS[VALIDATION],
            )
        return {"kind": "short_text"}

    def number(self, line: Line, code: str, decimals: int) -> Data:
        """A number; without a range it gets the widest."""
        item: Data = {"kind": "number"}
        for key, column, widest in (("least", LEAST, -WIDEST), ("most", MOST, WIDEST)):
            text = line.take(column)
            bound = kinds.whole(text) if text else None
            if text and bound is None:
                self.draft.lose(
                    code,
                    line.at(column),
                    quoted(text),
                    "Heed's ends are whole numbers.",
                )
            if bound is None:
                self.draft.lose(
                    code,
                    line.at(column),
                    f"There is no {key} number.",
                    f"Heed needs one; {widest:,} was put in.",
                    How.CHANGED,
                )
            item[key] = widest if bound is None else bound
        return {**item, "decimals": decimals} if decimals else item

    def date(self, line: Line, code: str, rule: str) -> Data:
        """A date; a time of day is not asked."""
        item, carried = kinds.date(line.take(LEAST), line.take(MOST))
        if not carried:
            self.draft.lose(
                code,
                line.at(LEAST),
                "The first or last day.",
                "Heed has an earliest year, and days to come or not.",
                How.CHANGED,
            )
        if kinds.WITH_TIME.match(rule):
            self.draft.lose(
                code,
                line.at(VALIDATION),
                "The time of day is not asked.",
                "Heed asks for dates only.",
                How.CHANGED,
            )
        return item

    def slider(self, line: Line, code: str) -> Data:
        """A slider becomes a number from 0 to 100."""
        self.draft.lose(
            code,
            line.at(TYPE),
            "The slider became a number.",
            "Heed has no sliders, since few can use them with care.",
            How.CHANGED,
        )
        line.take(VALIDATION)
        found = {"kind": "number"}
        ends = {"least": (LEAST, 0), "most": (MOST, 100)}
        bounds = {
            key: kinds.whole(line.take(column)) for key, (column, _) in ends.items()
        }
        return found | {
            key: ends[key][1] if bound is None else bound
            for key, bound in bounds.items()
        }

    def finish(
        self, line: Line, name: str, item: Data, answers: dict[str, str], *, kept: Data
    ) -> None:
        """What all items have: words, condition, what was kept aside."""
        code = item["code"]
        label, note = line.take(LABEL), line.take(NOTE)
        item["ask"] = {"en-gb": label} if label else {}
        if note:
            item["hint"] = {"en-gb": note}
        self.identifying(line, item)
        self.draft.renamed(
            item, line.at(FIELD), scheme="REDCap", name=name, codes=answers
        )
        branching = line.take(BRANCHING)
        if branching:
            found = self.draft.condition(branching, code=code, where=line.at(BRANCHING))
            item |= {"shown_if": found} if found else {}
        self.draft.add(
            item, place=line.place, name=name, kept=kept, answers=answers or None
        )
        if line.cells.get(REQUIRED, "").strip().casefold() in {"n", "no"}:
            line.take(REQUIRED)
        for column in line.cells:
            if column not in line.taken and (text := line.take(column)):
                why = REASONS.get(column, UNKNOWN)
                self.draft.lose(code, line.at(column), quoted(text), why)

    def identifying(self, line: Line, item: Data) -> None:
        """Words that identify somebody are kept from the ward or team."""
        if line.cells.get(IDENTIFIER, "").strip().casefold() != "y":
            return
        if item["kind"] in {"short_text", "long_text"}:
            line.take(IDENTIFIER)
            item["kept_from_place"] = True
            if item["kind"] == "short_text":
                item["contact"] = True
