"""A study with answers whose counts are known."""

from datetime import UTC, date, datetime

from heed.foundation import clock
from heed.foundation.writer import Submission, submit, written_in_this_thread
from heed.instruments.actions import publish_edition
from heed.instruments.definition import parse
from heed.instruments.models import Edition
from heed.people.models import Account
from heed.people.tests.factories import an_account, an_organisation
from heed.responses.actions import (
    add_consent_text,
    compose_response,
    compose_text,
    edit_text,
    open_survey,
)
from heed.responses.choices import Decision, Group, Purpose, TextKind
from heed.responses.models import Fieldwork, Response, TextVersion
from heed.responses.tests.factories import given
from heed.safeguards.audience import Audience
from heed.studies.actions import open_study, plan_table
from heed.studies.models import PlannedTable, Sampling

MAY = datetime(2026, 5, 10, 12, tzinfo=UTC)
AFTER = datetime(2026, 9, 1, 12, tzinfo=UTC)
LEVELS = ("very_easy", "easy", "neither", "difficult", "very_difficult")
PUBLISHED = dict(zip((*LEVELS, "skipped"), (1, 4, 16, 35, 38, 1), strict=True))
NOTES = dict.fromkeys(("why", "who_uses", "if_missing", "if_danger"), "A test.")


def an_edition(by: Account) -> Edition:
    """A questionnaire of one question with five answers in order."""
    options = [{"code": code, "words": {"en-gb": code.capitalize()}} for code in LEVELS]
    item = {
        "code": "ease",
        "kind": "five_point",
        "better_end": "first",
        "ask": {"en-gb": "How easy was it?"},
        "options": options,
        **NOTES,
    }
    document = {
        "code": "a-survey",
        "version": 1,
        "title": {"en-gb": "A survey"},
        "groups": list(Group.values),
        "languages": ["en-gb"],
        "items": [item],
    }
    return publish_edition(by=by, definition=parse(document))


def a_survey(by: Account, place) -> Fieldwork:
    """Fieldwork of May 2026 that asks for consent."""
    edition = an_edition(by)
    return open_survey(
        by=by,
        slug="a-survey",
        title="A survey",
        place=place,
        editions={group: [edition] for group in Group.values},
        opens_on=date(2026, 5, 1),
        closes_on=date(2026, 5, 31),
    )


def answered(
    fieldwork: Fieldwork,
    by: Account,
    counts: dict[str, int],
    *,
    item: str = "ease",
    moment: datetime = MAY,
    **changes,
) -> list:
    """So many people gave each answer, and agreed to research unless told otherwise."""
    place = fieldwork.places.get().place
    edition = fieldwork.instruments.first().edition
    text = add_consent_text(
        by=by,
        fieldwork=fieldwork,
        purpose=Purpose.RESEARCH,
        language="en-gb",
        body="I agree.",
    )
    how = {"kind": "month", "research": Decision.YES, "research_text": text} | changes
    with clock.at(moment), written_in_this_thread():
        made = [
            compose_response(
                given(fieldwork, edition, place, answers={item: code}, **how)
            )
            for code, count in counts.items()
            for _ in range(count)
        ]
        for one in made:
            submit(Submission(key=one.response.id, rows=one.rows))
    return [one.response for one in made]


def a_study(counts: dict[str, int] | None = None) -> tuple[PlannedTable, Account]:
    """A study with one planned table over service users and carers."""
    place = an_organisation()
    by = an_account("researcher", at=place)
    fieldwork = a_survey(by, place)
    answered(fieldwork, by, PUBLISHED if counts is None else counts)
    study = open_study(
        by=by,
        slug="a-study",
        title="A study",
        sampling=Sampling.OPEN,
        fieldworks=[fieldwork],
    )
    planned = plan_table(
        by=by,
        study=study,
        slug="ease",
        title="How easy it is",
        item="ease",
        groups=[Group.SERVICE_USER, Group.CARER],
    )
    return planned, by


def a_copy_to_code(response: Response, by: Account) -> TextVersion:
    """An edited copy, for research, of words that somebody added to their answers."""
    text, key = compose_text(
        words="Nobody rang back.",
        place=response.place,
        kind=TextKind.ANSWER,
        language="en-gb",
        response=response,
        item="more",
    )
    text.save()
    key.save()
    return edit_text(
        by=by,
        text=text,
        words="Nobody rang back.",
        audience=Audience.CUSTODIAN,
        purpose=Purpose.RESEARCH,
    )


__all__ = [
    "AFTER",
    "LEVELS",
    "MAY",
    "PUBLISHED",
    "a_copy_to_code",
    "a_study",
    "answered",
]
