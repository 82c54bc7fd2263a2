"""A coding project as other programs take it: codes, texts, passages, who said what.

Coders stand in it by their labels and people under labels of chance. What cannot be
carried is named in ``heed.coding.presenters.exporting``.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.db.models import QuerySet

from heed.coding.choices import CoderKind, Unit
from heed.coding.dealing import sign_of
from heed.coding.definition import exchange
from heed.coding.definition.exchange_voices import (
    SpokenStretch,
    as_selections,
    voice_codes,
)
from heed.coding.line_ends import Unwound
from heed.coding.models import CodedText, Coder, Coding, Excerpt, ImportedFile, Project
from heed.coding.queries.basis import texts_that_go_out, untold_in
from heed.coding.queries.exchange_codes import Tree, tree_of
from heed.coding.queries.exchange_notes import (
    Notes,
    codes_with_notes,
    notes_in,
)
from heed.coding.queries.judged import people_who_code
from heed.coding.queries.people import guid_of_person, sign_of_person
from heed.coding.queries.summaries import summaries_that_go_out
from heed.coding.queries.voices import heard_in
from heed.coding.spoken import Turn
from heed.people.models import Account
from heed.responses.choices import Group
from heed.responses.sealed_words import version_words

Told = Callable[[int, int], None]  # texts done, of how many


@dataclass(frozen=True)
class Exchanged:
    """What goes out, and how many texts of the project do not.

    ``without_basis`` of those left out lack somebody who says why they may be used.
    """

    project: exchange.Project
    left_out: int
    without_basis: int


@dataclass(frozen=True)
class _Known:
    """What every text of one export needs."""

    project: Project
    tree: Tree
    codings: dict[UUID, list[Coding]]  # by text
    notes: Notes
    imported_at: datetime | None
    turns: Mapping[UUID, Sequence[Turn]]  # by text


def exchanged(
    project: Project, *, reader: Account | None, told: Told | None = None
) -> Exchanged:
    """The whole of a project in the shape that goes into files."""
    going = texts_that_go_out(project, reader)
    texts = list(going.select_related("version__text", "sample"))
    people = people_who_code(project)
    known = _known(project, texts, people, going)
    sources = []
    for number, text in enumerate(texts, start=1):
        sources.append(_source(text, known))
        if told:
            told(number, len(texts))
    variable = exchange.Variable(
        str(uuid5(project.pk, "group")), "Group", description="Who wrote or spoke."
    )
    return Exchanged(
        exchange.Project(
            name=project.title,
            users=tuple(exchange.User(str(one.pk), one.label) for one in people),
            codes=known.notes.on_codes(known.tree)
            + (voice_codes() if known.turns else ()),
            variables=(variable,),
            cases=_cases(project, texts, variable),
            sources=tuple(sources),
            notes=known.notes.notes,
            sets=_sets(project, texts),
            about=known.notes.about,
        ),
        left_out=CodedText.objects.filter(project=project).count() - len(texts),
        without_basis=len(untold_in(project)),
    )


def _known(
    project: Project,
    texts: list[CodedText],
    people: list[Coder],
    going: QuerySet[CodedText],
) -> _Known:
    stand = Coding.objects.filter(
        text__project=project, removed_at=None, coder__in=people
    ).select_related("excerpt", "coder")
    codings: dict[UUID, list[Coding]] = defaultdict(list)
    used = set()
    for one in stand.order_by("made_at", "pk").iterator(chunk_size=5000):
        codings[one.text_id].append(one)
        used.add(one.code_id)
    imported = ImportedFile.objects.filter(project=project).first()
    return _Known(
        project,
        tree_of(project, (used | codes_with_notes(project)) - {None}),
        codings,
        notes_in(project, texts, summaries_that_go_out(project, going)),
        imported.at if imported else None,
        heard_in(project).turns,
    )


def _source(text: CodedText, known: _Known) -> exchange.Source:
    lines = Unwound(version_words(text.version))
    excerpts: dict[UUID, Excerpt] = {}
    judged: dict[UUID, list[Coding]] = defaultdict(list)
    for one in known.codings.get(text.pk, ()):
        excerpts[one.excerpt_id] = one.excerpt
        judged[one.excerpt_id].append(one)
    for one in known.notes.excerpts(text.version_id):
        excerpts.setdefault(one.pk, one)
    whole = known.project.unit == Unit.WHOLE
    by_place = sorted(excerpts.values(), key=lambda e: (e.start, e.end))
    return exchange.Source(
        guid=str(text.pk),
        name=f"Text {sign_of(text.position)}",
        text=lines.words,
        selections=tuple(
            _selection(one, judged[one.pk], text, lines, known)
            for one in by_place
            if not (whole and _is_whole(one, text) and not known.notes.on(one.pk))
        )
        + _voices(text, lines, known),
        codings=tuple(
            _coding(c, text, known)
            for one in by_place
            if whole and _is_whole(one, text) and not known.notes.on(one.pk)
            for c in judged[one.pk]
        ),
        notes=known.notes.on(text.pk),
        of_marks=text.lists_marks,
    )


def _voices(
    text: CodedText, lines: Unwound, known: _Known
) -> tuple[exchange.Selection, ...]:
    """Who speaks where, as passages."""
    turns = known.turns.get(text.pk, ())
    return as_selections(
        text.pk,
        [
            SpokenStretch(lines(one.span.start), lines(one.span.end), one.role)
            for one in turns
        ],
    )


def _is_whole(excerpt: Excerpt, text: CodedText) -> bool:
    return (excerpt.start, excerpt.end) == (0, text.length)


def _selection(
    excerpt: Excerpt,
    codings: list[Coding],
    text: CodedText,
    lines: Unwound,
    known: _Known,
) -> exchange.Selection:
    said = tuple(_coding(one, text, known) for one in codings)
    made = exchange.Stamp(said[0].by, said[0].at) if said else exchange.UNKNOWN
    return exchange.Selection(
        guid=str(excerpt.pk),
        start=lines(excerpt.start),
        end=lines(excerpt.end),
        codings=said,
        notes=known.notes.on(excerpt.pk),
        made=made,
    )


def _coding(one: Coding, text: CodedText, known: _Known) -> exchange.Coding:
    """A judgement; one that came in without a time goes out without one.

    So does every one on words that came in by themselves: when it was coded would say
    by when a text was there (``docs/decisions/0004``).
    """
    foreign = one.coder.kind == CoderKind.ELSEWHERE
    guessed = foreign and one.made_at == known.imported_at
    dated = not (text.source_id or guessed)
    tree = known.tree
    return exchange.Coding(
        guid=str(one.pk),
        code=tree.issue[one.issue_id] if one.issue_id else tree.code[one.code_id],
        by=str(one.coder_id),
        at=one.made_at if dated else None,
    )


def _cases(
    project: Project, texts: list[CodedText], variable: exchange.Variable
) -> tuple[exchange.Case, ...]:
    """A person each, in the order of their labels, which tells nothing."""
    of: dict[UUID, list[CodedText]] = defaultdict(list)
    for text in texts:
        of[text.person].append(text)
    cases = [_case(project, who, own, variable) for who, own in of.items()]
    return tuple(sorted(cases, key=lambda case: case.guid))


def _case(
    project: Project,
    person: UUID,
    own: list[CodedText],
    variable: exchange.Variable,
) -> exchange.Case:
    guid = str(guid_of_person(project, person))
    group = own[0].group
    value = exchange.Value(
        variable.guid, variable.kind, Group(group).label if group else None
    )
    return exchange.Case(
        guid,
        f"Person {sign_of_person(project, person)}",
        values=(value,),
        sources=tuple(str(one.pk) for one in own),
    )


def _sets(project: Project, texts: list[CodedText]) -> tuple[exchange.Set, ...]:
    return tuple(
        exchange.Set(
            str(sample.pk),
            f"Sample {sample.number}",
            f"{sample.size} of {sample.out_of} texts, seed {sample.seed}",
            sources=tuple(str(t.pk) for t in texts if t.sample_id == sample.pk),
        )
        for sample in project.samples.order_by("number")
    )
