"""Promising that the words of a survey are read, and keeping the promise."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from heed.foundation.windows import WindowKind, window_of
from heed.people.days import today_of
from heed.people.models import Account
from heed.responses.actions.fieldwork import note_change
from heed.responses.models import (
    Fieldwork,
    Response,
    Text,
    TextReading,
    WordsClock,
    WordsPromise,
)
from heed.responses.models.reading import DAYS
from heed.responses.queries.reading import words_promise_of
from heed.safeguards.audit import About, Event, record
from heed.safeguards.noticing import noticed_in

# By the end of the next day where the word rule raised attention: it brings forward
# and never puts off.
DAYS_IF_RAISED = 1
READER, EVERYBODY = 0, 1  # the rungs of the ladder; what follows is outside the study


@transaction.atomic
def promise_reading(
    *,
    by: Account,
    fieldwork: Fieldwork,
    days: int,
    reader: Account,
    if_danger: str = "",
) -> WordsPromise:
    """Say who reads a survey's words within how many days, and what they then do.

    Words that wait keep the day that their writers were told.
    """
    earlier = words_promise_of(fieldwork)
    promise, _is_new = WordsPromise.objects.update_or_create(
        fieldwork=fieldwork,
        defaults={
            "organisation": fieldwork.organisation,
            "days": days,
            "reader": reader,
            "if_danger": if_danger.strip(),
        },
    )
    note_change(
        by,
        fieldwork,
        "reading",
        was=earlier.days if earlier else None,
        now=days,
        reader=reader.id,
    )
    return promise


def compose_words_clock(
    response: Response, texts: Sequence[Text], words: Iterable[str]
) -> list[WordsClock]:
    """The clock of what somebody wrote in a survey; none where they wrote nothing."""
    fieldwork = response.fieldwork
    if fieldwork.kind != Fieldwork.Kind.SURVEY or not texts:
        return []
    promise = words_promise_of(fieldwork)
    days = promise.days if promise else DAYS
    version = noticed_in(words)
    today = today_of(fieldwork.organisation)
    due = today + timedelta(days=min(days, DAYS_IF_RAISED) if version else days)
    return [
        WordsClock(
            organisation=response.organisation,
            response=response,
            due_on=due,
            is_raised=bool(version),
            rule_version=version,
            rung=EVERYBODY if version else READER,
            next_rung_on=today if version else due + timedelta(days=1),
        )
    ]


@transaction.atomic
def note_reading(*, by: Account, texts: Iterable[Text]) -> None:
    """Write down that somebody read texts; a promise is kept once all are read.

    Whoever opens the texts of a survey for another purpose, such as to code them, may
    call it too: it is the person who read that counts, not the page.
    """
    read = list(texts)
    for text in read:
        TextReading.objects.get_or_create(
            text=text,
            by=by.id,
            defaults={
                "organisation": text.organisation,
                "on": today_of(text.organisation),
            },
        )
        record(
            by=by.id,
            event=Event.TEXT_READ,
            about=About("text", text.id),
            organisation=text.organisation,
            place=text.place_id,
        )
    for response in {text.response_id for text in read if text.response_id}:
        _meet(response)


def _meet(response: object) -> None:
    """Stop the clock of a response, if nothing of it is unread any more."""
    running = WordsClock.objects.select_for_update().filter(
        response=response, met_on=None
    )
    one = running.first()
    unread = Text.objects.filter(response=response, key__isnull=False, readings=None)
    if one is None or unread.exists():
        return
    today = today_of(one.organisation)
    one.met_on, one.in_time, one.next_rung_on = today, today <= one.due_on, None
    one.due_on = _coarse(one.due_on, one.response)
    one.save(update_fields=["met_on", "in_time", "next_rung_on", "due_on"])


def _coarse(due: date, response: Response) -> date:
    """What remains of a day once its promise is met: the last day of its window."""
    if response.window_kind in {WindowKind.SHIFT, WindowKind.DAY}:
        return due
    zone = ZoneInfo(response.place.zone)
    noon = datetime.combine(due, time(12), tzinfo=zone)
    end = window_of(noon, response.window_kind, zone).end
    return (end - timedelta(seconds=1)).astimezone(zone).date()


def climb(clocks: Iterable[WordsClock], today: date) -> None:
    """Somebody was called: the next rung rings when the day is over, or after it."""
    for one in clocks:
        one.rung += 1
        one.next_rung_on = max(today, one.due_on) + timedelta(days=1)
    WordsClock.objects.bulk_update(clocks, ["rung", "next_rung_on"], batch_size=200)
