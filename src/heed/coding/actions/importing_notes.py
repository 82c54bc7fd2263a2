"""Notes and comments of another program come in as memos."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from heed.coding.actions.importing_people import Coders
from heed.coding.actions.importing_telling import Telling
from heed.coding.actions.importing_texts import Tally
from heed.coding.actions.memos import compose_memo
from heed.coding.definition import exchange
from heed.coding.models import CodedText, Excerpt, Project
from heed.instruments.formats.losses import How


@dataclass(frozen=True)
class _About:
    text: CodedText | None = None
    excerpt: Excerpt | None = None
    code: str = ""  # its short name here


THE_PROJECT = _About()


def compose_notes(
    project: Project,
    theirs: exchange.Project,
    coders: Coders,
    codes: Mapping[str, str],
    tally: Tally,
    at: datetime,
    telling: Telling,
) -> None:
    """Seal every note with what it is about; one about several things, with each."""
    writing = _Writing(project, coders, tally, at, telling)
    notes = {one.guid: one for one in theirs.notes}
    times: Counter[str] = Counter()
    for guid, about in _places(theirs, codes, tally):
        times[guid] += 1
        writing.note(notes[guid], about)
    for guid in notes.keys() - times.keys():
        writing.note(notes[guid], THE_PROJECT)
    telling.add(
        "Notes",
        sum(count > 1 for count in times.values()),
        "notes about several things.",
        "Each thing has its own copy.",
        How.CHANGED,
    )
    telling.add(
        "Notes",
        len(notes) - len(times),
        "notes about nothing that came in.",
        "They are about the project here.",
        How.CHANGED,
    )
    _comments(theirs, writing)


def _places(
    theirs: exchange.Project, codes: Mapping[str, str], tally: Tally
) -> Iterator[tuple[str, _About]]:
    yield from ((guid, THE_PROJECT) for guid in theirs.about)
    for code in theirs.codes:
        about = _About(code=codes[code.guid]) if code.guid in codes else THE_PROJECT
        yield from ((guid, about) for guid in code.notes)
    for source in theirs.sources:
        text = tally.of.get(source.guid)
        yield from ((guid, _About(text)) for guid in source.notes)
        yield from _of_codings(source.codings, _About(text), codes)
        for one in source.selections:
            about = _About(text, tally.passages.get(one.guid))
            yield from ((guid, about) for guid in one.notes)
            yield from _of_codings(one.codings, about, codes)


def _of_codings(
    codings: tuple[exchange.Coding, ...], about: _About, codes: Mapping[str, str]
) -> Iterator[tuple[str, _About]]:
    for one in codings:
        on = _About(about.text, about.excerpt, codes[one.code])
        yield from ((guid, on) for guid in one.notes)


def _comments(theirs: exchange.Project, writing: "_Writing") -> None:
    """Descriptions of the project, its texts and passages are notes without a name."""
    tally = writing.tally
    found = [(theirs.description, THE_PROJECT, theirs.made)]
    for source in theirs.sources:
        text = tally.of.get(source.guid)
        found.append((source.description, _About(text), source.made))
        for one in source.selections:
            about = _About(text, tally.passages.get(one.guid))
            found.append((one.description, about, one.made))
    said = [one for one in found if one[0].strip()]
    for words, about, made in said:
        writing.note(exchange.Note("", text=words, made=made), about)
    writing.telling.add(
        "Comments", len(said), "comments.", "They are memos here.", How.CHANGED
    )


@dataclass(frozen=True)
class _Writing:
    project: Project
    coders: Coders
    tally: Tally
    at: datetime
    telling: Telling

    def note(self, note: exchange.Note, about: _About) -> None:
        words = "\n\n".join(filter(None, (note.name, note.description, note.text)))
        if not words:
            self.telling.add(
                "Notes", 1, "notes without words.", "There is nothing to keep."
            )
            return
        who = self.coders.who(note.made.by)
        if self.tally.seals:
            self.seal(words, about, who, note.made.at or self.at)
        self.telling.add(
            "Notes",
            bool(note.name and note.text),
            "names of notes.",
            "A memo begins with its name.",
            How.CHANGED,
        )

    def seal(self, words: str, about: _About, who: str, at: datetime) -> None:
        sealed, key, memo = compose_memo(
            project=self.project,
            words=words,
            text=about.text,
            excerpt=about.excerpt,
            at=at,
        )
        rows = self.tally.rows
        rows.words.append((sealed, key))
        rows.memos.append((memo, who, about.code))
