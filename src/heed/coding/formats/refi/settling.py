"""Makes a project of what was gathered: places, references and people settled."""

from dataclasses import replace
from pathlib import PurePosixPath

from heed.coding.definition.exchange import Note, Project, Source
from heed.coding.definition.exchange_marks import told_apart
from heed.coding.formats.refi.counting import Counting
from heed.coding.formats.refi.deciding import ToPlace, decide, place
from heed.coding.formats.refi.loading import Loader
from heed.coding.formats.refi.media import stand_in
from heed.coding.formats.refi.memos import attach_links, attach_places
from heed.coding.formats.refi.package import file_named
from heed.coding.formats.refi.programs import Habit, habit_of
from heed.coding.formats.refi.raw import Raw, stamp, targets, text_of
from heed.coding.formats.refi.reading import Gathered
from heed.coding.formats.refi.referring import Register
from heed.coding.formats.refi.results import Imported, Losses, Placed
from heed.coding.formats.refi.texts import Text

STATED = "The person who brings the file in said so."


def settle(
    found: Gathered, loader: Loader, losses: Losses, stated: Counting | None = None
) -> Imported:
    """The project; ``stated`` overrides what would be found out about positions."""
    stand_in(found, loader, losses)
    attach_links(found, losses)
    attach_places(found, losses)
    loaded = _with_words(found.sources, loader)
    root = found.root
    origin = root.get("origin", "")
    habit = Habit(STATED, stated, certain=True) if stated else habit_of(origin)
    placed = _place_all(loaded, habit, losses)
    register = Register(found, losses)
    notes = [_note(raw, loader, losses) for raw in found.notes]
    sources = [register.source(_source(raw, text)) for raw, text in loaded]
    project = Project(
        name=root.get("name", ""),
        origin=origin,
        description=text_of(root, "Description"),
        codes=register.codes(),
        variables=register.variables(),
        sources=tuple(sources),
        notes=register.notes(notes),
        about=register.known_notes(targets(root, "NoteRef"), "the project"),
        made=register.stamp(stamp(root)),
    )
    project = register.finish(project)
    return Imported(project, losses.all(), tuple(placed))


def _with_words(sources: list[Raw], loader: Loader) -> list[tuple[Raw, Text]]:
    found = []
    for raw in sources:
        raw.name = raw.name or PurePosixPath(file_named(raw.path)[1]).stem
        text = loader.text(raw)
        if text is None:
            loader.missing(raw)
        else:
            found.append((raw, text))
    return found


def _place_all(
    loaded: list[tuple[Raw, Text]], habit: Habit | None, losses: Losses
) -> list[Placed]:
    """Put selections at our positions, text by text, or leave all of a text out."""
    coded = [(raw, text) for raw, text in loaded if raw.selections and not raw.of_marks]
    spans = [
        ToPlace(text, [(one.start, one.end) for one in raw.selections])
        for raw, text in coded
    ]
    told = []
    for (raw, text), one, decision in zip(
        coded, spans, decide(spans, habit), strict=True
    ):
        found = len(raw.selections)
        if decision.counting is None:
            _leave_out(raw, decision.why, losses)
        else:
            _move(raw, text, decision.counting, one, losses)
        told.append(
            Placed(
                raw.guid,
                raw.name,
                decision.counting,
                decision.why,
                found,
                len(raw.selections),
            )
        )
    return told


def _leave_out(raw: Raw, why: str, losses: Losses) -> None:
    codings = sum(len(one.codings) for one in raw.selections)
    losses.add(
        raw.name,
        "TextSource/PlainTextSelection",
        f"{len(raw.selections)} selections with {codings} codings, whose places cannot "
        "be trusted.",
        why,
    )
    raw.selections = []


def _move(
    raw: Raw, text: Text, counting: Counting, one: ToPlace, losses: Losses
) -> None:
    kept = []
    placed = place(text, counting, one.spans)
    for selection, span in zip(raw.selections, placed, strict=True):
        if span is None:
            losses.add(
                raw.name,
                "TextSource/PlainTextSelection",
                f"The selection from {selection.start} to {selection.end}, with "
                f"{len(selection.codings)} codings.",
                "It lies outside its text, or begins or ends inside a character.",
            )
        elif span == (selection.start, selection.end):
            kept.append(selection)
        else:
            kept.append(replace(selection, start=span[0], end=span[1]))
    raw.selections = kept


def _source(raw: Raw, text: Text) -> Source:
    says_so, description = told_apart(raw.description)
    return Source(
        guid=raw.guid,
        name=raw.name,
        text=text.words,
        description=description,
        selections=tuple(raw.selections),
        codings=tuple(raw.codings),
        notes=raw.notes,
        values=raw.values,
        made=raw.made,
        of_marks=raw.of_marks or says_so,
    )


def _note(raw: Raw, loader: Loader, losses: Losses) -> Note:
    text = loader.text(raw)
    marked = [*raw.selections, *(one.selection for one in raw.marks)]
    coded = len(raw.codings) + sum(len(one.codings) for one in marked)
    if coded or raw.values or raw.notes or marked:
        losses.add(
            raw.name,
            "Notes/Note",
            f"{len(marked)} selections, {coded} codings, {len(raw.notes)} "
            f"notes and {len(raw.values)} values of a memo.",
            "Heed codes texts, not memos.",
        )
    return Note(
        raw.guid, raw.name, text.words if text else "", raw.description, raw.made
    )
