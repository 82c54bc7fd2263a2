"""Which words of surveys wait to be read, and which survey may ask for words at all."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from heed.instruments.models import Edition
from heed.instruments.queries import definition_of
from heed.responses.models import (
    Fieldwork,
    Response,
    Text,
    WordsClock,
    WordsPromise,
)


def words_promise_of(fieldwork: Fieldwork) -> WordsPromise | None:
    """What a survey says of who reads its words, and when."""
    found = WordsPromise.objects.filter(fieldwork=fieldwork)
    return found.select_related("reader").first()


def asks_for_words(fieldwork: Fieldwork) -> bool:
    """Whether a survey asks anybody to write in their own words."""
    asked = Edition.objects.filter(fieldworkinstrument__fieldwork=fieldwork)
    return any(has_words(edition) for edition in asked.distinct())


def has_words(edition: Edition) -> bool:
    """Whether an edition asks anybody to write in their own words."""
    return definition_of(edition).first_text is not None


def waiting_words(fieldworks: Collection[Fieldwork]) -> QuerySet[WordsClock]:
    """What waits to be read: first what the word rule raised, then by its last day.

    Nothing is ever left out of it, whatever the rule said.
    """
    waiting = WordsClock.objects.filter(response__fieldwork__in=fieldworks, met_on=None)
    return waiting.select_related("response__fieldwork", "response__place").order_by(
        "-is_raised", "due_on", "id"
    )


@dataclass(frozen=True)
class Waiting:
    """Of how many people words wait, and which of them must be read first."""

    people: int
    first: WordsClock


def how_much_waits(fieldworks: Collection[Fieldwork]) -> Waiting | None:
    """How much waits in some surveys, for those who read it; none if nothing does."""
    waiting = waiting_words(fieldworks)
    first = waiting.order_by("due_on", "id").first()
    return Waiting(waiting.count(), first) if first else None


def how_many_were_read(fieldworks: Collection[Fieldwork]) -> int:
    """How many people's words were read."""
    return words_that_were_read(fieldworks).count()


def words_that_were_read(fieldworks: Collection[Fieldwork]) -> QuerySet[WordsClock]:
    """What was read, in no order that tells anything of when."""
    read = WordsClock.objects.filter(
        response__fieldwork__in=fieldworks, met_on__isnull=False
    )
    return read.select_related("response__fieldwork", "response__place").order_by("id")


def texts_to_read(response: Response) -> list[Text]:
    """What somebody wrote, in the order of its questions; not what was taken back."""
    texts = Text.objects.filter(response=response, key__isnull=False)
    return list(texts.select_related("place").order_by("item", "position"))


def words_to_call_about(
    organisation: UUID, today: date
) -> dict[UUID, list[WordsClock]]:
    """The clocks whose next rung is due, by their survey; locked for who calls."""
    found: dict[UUID, list[WordsClock]] = {}
    due = WordsClock.objects.select_for_update(of=("self",)).filter(
        organisation=organisation, met_on=None, next_rung_on__lte=today
    )
    for one in due.select_related("response").order_by("id"):
        found.setdefault(one.response.fieldwork_id, []).append(one)
    return found


def response_to_read(
    fieldworks: Collection[Fieldwork], identity: UUID
) -> Response | None:
    """A response to one of some surveys in which somebody wrote something."""
    found = Response.objects.filter(
        pk=identity, fieldwork__in=fieldworks, words_clock__isnull=False
    )
    return found.select_related("fieldwork", "place", "words_clock", "edition").first()
