"""Memos and summaries as notes of another program, each with what it is about.

The format knows neither a cell of a matrix nor a portrait, and a person bears no note:
what was summed up of them stands as a note on their first text, named by its factor.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from heed.coding.choices import CoderKind
from heed.coding.definition import exchange
from heed.coding.models import (
    CodedText,
    Excerpt,
    ImportedFile,
    Memo,
    Project,
    Summary,
)
from heed.coding.queries.codes_today import codes_of
from heed.coding.queries.exchange_codes import Tree
from heed.coding.queries.summaries import Cell
from heed.responses.models import TextKey
from heed.responses.sealed_words import original_words

SummedUp = Mapping[Cell, tuple[Summary, str]]  # with the words of each


@dataclass(frozen=True)
class Notes:
    """The notes, and which of them are about a thing, by the thing's identity."""

    notes: tuple[exchange.Note, ...]
    about: tuple[str, ...]  # the project as a whole
    _of: dict[UUID, list[str]]
    _of_codes: dict[UUID, list[str]]
    _of_issues: dict[UUID, list[str]]
    _excerpts: dict[UUID, dict[UUID, Excerpt]]  # by version

    def on(self, thing: UUID) -> tuple[str, ...]:
        """The notes on a text or a passage."""
        return tuple(self._of.get(thing, ()))

    def excerpts(self, version: UUID) -> list[Excerpt]:
        """The passages of a text that have notes."""
        return list(self._excerpts.get(version, {}).values())

    def on_codes(self, tree: Tree) -> tuple[exchange.Code, ...]:
        """The codes of a tree, issues among them, with the notes on them."""
        of: dict[str, list[str]] = defaultdict(list)
        for code, notes in self._of_codes.items():
            of[tree.code[code]] += notes
        for issue, notes in self._of_issues.items():
            of[tree.issue[issue]] += notes
        return tuple(replace(one, notes=tuple(of[one.guid])) for one in tree.codes)


def codes_with_notes(project: Project) -> set[UUID]:
    """The codes that somebody noted something of."""
    found = project.memos.exclude(code=None).values_list("code", flat=True)
    return set(found)


def notes_in(
    project: Project, going_out: Iterable[CodedText], summed_up: SummedUp
) -> Notes:
    """The notes of a project, as far as what they are about goes out.

    A note on a passage under a code stands on the passage. What is noted of words that
    came in by themselves bears no time, like what is coded of them.
    """
    texts = {one.pk: one for one in going_out}
    versions = {one.version_id: one for one in texts.values()}
    imported = ImportedFile.objects.filter(project=project).first()
    notes, about = [], []
    of: dict[UUID, list[str]] = defaultdict(list)
    of_codes: dict[UUID, list[str]] = defaultdict(list)
    of_issues: dict[UUID, list[str]] = defaultdict(list)
    excerpts: dict[UUID, dict[UUID, Excerpt]] = defaultdict(dict)
    for memo in _with_words(project):
        if any(one.text_id not in texts for one in memo.speaks_of.all()):
            continue  # it may quote what stays behind
        guid, about_text = str(memo.pk), None
        if memo.excerpt_id:
            if memo.excerpt.version_id not in versions:
                continue
            about_text = versions[memo.excerpt.version_id]
            of[memo.excerpt_id].append(guid)
            excerpts[memo.excerpt.version_id][memo.excerpt_id] = memo.excerpt
        elif memo.text_id:
            if memo.text_id not in texts:
                continue
            about_text = texts[memo.text_id]
            of[memo.text_id].append(guid)
        elif memo.issue_id:
            of_issues[memo.issue_id].append(guid)
        elif memo.code_id:
            of_codes[memo.code_id].append(guid)
        else:
            about.append(guid)
        notes.append(_note(memo, about_text, imported))
    for text, note in _summed_up(project, texts.values(), summed_up):
        of[text].append(note.guid)
        notes.append(note)
    return Notes(tuple(notes), tuple(about), of, of_codes, of_issues, excerpts)


def _summed_up(
    project: Project, texts: Iterable[CodedText], summed_up: SummedUp
) -> Iterator[tuple[UUID, exchange.Note]]:
    """The last writing of each cell and portrait, with the text on which it stands."""
    first: dict[UUID, CodedText] = {}
    for text in texts:
        first.setdefault(text.person, text)
    labels = {one.pk: one.label for one in codes_of(project)}
    for (person, code), (one, words) in summed_up.items():
        if text := first.get(person):
            made = exchange.Stamp(
                str(one.by_id), None if text.source_id else one.made_at
            )
            name = f"Summary: {labels[code]}" if code else "Portrait"
            yield text.pk, exchange.Note(str(one.pk), name, words, made=made)


def _with_words(project: Project) -> QuerySet[Memo]:
    there = Exists(TextKey.objects.filter(text=OuterRef("words")))
    found = Memo.objects.filter(there, project=project, look_at=None)
    rows = found.select_related("words", "excerpt", "author").order_by("pk")
    return rows.prefetch_related("speaks_of")


def _note(
    memo: Memo, text: CodedText | None, imported: ImportedFile | None
) -> exchange.Note:
    foreign = memo.author.kind == CoderKind.ELSEWHERE
    guessed = foreign and imported and memo.made_at == imported.at
    dated = not (guessed or (text and text.source_id))
    made = exchange.Stamp(str(memo.author_id), memo.made_at if dated else None)
    return exchange.Note(str(memo.pk), text=original_words(memo.words), made=made)
