"""Recording an interview, its words, and taking it back."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from heed.coding.actions import (
    end_interview,
    keep_copy,
    map_speakers,
    open_research_text,
    pause_interview,
    store_transcript,
    withdraw_interview,
)
from heed.coding.actions.interview_ageing import due_interviews, remove_interviews
from heed.coding.errors import (
    AlreadyThere,
    CodeInUse,
    NoConsent,
    NotYours,
    SpeakerUnknown,
    WasWithdrawn,
)
from heed.coding.formats.transcripts import read
from heed.coding.models import (
    ByWhom,
    Interview,
    InterviewConsent,
    Paper,
    Speaker,
    SpeakerRole,
    TurnList,
)
from heed.coding.queries.copies import waiting_for_a_copy
from heed.coding.queries.interviews import interviews_for, texts_of, turns_of
from heed.coding.replacing import Change
from heed.coding.tests.interviewed import (
    SAID,
    a_researcher,
    a_transcribed_interview,
    an_interview,
)
from heed.foundation import clock
from heed.people.tests.factories import a_ward, an_account, posted
from heed.responses.choices import Decision, TextKind
from heed.responses.errors import WordsAreGoneError
from heed.responses.models import Text, TextKey
from heed.responses.sealed_words import version_words
from heed.safeguards import withdrawal
from heed.safeguards.audit import Event
from heed.safeguards.erasure import erase
from heed.safeguards.models import AuditEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def researcher():
    return a_researcher()


def test_it_works(researcher):
    interview = an_interview(researcher)
    assert interview.month == date(2026, 3, 1)
    assert interview.protocol.number == 1
    decided = dict(interview.consent.values_list("purpose", "decision"))
    assert decided == {"research": "yes", "service": "not_asked"}
    assert list(interviews_for(researcher)) == [interview]


def test_a_paper_of_the_same_title_is_the_next_version(researcher):
    an_interview(researcher)
    an_interview(researcher, code="P02")
    assert set(Paper.objects.values_list("kind", "number")) == {
        (kind, number) for kind in ("guide", "protocol", "consent") for number in (1, 2)
    }


def test_a_code_is_used_once(researcher):
    an_interview(researcher)
    with pytest.raises(CodeInUse):
        an_interview(researcher)


def test_a_stop_is_kept_with_who_asked(researcher):
    interview = an_interview(researcher)
    pause_interview(by=researcher, interview=interview, asked_by=ByWhom.INTERVIEWER)
    end_interview(by=researcher, interview=interview, stopped_by=ByWhom.PARTICIPANT)
    interview.refresh_from_db()
    assert (interview.ending, interview.stopped_by) == ("stopped", "participant")
    assert interview.paused_by == "interviewer"


def test_a_transcript_is_sealed_and_keeps_its_turns(researcher):
    interview = a_transcribed_interview(researcher)
    text = interview.text
    assert text.kind == TextKind.TRANSCRIPT
    assert b"Quince" not in bytes(text.original)
    words = open_research_text(by=researcher, text=text)
    told = [(turn[0], words[turn[1] : turn[2]]) for turn in turns_of(text)]
    assert told[0] == (1, "What was it like on Larch ward?")
    assert told[3][0] == 2
    roles = dict(Speaker.objects.values_list("number", "role"))
    assert roles == {1: "interviewer", 2: "participant"}
    opened = AuditEntry.objects.filter(event=Event.TEXT_OPENED, about_id=text.id)
    assert opened.count() == 1


def test_no_label_of_the_file_is_kept(researcher):
    a_transcribed_interview(researcher)
    fields = [str(row) for row in Speaker.objects.values()]
    fields += [str(row) for row in TurnList.objects.values()]
    assert not any("Teal" in row for row in fields)


def test_without_a_yes_nothing_is_stored(researcher):
    with pytest.raises(NoConsent):
        a_transcribed_interview(researcher, research=Decision.NO)
    assert not Text.objects.filter(kind=TextKind.TRANSCRIPT).exists()


def test_one_transcript_and_every_voice_named(researcher):
    interview = a_transcribed_interview(researcher)
    found = read(SAID.encode(), "a.txt")
    with pytest.raises(AlreadyThere):
        store_transcript(by=researcher, interview=interview, transcript=found, roles={})
    other = an_interview(researcher, code="P02")
    with pytest.raises(SpeakerUnknown):
        store_transcript(by=researcher, interview=other, transcript=found, roles={})


def test_voices_can_be_mapped_anew(researcher):
    interview = a_transcribed_interview(researcher)
    roles = {1: SpeakerRole.OTHER, 2: SpeakerRole.PARTICIPANT}
    map_speakers(by=researcher, interview=interview, roles=roles)
    assert interview.speakers.get(number=1).role == "other"


def test_an_edited_copy_keeps_the_turns(researcher):
    text = a_transcribed_interview(researcher).text
    words = open_research_text(by=researcher, text=text)
    changes = [
        Change(words.index(out), words.index(out) + len(out), put)
        for out, put in (("Larch", "[ward]"), ("Nurse Quince", "[name]"))
    ]
    version = keep_copy(by=researcher, text=text, changes=changes)
    copy = version_words(version)
    assert "Quince" not in copy
    told = [copy[turn[1] : turn[2]] for turn in turns_of(text, version.number)]
    assert told[0] == "What was it like on [ward] ward?"
    assert told[1] == "Loud. [name] said so on 3 March 2026."
    assert told[3].endswith("Nobody did.")
    assert waiting_for_a_copy(researcher).total == 0


def test_taking_back_reaches_everything(researcher, monkeypatch):
    told = []
    monkeypatch.setitem(withdrawal._followers, withdrawal.INTERVIEW, {})
    withdrawal.follows("a test", withdrawal.INTERVIEW)(
        lambda one: told.append((one, list(texts_of(one).values_list("pk", flat=True))))
    )
    interview = a_transcribed_interview(researcher)
    text = interview.text
    version = keep_copy(by=researcher, text=text, changes=[Change(0, 4, "[x]")])
    withdraw_interview(by=researcher, interview=interview)
    assert told == [(interview.id, [text.id])]
    with pytest.raises(WordsAreGoneError):
        version_words(version)
    assert not TurnList.objects.exists()
    assert not Speaker.objects.exists()
    assert not InterviewConsent.objects.filter(withdrawn_on=None).exists()
    with pytest.raises(WasWithdrawn):
        pause_interview(by=researcher, interview=interview, asked_by=ByWhom.OTHER)
    with pytest.raises(NotYours):
        open_research_text(by=researcher, text=text)


def test_erasure_takes_it_back(researcher):
    interview = a_transcribed_interview(researcher)
    organisation = interview.organisation
    erase(
        by=researcher.id,
        kind="interview",
        id=interview.id,
        organisation=organisation,
        ground="asked",
    )
    assert not TextKey.objects.filter(text=interview.text).exists()


def test_past_its_time_all_of_it_goes(researcher):
    interview = a_transcribed_interview(researcher)
    organisation = interview.organisation
    assert due_interviews(organisation, clock.now()).rows == 1
    assert remove_interviews(organisation, clock.now()) == 1
    for model in (Interview, InterviewConsent, Speaker, TurnList):
        assert not model.objects.exists()
    assert not Text.objects.filter(kind=TextKind.TRANSCRIPT).exists()


def test_who_works_there_or_elsewhere_sees_nothing(researcher):
    interview = a_transcribed_interview(researcher)
    place = interview.place
    works_there = an_account("researcher", at=place)
    posted(works_there, "ward_manager", place)
    for stranger in (works_there, a_researcher(a_ward().parent)):
        assert not interviews_for(stranger).exists()
        assert waiting_for_a_copy(stranger).total == 0
        with pytest.raises(NotYours):
            end_interview(by=stranger, interview=interview)
        with pytest.raises(NotYours):
            open_research_text(by=stranger, text=interview.text)


def test_somebody_stopped_it(researcher):
    interview = an_interview(researcher)
    with pytest.raises(IntegrityError), transaction.atomic():
        Interview.objects.filter(pk=interview.pk).update(ending="stopped")
