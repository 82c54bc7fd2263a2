"""How programs tie memos to what they are about, brought to the standard's one way.

The standard lets the thing refer to its note. NVivo ties notes to selections by links;
others let a text refer to a note that says itself which part of the text it is about.
"""

from dataclasses import replace

from heed.coding.formats.refi.raw import Raw
from heed.coding.formats.refi.reading import Gathered
from heed.coding.formats.refi.results import Losses
from heed.instruments.formats.losses import quoted


def attach_links(found: Gathered, losses: Losses) -> None:
    """Let links of notes become references to them, and list the other links."""
    notes = {raw.guid for raw in found.notes}
    tied: dict[str, list[str]] = {}
    for name, origin, target, about in found.links:
        if origin in notes and target not in notes:
            tied.setdefault(target, []).append(origin)
        elif target in notes and origin not in notes:
            tied.setdefault(origin, []).append(target)
        else:
            _lose(name, about, losses)
    if tied:
        _tie(found, tied)
    for target, left in tied.items():
        for _ in left:
            losses.add(
                "", "Links", f"A note on {target}.", "What it is about takes no notes."
            )


def _lose(name: str, about: tuple[str, ...], losses: Losses) -> None:
    more = f" with {len(about)} notes on it" if about else ""
    losses.add(
        name,
        "Links",
        f"A link {quoted(name) if name else ''}{more}".strip() + ".",
        "Heed keeps no links between codes, texts and selections of other programs.",
    )


def _tie(found: Gathered, tied: dict[str, list[str]]) -> None:
    for raw in found.sources:
        raw.notes = _joined(raw.notes, tied.pop(raw.guid, ()))
        raw.selections = [
            replace(one, notes=_joined(one.notes, tied.pop(one.guid)))
            if one.guid in tied
            else one
            for one in raw.selections
        ]
    found.codes = [
        replace(one, notes=_joined(one.notes, tied.pop(one.guid)))
        if one.guid in tied
        else one
        for one in found.codes
    ]


def _joined(ours: tuple[str, ...], more: list[str] | tuple[()]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*ours, *more)))


def attach_places(found: Gathered, losses: Losses) -> None:
    """Let a note that names a part of the text become a selection with a note."""
    referring: dict[str, list[Raw]] = {}
    for source in (one for one in found.sources if not one.of_marks):
        for guid in source.notes:
            referring.setdefault(guid, []).append(source)
    for note in found.notes:
        texts = referring.get(note.guid, [])
        plain = not any(one.codings for one in note.selections)
        if note.selections and plain and len(texts) == 1:
            _to_text(note, texts[0])


def _to_text(note: Raw, text: Raw) -> None:
    text.selections += [replace(one, notes=(note.guid,)) for one in note.selections]
    text.notes = tuple(one for one in text.notes if one != note.guid)
    note.selections = []
