"""What the writer does when they come back with their receipt.

No account is behind these acts, so they write no audit entry and keep no time but the
window. Each goes through the durable writer under a key that the page made, so that a
repeat is stored once.
"""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import Model

from heed.concerns.actions.composing import ARRIVED, new_clock
from heed.concerns.actions.replying import next_position
from heed.concerns.choices import Contact, Promise, Sender, State, WhyNow
from heed.concerns.errors import WasWithdrawn
from heed.concerns.models import Clock, Concern, Message, RetaliationReport
from heed.foundation import clock, outbox
from heed.foundation.windows import Window
from heed.foundation.writer import Outcome, Submission, submit
from heed.people.queries import coarseness_of
from heed.responses.actions import compose_text
from heed.responses.choices import TextKind, WardMaySee
from heed.responses.models import Response, Text
from heed.safeguards.noticing import noticed_in


def add_from_writer(
    *, concern: Concern, words: str, key: UUID, in_danger: bool = False
) -> Outcome:
    """Store more words of the writer; they are read like the first ones."""
    refuse_withdrawn(concern)
    window = window_now(concern)
    text, text_key = sealed_words(concern, words, response=concern.response)
    message = Message(
        organisation=concern.organisation,
        concern=concern,
        text=text,
        sender=Sender.WRITER,
        position=next_position(concern),
        window_start=window.start,
        window_kind=window.kind,
    )
    why, version = why_now([words], in_danger=in_danger)
    read = new_clock(concern, Promise.READ, is_urgent=bool(why), message=message)
    rows = [text, text_key, message, read, _nudge(concern, why, version)]
    return submit(Submission(key=key, rows=rows))


def report_retaliation(
    *, concern: Concern, words: str, key: UUID, in_danger: bool = False
) -> Outcome:
    """Store that something bad happened because the person spoke up.

    It goes to the two roles outside the ward, whoever reads the concern itself, and it
    stays where the writer later takes the concern back.
    """
    window = window_now(concern)
    rows: list[Model] = []
    text = None
    if words.strip():
        text, text_key = sealed_words(concern, words)
        rows += [text, text_key]
    report = RetaliationReport(
        organisation=concern.organisation,
        concern=concern,
        text=text,
        window_start=window.start,
        window_kind=window.kind,
    )
    why, version = why_now([words], in_danger=in_danger)
    read = new_clock(concern, Promise.READ, is_urgent=bool(why), retaliation=report)
    if read.started_at is not None:
        read.next_rung_at = read.started_at  # a lead is called at once
    rows += [report, read, _nudge(concern, why, version)]
    return submit(Submission(key=key, rows=rows))


@transaction.atomic
def choose_contact(*, concern: Concern, contact: Contact) -> None:
    """Change how the writer wants to be reached; they may open or close the way."""
    locked = Concern.objects.select_for_update().get(pk=concern.pk)
    refuse_withdrawn(locked)
    locked.contact = Contact(contact)
    locked.save(update_fields=["contact"])
    running = Clock.objects.filter(concern=locked, promise=Promise.REPLIED)
    if locked.contact != Contact.NOBODY and not running.exists():
        is_urgent = locked.needs_reading_now
        new_clock(locked, Promise.REPLIED, is_urgent=is_urgent).save()


def refuse_withdrawn(concern: Concern) -> None:
    """Nothing is added to what was taken back."""
    if concern.state == State.WITHDRAWN:
        raise WasWithdrawn


def window_now(concern: Concern) -> Window:
    """The window of what the writer adds now, as coarse as the place's size asks."""
    return coarseness_of(concern.place, clock.now(), concern.group)


def sealed_words(
    concern: Concern,
    words: str,
    *,
    kind: TextKind = TextKind.MESSAGE,
    response: Response | None = None,
) -> tuple[Text, Model]:
    """Unsaved rows for words that the writer adds; the ward sees nothing of them."""
    return compose_text(
        words=words,
        place=concern.place,
        kind=kind,
        language=concern.response.language,
        response=response,
        ward_may_see=WardMaySee.NOTHING,
    )


def why_now(words: Sequence[str], *, in_danger: bool) -> tuple[str, str]:
    """Why a person must read these words now, if so, and which rule said it."""
    version = noticed_in(words)
    if in_danger:
        return WhyNow.WRITER.value, version
    return (WhyNow.WORD_RULE.value if version else ""), version


def _nudge(concern: Concern, why: str, version: str) -> Model:
    return outbox.task(
        ARRIVED,
        {"concern": str(concern.pk), "why": why, "version": version},
        organisation=concern.organisation,
        is_urgent=bool(why),
    )
