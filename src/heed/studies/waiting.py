"""Words in a study's surveys: opening them, saying that they were read, and calling.

What a person wrote is read within the days that the survey said. A promise that is late
climbs: first to whoever reads, then to everybody inside the study, then each day to
those outside it who can see that somebody does. The messages say nothing.
"""

import logging
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from heed.people.access import Permission, may
from heed.people.actions import nudge, says
from heed.people.days import today_of
from heed.people.models import Account, RoleName
from heed.people.queries import holders, organisations
from heed.responses.actions import note_reading, open_text
from heed.responses.actions.reading import EVERYBODY, READER, climb
from heed.responses.models import Fieldwork, Response, Text, WordsClock
from heed.responses.queries.reading import (
    response_to_read,
    texts_to_read,
    words_promise_of,
    words_to_call_about,
)
from heed.responses.queries.surveys import place_of_survey
from heed.safeguards.audit import openings_of
from heed.studies.models import Study, WordsCall
from heed.studies.queries import custodian, fieldworks_of, members_of, study_of

OUTSIDE = (RoleName.SAFEGUARDING_LEAD, RoleName.ADMINISTRATOR)
Sent = dict[tuple[UUID, str], str]  # one message to each account in one run

log = logging.getLogger("heed.studies")

says(
    "words",
    lambda: _("There is something to read in Heed, in a study that you work inside."),
)
says(
    "words late",
    lambda: _(
        "A study has let something wait for longer than it promised. The page “Late "
        "in studies” in Heed says which, and whom to ask."
    ),
)


@dataclass(frozen=True)
class OpenedWords:
    """What one person wrote, opened for somebody who works inside the study."""

    response: Response
    texts: list[tuple[Text, str]]


@transaction.atomic
def open_words(*, by: Account, study: Study, response: UUID) -> OpenedWords | None:
    """Open what one person wrote; each opening is written down before it is read."""
    custodian(by, study)
    found = response_to_read(fieldworks_of(study), response)
    if found is None:
        return None
    texts = texts_to_read(found)
    return OpenedWords(found, [(text, open_text(by=by, text=text)) for text in texts])


@transaction.atomic
def say_read(*, by: Account, study: Study, response: UUID) -> bool:
    """Say that one read what somebody wrote; only of what one has opened."""
    custodian(by, study)
    found = response_to_read(fieldworks_of(study), response)
    texts = texts_to_read(found) if found else []
    if not all(openings_of(text.id)[by.id] for text in texts):
        return False
    note_reading(by=by, texts=texts)
    return bool(texts)


def call_to_words_in_surveys() -> None:
    """Call to what is raised or late, in every organisation; a scheduled task."""
    for top in organisations():
        try:
            call_to_waiting_words(top.id)
        except Exception:
            log.exception("nobody was called to words in surveys")


def call_to_waiting_words(organisation: UUID) -> None:
    """Call whoever must come to words that were raised or are late."""
    sent: Sent = {}
    today = today_of(organisation)
    with transaction.atomic():
        due = words_to_call_about(organisation, today)
        for fieldwork in Fieldwork.objects.filter(pk__in=due):
            _call(fieldwork, due[fieldwork.pk], sent)
            climb(due[fieldwork.pk], today)


def _call(fieldwork: Fieldwork, clocks: list[WordsClock], sent: Sent) -> None:
    rung = max(one.rung for one in clocks)
    inside = people_inside(fieldwork)
    reader = [one for one in inside if _is_reader(one, fieldwork)]
    called = [(one, "words") for one in (reader if rung == READER else []) or inside]
    if rung > EVERYBODY or not inside:
        called += [(one, "words late") for one in _outside(fieldwork)]
    for account, about in called:
        key = account.id, about
        sent[key] = sent.get(key) or nudge(account, about)
        _write_down(fieldwork, rung, account, sent[key])
    if not called:
        _write_down(fieldwork, rung, None, "")
        log.error("nobody could be called to words that wait in a survey")


def people_inside(fieldwork: Fieldwork) -> list[Account]:
    """Who can read the words of a survey today; nobody where no study gathers it."""
    study = study_of(fieldwork)
    accounts = [one.account for one in members_of(study)] if study else []
    return [
        one for one in accounts if one.is_active and may(one, Permission.DO_RESEARCH)
    ]


def _is_reader(account: Account, fieldwork: Fieldwork) -> bool:
    promise = words_promise_of(fieldwork)
    return promise is not None and promise.reader_id == account.id


def _outside(fieldwork: Fieldwork) -> list[Account]:
    place = place_of_survey(fieldwork)
    found = [account for role in OUTSIDE for account in holders(place, role)]
    return list({account.id: account for account in found}.values())


def _write_down(
    fieldwork: Fieldwork, rung: int, account: Account | None, message: str
) -> None:
    WordsCall.objects.create(
        organisation=fieldwork.organisation,
        fieldwork=fieldwork,
        rung=rung,
        account=account,
        on=today_of(fieldwork.organisation),
        message_id=message,
    )
