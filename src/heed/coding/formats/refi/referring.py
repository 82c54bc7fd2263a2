"""Settles what refers to what: nothing dangles, and every identity is there once."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from heed.coding.definition.exchange import (
    Case,
    Code,
    Coding,
    Kind,
    Note,
    Project,
    Selection,
    Set,
    Source,
    Stamp,
    User,
    Value,
    Variable,
)
from heed.coding.formats.refi import values
from heed.coding.formats.refi.reading import Gathered
from heed.coding.formats.refi.results import Losses
from heed.instruments.formats.losses import How, quoted

NOBODY = "00000000-0000-0000-0000-000000000000"
DANGLING = "What it refers to is not in the file, or was not carried."
TWICE = "Something else in the file has the same identity."
Thing = TypeVar(
    "Thing", User, Code, Variable, Note, Source, Selection, Coding, Set, Case
)


class Register:
    """Knows what there is, and follows references."""

    def __init__(self, found: Gathered, losses: Losses) -> None:
        self._found, self._losses = found, losses
        self._seen: dict[str, set[str]] = {}
        self._codes = tuple(self._once(one, "code") for one in found.codes)
        self._known_codes = {one.guid for one in self._codes}
        self._variables = {one.guid: one for one in found.variables}
        self._notes = {raw.guid for raw in found.notes}
        self._cases = {one.guid for one in found.cases}
        self._people: dict[str, None] = {}
        # Codings whose code is a case say what belongs to it.
        self._of_case: dict[str, list[tuple[str, str]]] = {}

    def codes(self) -> tuple[Code, ...]:
        """The code tree."""
        return tuple(
            replace(one, notes=self.known_notes(one.notes, one.name))
            if one.notes
            else one
            for one in self._codes
        )

    def variables(self) -> tuple[Variable, ...]:
        """The variables."""
        return tuple(self._once(one, "variable") for one in self._found.variables)

    def notes(self, notes: Iterable[Note]) -> tuple[Note, ...]:
        """The notes."""
        return tuple(
            replace(self._once(one, "note"), made=self.stamp(one.made)) for one in notes
        )

    def source(self, source: Source) -> Source:
        """A text with all that it refers to settled."""
        source = self._once(source, "text")
        lost: Counter[str] = Counter()
        selections = tuple(
            self._selection(one, source, lost) for one in source.selections
        )
        codings = self._codings(source.codings, ("source", source.guid), lost)
        if lost:
            self._losses.add(
                source.name,
                "TextSource/Coding",
                f"{lost.total()} codings with {len(lost)} codes.",
                DANGLING,
            )
        return replace(
            source,
            selections=selections,
            codings=codings,
            notes=self.known_notes(source.notes, source.name),
            values=self._values(source.values, source.name),
            made=self.stamp(source.made),
        )

    def _selection(
        self, one: Selection, source: Source, lost: Counter[str]
    ) -> Selection:
        one = self._once(one, "selection", source.guid)
        codings = self._codings(one.codings, ("selection", one.guid), lost)
        notes = self.known_notes(one.notes, source.name)
        made = self.stamp(one.made)
        if (codings, notes, made) == (one.codings, one.notes, one.made):
            return one
        return replace(one, codings=codings, notes=notes, made=made)

    def _codings(
        self, codings: Iterable[Coding], of: tuple[str, str], lost: Counter[str]
    ) -> tuple[Coding, ...]:
        kept = []
        for coding in codings:
            if coding.code in self._known_codes:
                coding = self._once(coding, "coding", of[1])
                notes = self.known_notes(coding.notes, "a coding")
                who = self._person(coding.by)
                if (notes, who) != (coding.notes, coding.by):
                    coding = replace(coding, notes=notes, by=who)
                kept.append(coding)
            elif coding.code in self._cases:
                self._of_case.setdefault(coding.code, []).append(of)
            else:
                lost[coding.code] += 1
        return tuple(kept)

    def known_notes(self, notes: tuple[str, ...], about: str) -> tuple[str, ...]:
        """The notes that are there."""
        return self._known(notes, self._notes, about, "notes")

    def _known(
        self, guids: tuple[str, ...], there: set[str], about: str, what: str
    ) -> tuple[str, ...]:
        if not guids:
            return ()
        known = tuple(one for one in guids if one in there)
        if len(known) < len(guids):
            missing = len(guids) - len(known)
            self._losses.add(about, what, f"{missing} references to {what}.", DANGLING)
        return known

    def _values(self, found: Iterable[Value], about: str) -> tuple[Value, ...]:
        kept = []
        for value in found:
            variable = self._variables.get(value.variable)
            if variable is None:
                told = f"The value {quoted(value.text or '')}"
                self._losses.add(about, "VariableValue", told, DANGLING)
            else:
                kept.append(self._value(value, variable, about))
        return tuple(kept)

    def _value(self, value: Value, variable: Variable, about: str) -> Value:
        empty = value.text is None or (not value.text and value.kind is not Kind.TEXT)
        if empty:
            return Value(variable.guid, variable.kind)
        if values.fits(value.kind, value.text or ""):
            return value
        self._losses.add(
            about,
            "VariableValue",
            f"The kind of {quoted(value.text or '')}",
            f"It is no {value.kind}, and was taken for text.",
            How.CHANGED,
        )
        return replace(value, kind=Kind.TEXT)

    def stamp(self, made: Stamp) -> Stamp:
        """Who and when, with the people known."""
        by, changed_by = self._person(made.by), self._person(made.changed_by)
        if (by, changed_by) == (made.by, made.changed_by):
            return made
        return replace(made, by=by, changed_by=changed_by)

    def _person(self, guid: str) -> str:
        if not guid or guid == NOBODY:
            return ""
        self._people[guid] = None
        return guid

    def _once(self, thing: Thing, kind: str, owner: str = "") -> Thing:
        """The thing, with another identity where its own is missing or taken."""
        seen = self._seen.setdefault(kind, set())
        guid = thing.guid
        if not guid or guid in seen:
            if guid:
                self._losses.add(
                    getattr(thing, "name", ""),
                    kind,
                    f"The identity {guid}.",
                    TWICE,
                    How.CHANGED,
                )
            guid = values.guid(f"{kind} {owner} {guid} {len(seen)}")
            thing = replace(thing, guid=guid)
        seen.add(guid)
        return thing

    def finish(self, project: Project) -> Project:
        """The project with its cases, sets and people."""
        selections = self._seen.get("selection", set())
        sources, cases = self._with_values(project.sources)
        texts = {one.guid for one in sources}
        return replace(
            project,
            sources=sources,
            cases=tuple(self._case(one, texts, selections) for one in cases),
            sets=tuple(self._set(one, texts) for one in self._found.sets),
            users=self._users(),
        )

    def _with_values(
        self, sources: tuple[Source, ...]
    ) -> tuple[tuple[Source, ...], list[Case]]:
        """Let a case without a name, made to give one text values, be those values."""
        there = {one.guid for one in sources}
        more: dict[str, tuple[Value, ...]] = {}
        cases = []
        for case in self._found.cases:
            bare = not (case.name or case.description or case.codes or case.selections)
            if bare and len(case.sources) == 1 and case.sources[0] in there:
                guid = case.sources[0]
                more[guid] = more.get(guid, ()) + self._values(case.values, "a text")
            else:
                cases.append(case)
        if not more:
            return sources, cases
        return tuple(
            replace(one, values=one.values + more.get(one.guid, ())) for one in sources
        ), cases

    def _case(self, case: Case, texts: set[str], selections: set[str]) -> Case:
        case = self._once(case, "case")
        of = self._of_case.get(case.guid, [])
        sources = (*case.sources, *(guid for what, guid in of if what == "source"))
        marked = (*case.selections, *(guid for what, guid in of if what == "selection"))
        return replace(
            case,
            codes=self._known(case.codes, self._known_codes, case.name, "codes"),
            values=self._values(case.values, case.name),
            sources=self._known(self._instead(sources), texts, case.name, "texts"),
            selections=self._known(
                tuple(dict.fromkeys(marked)), selections, case.name, "selections"
            ),
        )

    def _set(self, one: Set, texts: set[str]) -> Set:
        one = self._once(one, "set")
        return replace(
            one,
            codes=self._known(one.codes, self._known_codes, one.name, "codes"),
            sources=self._known(self._instead(one.sources), texts, one.name, "texts"),
            notes=self.known_notes(one.notes, one.name),
        )

    def _instead(self, guids: Iterable[str]) -> tuple[str, ...]:
        """Transcripts in place of the recordings that they are of."""
        instead = self._found.instead
        return tuple(
            dict.fromkeys(text for one in guids for text in instead.get(one, (one,)))
        )

    def _users(self) -> tuple[User, ...]:
        named = tuple(self._once(one, "user") for one in self._found.users)
        there = {one.guid for one in named}
        strangers = [guid for guid in self._people if guid not in there]
        for guid in strangers:
            self._losses.add(
                "",
                "Users",
                f"The name of {guid}.",
                "The file names nobody with this identity; they stay without a name.",
                How.CHANGED,
            )
        return named + tuple(User(guid) for guid in strangers)
