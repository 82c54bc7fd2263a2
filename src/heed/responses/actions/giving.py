"""From checked answers to the rows that are stored together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Model

from heed.foundation.ids import new_id_beside
from heed.foundation.unsaved import unsaved
from heed.foundation.windows import Window
from heed.instruments.models import Edition
from heed.instruments.queries import definition_of
from heed.people.models import Place
from heed.responses.actions.reading import compose_words_clock
from heed.responses.actions.texts import compose_text
from heed.responses.choices import (
    Decision,
    Helper,
    Purpose,
    State,
    TextKind,
    Variant,
    WardMaySee,
)
from heed.responses.models import (
    ConsentDecision,
    ConsentText,
    Fieldwork,
    Response,
    StatementAnswer,
    Text,
)


@dataclass(frozen=True)
class Given:
    """What a person gave: checked answers, and how they came to us."""

    fieldwork: Fieldwork
    edition: Edition
    place: Place
    window: Window
    group: str
    mode: str
    entrance: str
    language: str
    answers: Mapping[str, object]
    texts: Mapping[str, str | list[str]] = field(default_factory=dict)
    contact_items: frozenset[str] = frozenset()
    groups: Sequence[str] = ()
    helper: str = Helper.NOBODY
    source_tag: str = ""
    variant: str = Variant.STANDARD
    state: str = State.COMPLETE
    ward_may_see: str = WardMaySee.THEMES
    research: Decision = Decision.NOT_ASKED
    research_text: ConsentText | None = None
    statements: Sequence[tuple[ConsentText, Decision]] = ()


@dataclass(frozen=True)
class Composed:
    """Unsaved rows, parents first, ready for the durable writer."""

    response: Response
    texts: list[Text]
    rows: list[Model]


def compose_response(given: Given) -> Composed:
    """Turn what was given into a response, its sealed texts and its consent."""
    response = unsaved(
        Response,
        organisation=given.place.organisation,
        fieldwork=given.fieldwork,
        edition=given.edition,
        place=given.place,
        window_start=given.window.start,
        window_kind=given.window.kind,
        group=given.group,
        groups=list(given.groups or [given.group]),
        mode=given.mode,
        helper=given.helper,
        entrance=given.entrance,
        source_tag=given.source_tag,
        language=given.language,
        variant=given.variant,
        state=given.state,
        answers=dict(given.answers),
    )
    pairs = _sealed_texts(given, response)
    texts = [text for text, _ in pairs]
    keys = [key for _, key in pairs]
    clocks = compose_words_clock(response, texts, _words(given))
    rows = [response, *_consent(given, response), *texts, *keys, *clocks]
    return Composed(response, texts, rows)


def _words(given: Given) -> list[str]:
    """Everything that was written, as one list."""
    lists = [[said] if isinstance(said, str) else said for said in given.texts.values()]
    return [words for several in lists for words in several]


def _sealed_texts(given: Given, response: Response) -> list[tuple[Text, Model]]:
    return [
        compose_text(
            words=words,
            place=given.place,
            kind=TextKind.CONTACT if item in given.contact_items else TextKind.ANSWER,
            language=given.language,
            response=response,
            item=item,
            position=position,
            ward_may_see=_allowed(given, item),
        )
        for item, said in given.texts.items()
        for position, words in enumerate([said] if isinstance(said, str) else said)
    ]


def _allowed(given: Given, item: str) -> str:
    """Contacts, and who must not read this, are never for the ward."""
    asked = definition_of(given.edition)
    kept = given.contact_items | asked.naming_codes | asked.kept_from_place
    return WardMaySee.NOTHING if item in kept else given.ward_may_see


def _consent(given: Given, response: Response) -> list[Model]:
    decided = {
        purpose: unsaved(
            ConsentDecision,
            id=new_id_beside(response.id),
            organisation=response.organisation,
            response=response,
            purpose=purpose,
            text=given.research_text if purpose is Purpose.RESEARCH else None,
            decision=decision,
            mode=given.mode,
            decided_on=given.window.start.date(),
        )
        for purpose, decision in (
            (Purpose.SERVICE, Decision.NOT_ASKED),
            (Purpose.RESEARCH, given.research),
        )
    }
    said = [
        unsaved(
            StatementAnswer,
            organisation=response.organisation,
            consent=decided[Purpose.RESEARCH],
            text=text,
            decision=decision,
        )
        for text, decision in given.statements
    ]
    return [*decided.values(), *said]
