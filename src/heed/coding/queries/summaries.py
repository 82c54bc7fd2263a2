"""The framework matrix: the people of a project, and what was summed up of each.

A cell is a person and a code of today's framework; what was written under a code of an
earlier version stands where the crosswalk leads.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from heed.coding.access import readable_texts
from heed.coding.models import (
    CodedText,
    Coder,
    Interview,
    InterviewConsent,
    Project,
    Summary,
    SummaryBasis,
)
from heed.coding.passages import Span
from heed.coding.queries.basis import texts_that_go_out
from heed.coding.queries.codes_today import translation
from heed.coding.queries.copies import known_names
from heed.coding.queries.people import sign_of_person
from heed.coding.still_allowed import still_allowed
from heed.responses.models import ConsentDecision
from heed.responses.sealed_words import original_words, version_words
from heed.safeguards import redaction
from heed.safeguards.redaction import Suggestion

Cell = tuple[UUID, UUID | None]  # a person, and a code of today or the portrait


@dataclass(frozen=True)
class Person:
    """Somebody whose words are in a project, under a name that names nobody."""

    id: UUID
    name: str
    group: str
    texts: tuple[CodedText, ...]

    @property
    def address(self) -> UUID:
        """Stands for the person in addresses: a text, since a response is nobody's."""
        return self.texts[0].pk


@dataclass(frozen=True)
class Written:
    """A summary as it is shown: its words, who wrote them, and what they rest on."""

    number: int
    words: str
    by: str
    at: datetime
    passages: tuple[tuple[UUID, Span], ...]


def people_of(coder: Coder) -> list[Person]:
    """Everybody whose words this person may read, interviews first, then by name."""
    readable = readable_texts(coder.account, coder.project)
    texts: dict[UUID, list[CodedText]] = defaultdict(list)
    for one in readable.select_related("version__text").order_by("position"):
        texts[one.person].append(one)
    codes = dict(Interview.objects.filter(pk__in=texts).values_list("pk", "code"))
    found = [
        Person(
            pk,
            codes.get(pk) or sign_of_person(coder.project, pk),
            own[0].group,
            tuple(own),
        )
        for pk, own in texts.items()
    ]
    return sorted(found, key=lambda one: (one.id not in codes, one.name))


def person_of(coder: Coder, text: UUID) -> Person | None:
    """The person of a text that this reader may read."""
    readable = readable_texts(coder.account, coder.project)
    person = readable.filter(pk=text).values_list("person", flat=True).first()
    own = readable.filter(person=person).select_related("version__text")
    texts = tuple(own.order_by("position"))
    if not texts:
        return None
    interview = Interview.objects.filter(pk=person).first()
    name = interview.code if interview else sign_of_person(coder.project, person)
    return Person(person, name, texts[0].group, texts)


def summaries_of(
    coder: Coder, people: Collection[UUID] | None = None
) -> dict[Cell, Written]:
    """The last writing for each person and code; ``None`` for a code is the portrait.

    What rests on a text that may no longer be read is not among them. With ``people``
    they alone are looked up.
    """
    found = _resting_on(readable_texts(coder.account, coder.project), coder.project)
    if people is not None:
        found = found.filter(person__in=people)
    newest = _by_cell(coder.project, found)
    return {cell: _written(one) for cell, one in newest.items()}


def summaries_that_go_out(
    project: Project, texts: QuerySet[CodedText]
) -> dict[Cell, tuple[Summary, str]]:
    """The last writing of each cell with its words, for a file with those texts."""
    newest = _by_cell(project, _resting_on(texts, project))
    return {cell: (one, original_words(one.words)) for cell, one in newest.items()}


def words_that_go_out(coder: Coder) -> dict[Cell, str]:
    """What the matrix holds as a file: nothing that rests on words without a basis."""
    texts = texts_that_go_out(coder.project, coder.account)
    found = summaries_that_go_out(coder.project, texts)
    return {cell: words for cell, (_one, words) in found.items()}


def history_of(coder: Coder, person: UUID, code: UUID | None) -> list[Written]:
    """Every writing of one cell that may be shown, newest first."""
    readable = readable_texts(coder.account, coder.project)
    shown = _resting_on(readable, coder.project).values("pk")
    found = cell_of(coder.project, person, code).filter(pk__in=shown)
    return [_written(one) for one in _full(found)]


def last_number(coder: Coder, person: UUID, code: UUID | None) -> int:
    """The number of the last writing of a cell, shown or not; 0 before the first."""
    found = cell_of(coder.project, person, code)
    return max(found.values_list("number", flat=True), default=0)


def is_held_back(coder: Coder, person: UUID, code: UUID | None) -> bool:
    """Whether a cell was written, and rests on what may no longer be read."""
    found = cell_of(coder.project, person, code)
    return found.exists() and not history_of(coder, person, code)


def cell_of(project: Project, person: UUID, code: UUID | None) -> QuerySet[Summary]:
    """Every writing of one cell, the newest first, whoever may read it."""
    if code is None:
        found = Summary.objects.filter(project=project, person=person, code=None)
    else:
        led = [old for old, now in translation(project).items() if now == code]
        found = Summary.objects.filter(project=project, person=person, code__in=led)
    return found.order_by("-number", "-made_at")


def without_a_place(project: Project) -> int:
    """How many cells stand under codes that today's framework does not carry."""
    codes = translation(project)
    used = project.summaries.exclude(code=None).values_list("person", "code")
    return len({(person, code) for person, code in used if code not in codes})


def no_longer_allowed() -> list[UUID]:
    """Writings on words that may not be used any more, in every project."""
    found: list[UUID] = []
    for project in Project.objects.filter(summaries__isnull=False).distinct():
        allowed = still_allowed(project).values("pk")
        lost = SummaryBasis.objects.filter(summary__project=project)
        lost = lost.exclude(text__in=allowed)
        found += lost.values_list("summary", flat=True).distinct()
    return found


def consents_of(person: Person) -> list[tuple[str, str]]:
    """What a person said of each purpose, as far as it stands."""
    told = InterviewConsent.objects.filter(interview=person.id)
    given = ConsentDecision.objects.filter(response=person.id)
    return [
        row
        for found in (told, given)
        for row in found.filter(withdrawn_on=None)
        .values_list("purpose", "decision")
        .distinct()
    ]


def identifying(person: Person, history: list[Written]) -> list[Suggestion]:
    """What in the last writing may tell who somebody is; a person looks at each."""
    if not history:
        return []
    names, places = known_names(person.texts[0].version.text)
    return redaction.suggest(history[0].words, names=names, places=places)


def words_by_text(texts: Iterable[CodedText]) -> dict[UUID, str]:
    """The edited copies of texts whose opening was recorded."""
    return {one.pk: version_words(one.version) for one in texts}


def _resting_on(texts: QuerySet[CodedText], project: Project) -> QuerySet[Summary]:
    """What was summed up of these texts alone."""
    basis = SummaryBasis.objects.filter(summary=OuterRef("pk"))
    lost = basis.exclude(text__in=texts.values("pk"))
    return Summary.objects.filter(~Exists(lost), Exists(basis), project=project)


def _by_cell(project: Project, found: QuerySet[Summary]) -> dict[Cell, Summary]:
    codes = translation(project)
    newest: dict[Cell, Summary] = {}
    for one in _full(found.order_by("number", "made_at")):
        if one.code_id is None or one.code_id in codes:
            newest[one.person, one.code_id and codes[one.code_id]] = one
    return newest


def _full(found: QuerySet[Summary]) -> QuerySet[Summary]:
    return found.select_related("words", "by__account").prefetch_related(
        "basis__excerpt"
    )


def _written(one: Summary) -> Written:
    passages = tuple(
        (row.text_id, Span(row.excerpt.start, row.excerpt.end))
        for row in one.basis.all()
        if row.excerpt
    )
    who = one.by.account.name if one.by.account else one.by.label
    return Written(one.number, original_words(one.words), who, one.made_at, passages)
