"""Recording interviews: who was asked, how it went, and what they said."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import IntegrityError, transaction

from heed.coding.errors import (
    AlreadyThere,
    CodeInUse,
    NoConsent,
    NotYours,
    SpeakerUnknown,
    WasWithdrawn,
)
from heed.coding.formats.transcripts import Transcript
from heed.coding.models import (
    ByWhom,
    Contact,
    Ending,
    Interview,
    InterviewConsent,
    Paper,
    Speaker,
    SpeakerRole,
    TurnList,
)
from heed.coding.queries.interviews import consents_to
from heed.coding.research_access import research_places
from heed.people.models import Account, Place
from heed.responses.actions import compose_text
from heed.responses.choices import Decision, Mode, Purpose, TextKind
from heed.safeguards.audit import About, Event, record

Said = Mapping[Purpose, tuple[Decision, Paper | None]]


@transaction.atomic
def record_interview(
    *,
    by: Account,
    place: Place,
    code: str,
    group: str,
    groups: Sequence[str] = (),
    contact: Contact,
    month: date,
    consent: Said,
    guide: Paper | None = None,
    protocol: Paper | None = None,
    language: str = "en-gb",
) -> Interview:
    """Open the record of an interview, with what the person said about each purpose.

    A purpose that is not named was not asked.
    """
    if place.id not in research_places(by):
        raise NotYours
    interview = Interview(
        organisation=place.organisation,
        place=place,
        code=code,
        group=group,
        groups=sorted({group, *groups}),
        contact=contact,
        month=month.replace(day=1),
        language=language,
        guide=guide,
        protocol=protocol,
        interviewer=by,
    )
    try:
        with transaction.atomic():
            interview.save(force_insert=True)
    except IntegrityError:
        raise CodeInUse from None
    _keep_consent(interview, consent)
    _note_down(by, interview, "opened")
    return interview


def _keep_consent(interview: Interview, consent: Said) -> None:
    for purpose in Purpose:
        decision, paper = consent.get(purpose, (Decision.NOT_ASKED, None))
        InterviewConsent.objects.create(
            organisation=interview.organisation,
            interview=interview,
            purpose=purpose,
            paper=paper,
            decision=decision,
            mode=Mode.INTERVIEW,
            decided_on=interview.month,
        )


@transaction.atomic
def pause_interview(*, by: Account, interview: Interview, asked_by: ByWhom) -> None:
    """Keep that somebody asked for a pause."""
    locked = locked_interview(by, interview)
    locked.paused_by = asked_by
    locked.save(update_fields=["paused_by"])
    _note_down(by, locked, "paused")


@transaction.atomic
def end_interview(
    *, by: Account, interview: Interview, stopped_by: ByWhom | None = None
) -> None:
    """Keep that an interview came to its end, or that somebody stopped it before."""
    locked = locked_interview(by, interview)
    locked.ending = Ending.STOPPED if stopped_by else Ending.FINISHED
    locked.stopped_by = stopped_by or ""
    locked.save(update_fields=["ending", "stopped_by"])
    _note_down(by, locked, locked.ending)


@transaction.atomic
def store_transcript(
    *,
    by: Account,
    interview: Interview,
    transcript: Transcript,
    roles: Mapping[str, SpeakerRole],
) -> Interview:
    """Seal a transcript and keep where its turns stand.

    ``roles`` says of each label in the file who speaks; the labels themselves may be
    names, and are not kept. Raises ``NoConsent`` unless research was agreed to.
    """
    locked = locked_interview(by, interview)
    if locked.text_id:
        raise AlreadyThere
    if not consents_to(locked):
        raise NoConsent
    labels = transcript.speakers
    if set(labels) - roles.keys():
        raise SpeakerUnknown
    text, key = compose_text(
        words=transcript.words,
        place=locked.place,
        kind=TextKind.TRANSCRIPT,
        language=locked.language,
    )
    text.save(force_insert=True)
    key.save(force_insert=True)
    for number, label in enumerate(labels, start=1):
        _speaker(locked, number, roles[label])
    numbers = {label: number for number, label in enumerate(labels, start=1)}
    TurnList.objects.create(
        organisation=locked.organisation,
        text=text,
        version=0,
        turns=[
            [numbers[turn.speaker], turn.start, turn.end, turn.begins, turn.ends]
            for turn in transcript.turns
        ],
    )
    locked.text = text
    locked.save(update_fields=["text"])
    _note_down(by, locked, "transcript")
    return locked


def _speaker(interview: Interview, number: int, role: SpeakerRole) -> None:
    Speaker.objects.create(
        organisation=interview.organisation,
        interview=interview,
        number=number,
        role=role,
    )


@transaction.atomic
def map_speakers(
    *, by: Account, interview: Interview, roles: Mapping[int, SpeakerRole]
) -> None:
    """Say anew who the voices of a transcript are, by their numbers."""
    locked = locked_interview(by, interview)
    for speaker in locked.speakers.all():
        if speaker.number not in roles:
            raise SpeakerUnknown
        speaker.role = roles[speaker.number]
        speaker.save(update_fields=["role"])
    _note_down(by, locked, "speakers")


def locked_interview(by: Account, interview: Interview) -> Interview:
    """The interview for changing; refused to strangers, and once it was taken back."""
    found = Interview.objects.select_for_update().get(pk=interview.pk)
    if found.place_id not in research_places(by):
        raise NotYours
    if found.withdrawn_on:
        raise WasWithdrawn
    return found


def _note_down(by: Account, interview: Interview, what: str) -> None:
    record(
        by=by.id,
        event=Event.INTERVIEW_CHANGED,
        about=About("interview", interview.id),
        organisation=interview.organisation,
        place=interview.place_id,
        details={"what": what},
    )
