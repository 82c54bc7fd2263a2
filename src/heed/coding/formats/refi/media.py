"""What becomes of pictures, PDFs and recordings: their words, and what was marked.

None of them come in themselves. Words that the file has of one stand in for it, and
what was marked in it becomes a text that lists the marks: nobody's work is lost.
"""

from dataclasses import dataclass, replace

from heed.coding.definition.exchange import Selection
from heed.coding.definition.exchange_marks import guid_beside
from heed.coding.formats.refi.loading import Loader
from heed.coding.formats.refi.marks import LONGEST, Mark, between, lines_of
from heed.coding.formats.refi.raw import Raw
from heed.coding.formats.refi.reading import Gathered
from heed.coding.formats.refi.results import Losses
from heed.instruments.formats.losses import How


@dataclass(frozen=True, slots=True)
class _Medium:
    """What a kind of source is called, and what is marked in it."""

    name: str
    mark: str


_MEDIA = {
    "PictureSource": _Medium("The picture", "marked area"),
    "PDFSource": _Medium("The PDF", "marked page area"),
    "AudioSource": _Medium("The sound recording", "marked time"),
    "VideoSource": _Medium("The film", "marked time"),
}
AS_TEXT = "Heed codes texts; a mark is a line with all that was said of it."
NOTHING = "The file holds no words of it, and nobody marked or coded anything in it."
TWICE = "What is marked on pages is mostly marked in their words too."
CUT = f"A line holds the first {LONGEST} characters."
NO_TIMES = "A text has no times, areas or pages."


def stand_in(found: Gathered, loader: Loader, losses: Losses) -> None:
    """Let texts take the place of all that is no text."""
    sources: list[Raw] = []
    for one in found.sources:
        if one.tag not in _MEDIA:
            _misplaced(one, losses)
            sources.append(one)
            continue
        texts = _texts_of(one, loader, losses)
        sources += texts
        if len(texts) > 1:
            found.instead[one.guid] = tuple(text.guid for text in texts)
    found.sources = sources


def _texts_of(outer: Raw, loader: Loader, losses: Losses) -> list[Raw]:
    """The words of something, and what was marked in it."""
    words = []
    for one in outer.inner:
        there = loader.finds(one)
        if there:
            words.append(one)
        elif one.path:
            loader.text(one)  # says why there are none
        one.selections += _timed(one, outer, losses, has_words=there)
    only_words = bool(words) and outer.tag == "PDFSource"
    marks = [] if only_words else outer.marks
    of_it = len(words) != 1 and bool(
        outer.codings or outer.notes or outer.description.strip()
    )
    _tell(outer, words, marks, losses, of_it=of_it)
    if len(words) == 1:
        _take_place(words[0], outer)
    if marks or of_it:
        return [*words, _listing(outer, marks, words, losses)]
    return words


def _listing(outer: Raw, marks: list[Mark], words: list[Raw], losses: Losses) -> Raw:
    """A text with a line for each mark; one line for the whole where none is."""
    medium = _MEDIA[outer.tag]
    content, selections = lines_of(marks)
    cut = sum(one.is_cut for one in marks)
    if cut:
        told = f"The end of the words of {_several(cut, 'mark')}."
        losses.add(outer.name, f"Sources/{outer.tag}", told, CUT, How.CHANGED)
    text = Raw(
        "TextSource",
        content=content or f"{medium.name} as a whole.\n",
        selections=selections,
        of_marks=True,
    )
    if len(words) == 1:
        text.guid = outer.guid and guid_beside(outer.guid)
        text.name = f"{outer.name}: {medium.mark}s" if outer.name else ""
        text.made = outer.made
    else:
        _take_place(text, outer)
    return text


def _take_place(text: Raw, outer: Raw) -> None:
    """A text is from here on what it is the text of."""
    text.guid, text.name = outer.guid, outer.name or text.name
    text.description = outer.description or text.description
    text.codings += outer.codings
    text.notes = (*outer.notes, *text.notes)
    text.values = (*outer.values, *text.values)
    text.made = outer.made


def _tell(
    outer: Raw, words: list[Raw], marks: list[Mark], losses: Losses, *, of_it: bool
) -> None:
    """What came in of something, and what did not."""
    medium, where = _MEDIA[outer.tag], f"Sources/{outer.tag}"
    came = []
    if words:
        came.append("its words, with what was marked in them")
    if marks:
        count, lines = (_several(len(marks), one) for one in (medium.mark, "line"))
        came.append(f"its {count} as a list of {lines}")
    elif of_it:
        came.append("what was said of it as a whole, on a text of one line")
    if came:
        told = f"{medium.name} itself is not here. This came in: {'; '.join(came)}."
        losses.add(outer.name, where, told, AS_TEXT, How.CHANGED)
    else:
        losses.add(outer.name, where, f"{medium.name}.", NOTHING)
    if outer.marks and not marks:
        losses.add(outer.name, where, f"Its {_counted(outer, medium.mark)}.", TWICE)
    nowhere = outer.lost_in_marks + len(outer.selections)
    if nowhere:
        told = f"{nowhere} selections, codings and files of words of marks."
        losses.add(outer.name, where, told, AS_TEXT)
    if outer.values and not (marks or of_it or len(words) == 1):
        losses.add(outer.name, where, f"Its {len(outer.values)} values.", AS_TEXT)


def _misplaced(text: Raw, losses: Losses) -> None:
    if text.marks:
        told = f"{_counted(text, 'marked time or area')}."
        losses.add(text.name, text.tag, told, NO_TIMES)


def _counted(outer: Raw, what: str) -> str:
    codings = sum(len(one.selection.codings) for one in outer.marks)
    return f"{_several(len(outer.marks), what)} with {_several(codings, 'coding')}"


def _several(count: int, what: str) -> str:
    return f"{count:,} {what}{'s' * (count != 1)}"


def _timed(
    text: Raw, outer: Raw, losses: Losses, *, has_words: bool
) -> list[Selection]:
    """Selections between points in time that the transcript has places for.

    Where it has none, they are marked times of what it is a transcript of.
    """
    found = []
    for start, end, selection in text.timed:
        if has_words and start in text.sync and end in text.sync:
            found.append(replace(selection, start=text.sync[start], end=text.sync[end]))
        elif start in text.times and end in text.times:
            where = between(text.times[start], text.times[end])
            outer.marks.append(Mark.of(where, "", selection))
        else:
            losses.add(
                outer.name,
                "Transcript/TranscriptSelection",
                f"A selection with {len(selection.codings)} codings.",
                "The transcript has neither a place nor a time for it.",
            )
    if text.sync and has_words:
        losses.add(
            outer.name,
            "Transcript/SyncPoint",
            f"{len(text.sync)} times of places in the transcript.",
            "Heed keeps the words of a transcript, not when they were said.",
        )
    return found
