"""What becomes of pictures, PDFs and recordings: only their words are carried."""

from dataclasses import replace

from heed.coding.definition.exchange import Selection
from heed.coding.formats.refi.raw import Raw
from heed.coding.formats.refi.results import Losses
from heed.instruments.formats.losses import How

_WHAT = {
    "PictureSource": "The picture",
    "PDFSource": "The PDF",
    "AudioSource": "The sound recording",
    "VideoSource": "The film",
}
ONLY_TEXTS = (
    "Heed codes texts; what was marked in pictures, pages and times has no place."
)
HAS_WORDS = "Heed codes texts; its plain text came in, and what was marked there."


def texts_of(outer: Raw, losses: Losses) -> list[Raw]:
    """The texts that stand in for something that is none, and what is lost with it."""
    inner = [one for one in outer.inner if one.path or one.content is not None]
    for one in inner:
        one.selections += _timed(one, outer, losses)
    told = f"{_WHAT[outer.tag]}, with {_counted(outer, whole=len(inner) != 1)}."
    where = f"Sources/{outer.tag}"
    if not inner:
        losses.add(outer.name, where, told, ONLY_TEXTS)
    else:
        losses.add(outer.name, where, told, HAS_WORDS, How.CHANGED)
    if len(inner) == 1:
        _stand_in(inner[0], outer)
    return inner


def _counted(outer: Raw, *, whole: bool) -> str:
    codings = outer.lost_codings + (len(outer.codings) if whole else 0)
    return f"{outer.lost_selections} selections and {codings} codings of them or of it"


def _stand_in(text: Raw, outer: Raw) -> None:
    """A single text takes the place of what it is the text of."""
    text.guid, text.name = outer.guid, outer.name or text.name
    text.description = outer.description or text.description
    text.codings += outer.codings
    text.notes = (*outer.notes, *text.notes)
    text.values = (*outer.values, *text.values)
    text.made = outer.made


def _timed(text: Raw, outer: Raw, losses: Losses) -> list[Selection]:
    """Selections between points in time that the transcript has places for."""
    found = []
    for start, end, selection in text.timed:
        if start in text.sync and end in text.sync:
            found.append(replace(selection, start=text.sync[start], end=text.sync[end]))
        else:
            losses.add(
                outer.name,
                "Transcript/TranscriptSelection",
                f"A selection with {len(selection.codings)} codings.",
                "The transcript has no place for its times.",
            )
    if text.sync:
        losses.add(
            outer.name,
            "Transcript/SyncPoint",
            f"{len(text.sync)} times of places in the transcript.",
            "Heed keeps the words of a transcript, not when they were said.",
        )
    return found
