"""Asking people by name: the list, the mails, the codes, and no more letters."""

from datetime import timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail

from heed.foundation import clock
from heed.people.queries import coarseness_of
from heed.responses.actions import invitations
from heed.responses.choices import Round
from heed.responses.draft_body import DraftToken
from heed.responses.errors import (
    CodeUsedError,
    NoInvitationsError,
)
from heed.responses.formats.problems import RowProblem
from heed.responses.invitation_codes import Contact, contact_in
from heed.responses.models import Invitation
from heed.responses.queries.invitations import dispositions, invited_with
from heed.responses.tests.invited import (
    a_survey,
    bring,
    by_post,
    someone,
    words_mailed_to,
    write_to_all,
)
from heed.responses.waiting import room
from heed.safeguards import retention
from heed.safeguards.models import AuditEntry

A_WEEK = timedelta(days=7)


@pytest.fixture(autouse=True)
def empty_room():
    with room.opened() as notes:
        notes.clear()


@pytest.fixture
def survey(ward, reader, edition):
    return a_survey(ward, reader, edition)


@pytest.fixture
def listed(survey, reader):
    """Twenty people who were written to."""
    bring(survey, reader, *[someone(n) for n in range(20)])
    write_to_all(survey, reader)
    return survey


def use(survey, ward, number, token=None):
    """Somebody comes in with their words, and their answers are stored."""
    invited = invited_with(words_mailed_to(number))
    token = token or DraftToken.new()
    with invitations.using_invitation(
        invited.sealed, token=token, place=ward, group="staff"
    ):
        pass
    return invited.sealed


def mark_after(survey, ward):
    """What the worker does once the window is closed."""
    end = coarseness_of(ward, clock.now(), "staff").end
    with clock.at(end + timedelta(minutes=1)):
        return invitations.mark_used_invitations()


def test_a_list_may_be_brought_in_twice(survey, reader):
    first = bring(survey, reader, someone(1), by_post(2), someone(1))
    again = bring(survey, reader, by_post(2), someone(3), someone(1))
    assert (first.added, first.there_before) == (2, 1)
    assert (again.added, again.there_before) == (1, 2)
    assert Invitation.objects.count() == 3


def test_a_trial_or_a_wrong_row_changes_nothing(survey, reader):
    rows = [someone(1), RowProblem(3, "email", "", "Wrong.", "Mend it.")]
    wrong = invitations.bring_invitations(by=reader.id, fieldwork=survey, rows=rows)
    trial = invitations.bring_invitations(
        by=reader.id, fieldwork=survey, rows=rows[:1], is_trial=True
    )
    assert (wrong.added, len(wrong.problems), trial.added) == (1, 1, 1)
    assert not Invitation.objects.exists()


def test_only_a_survey_with_a_last_day_invites(fieldwork, reader):
    with pytest.raises(NoInvitationsError):
        bring(fieldwork, reader, someone(1))


def test_name_and_address_are_sealed(survey, reader):
    bring(survey, reader, by_post(7))
    row = Invitation.objects.get()
    assert b"High Street" not in bytes(row.contact) + bytes(row.person)
    assert contact_in(row.pk, bytes(row.contact)).name == "Person 7"
    assert "Person 7" not in repr(Contact("Person 7"))


def test_a_mail_carries_the_words_and_nothing_of_the_survey(listed):
    assert len(mail.outbox) == 20
    message = mail.outbox[0]
    told = message.subject + message.body
    assert listed.title not in told
    assert "Person" not in told
    assert invited_with(words_mailed_to(3)).fieldwork == listed


def test_a_mail_is_in_the_language_of_its_reader(survey, reader):
    bring(survey, reader, someone(1, language="cy"))
    write_to_all(survey, reader)
    assert "/cy/i/#" in mail.outbox[0].body


def test_the_code_is_kept_only_as_a_keyed_hash(listed):
    words = words_mailed_to(3).encode()
    for row in Invitation.objects.values():
        stored = b"".join(
            bytes(v) for v in row.values() if isinstance(v, bytes | memoryview)
        )
        assert words not in stored
        assert words.replace(b" ", b"") not in stored


def test_words_open_the_survey_once(listed, ward):
    words = words_mailed_to(3)
    use(listed, ward, 3)
    with pytest.raises(CodeUsedError):
        invited_with(words)


def test_two_drafts_with_one_code_give_one_answer(listed, ward):
    invited = invited_with(words_mailed_to(3))
    use(listed, ward, 3)
    with (
        pytest.raises(CodeUsedError),
        invitations.using_invitation(
            invited.sealed, token=DraftToken.new(), place=ward, group="staff"
        ),
    ):
        pytest.fail("A second draft was let in.")


def test_the_same_form_sent_twice_is_let_in_twice(listed, ward):
    token = DraftToken.new()
    invited = invited_with(words_mailed_to(3))
    for _ in range(2):
        with invitations.using_invitation(
            invited.sealed, token=token, place=ward, group="staff"
        ):
            pass


def test_answers_that_could_not_be_stored_leave_the_code_free(listed, ward):
    invited = invited_with(words_mailed_to(3))
    with (
        pytest.raises(OSError, match="full"),
        invitations.using_invitation(
            invited.sealed, token=DraftToken.new(), place=ward, group="staff"
        ),
    ):
        raise OSError("the disk is full")
    assert invited_with(words_mailed_to(3))


def test_a_list_that_is_gone_keeps_nobodys_answers_out(listed, ward):
    invited = invited_with(words_mailed_to(3))
    invitations.end_invitations(fieldwork=listed)
    with invitations.using_invitation(
        invited.sealed, token=DraftToken.new(), place=ward, group="staff"
    ):
        pass


def test_nothing_is_marked_at_once_nor_in_an_open_window(listed, ward):
    for number in range(6):
        use(listed, ward, number)
    assert invitations.mark_used_invitations() == 0
    assert not Invitation.objects.filter(is_used=True).exists()
    assert mark_after(listed, ward) == 6
    assert Invitation.objects.filter(is_used=True).count() == 6


def test_fewer_than_five_wait_for_the_others(listed, ward):
    for number in range(4):
        use(listed, ward, number)
    assert mark_after(listed, ward) == 0
    use(listed, ward, 4)
    assert mark_after(listed, ward) == 5


def test_people_who_do_not_look_alike_are_not_marked_together(survey, reader, ward):
    welsh = [someone(n, language="cy") for n in range(10, 12)]
    bring(survey, reader, *[someone(n) for n in range(10)], *welsh)
    write_to_all(survey, reader)
    for number in [*range(4), 10, 11]:
        use(survey, ward, number)
    assert mark_after(survey, ward) == 0


def test_a_small_list_is_never_marked(survey, reader, ward):
    bring(survey, reader, *[someone(n) for n in range(9)])
    write_to_all(survey, reader)
    for number in range(9):
        use(survey, ward, number)
    assert mark_after(survey, ward) == 0


def test_what_waits_is_forgotten_when_the_survey_is_over(listed, ward):
    use(listed, ward, 1)
    with clock.at(clock.now() + timedelta(days=90)):
        assert invitations.mark_used_invitations() == 0
    with room.opened() as notes:
        assert notes == {}


def test_a_reminder_has_new_words_and_the_old_ones_open_nothing(listed, reader):
    before = words_mailed_to(3)
    with clock.at(clock.now() + A_WEEK):
        assert write_to_all(listed, reader, Round.REMINDER) == 20
        with pytest.raises(CodeUsedError):
            invited_with(before)
        assert invited_with(words_mailed_to(3))


def test_new_words_do_not_let_anybody_answer_twice(listed, reader, ward):
    use(listed, ward, 3)
    with clock.at(clock.now() + A_WEEK):
        write_to_all(listed, reader, Round.REMINDER)
        with pytest.raises(CodeUsedError):
            invited_with(words_mailed_to(3))


def test_who_answered_declined_or_bounced_is_not_reminded(listed, reader, ward):
    for number in range(5):
        use(listed, ward, number)
    mark_after(listed, ward)
    invitations.stop_writing(typed=words_mailed_to(5))
    invitations.note_bounced(
        by=reader.id,
        fieldwork=listed,
        reached_at=[Contact("", "PERSON6@example.org"), Contact("", "x@example.org")],
    )
    mail.outbox.clear()
    with clock.at(clock.now() + A_WEEK):
        write_to_all(listed, reader, Round.REMINDER)
    assert {m.to[0] for m in mail.outbox} == {
        f"person{n}@example.org" for n in range(7, 20)
    }


def test_nobody_is_reminded_within_a_week_nor_more_than_twice(listed, reader):
    assert write_to_all(listed, reader, Round.REMINDER) == 0
    sent = []
    for week in range(1, 5):
        with clock.at(clock.now() + week * A_WEEK):
            sent.append(write_to_all(listed, reader, Round.REMINDER))
    assert sent == [20, 20, 0, 0]


def test_words_of_an_earlier_letter_stop_letters_too(listed, reader):
    before = words_mailed_to(3)
    with clock.at(clock.now() + A_WEEK):
        write_to_all(listed, reader, Round.REMINDER)
    assert invitations.stop_writing(typed=before)
    assert Invitation.objects.filter(is_declined=True).count() == 1
    assert not invitations.stop_writing(typed="some other six words of mine")


def test_who_declined_may_still_answer(listed):
    words = words_mailed_to(3)
    invitations.stop_writing(typed=words)
    assert invited_with(words)


def test_nobody_comes_in_after_the_last_day(listed):
    words = words_mailed_to(3)
    assert invited_with(words).is_asking
    with clock.at(clock.now() + timedelta(days=61)):
        assert not invited_with(words).is_asking


def test_an_address_that_the_mail_server_refuses_is_out_of_reach(
    survey, reader, monkeypatch
):
    monkeypatch.setattr("django.core.mail.EmailMessage.send", refused)
    bring(survey, reader, someone(1))
    write_to_all(survey, reader)
    assert Invitation.objects.get().is_bounced


def refused(_message):
    from_server = {"person1@example.org": (550, b"no such user")}
    raise SMTPRecipientsRefused(from_server)


def test_letters_are_printed_for_those_without_a_mail(survey, reader):
    bring(survey, reader, by_post(1), by_post(2, is_easy_read=True), someone(3))
    content, count = invitations.print_invitations(
        by=reader.id, fieldwork=survey, which=Round.FIRST
    )
    assert (content[:5], count) == (b"%PDF-", 2)
    assert Invitation.objects.filter(sent=1).count() == 2
    _, again = invitations.print_invitations(
        by=reader.id, fieldwork=survey, which=Round.AGAIN
    )
    assert again == 2
    with pytest.raises(NoInvitationsError):
        invitations.print_invitations(
            by=reader.id, fieldwork=survey, which=Round.REMINDER
        )


def test_after_the_survey_only_numbers_are_left(listed, ward):
    invitations.stop_writing(typed=words_mailed_to(5))
    before = dispositions(listed)
    with clock.at(clock.now() + timedelta(days=92)):
        assert retention.run()["invitations"] == 20
    assert not Invitation.objects.exists()
    assert dispositions(listed) == before
    assert (before.listed, before.refused, before.no_answer) == (20, 1, 19)


def test_the_trail_names_nobody_of_a_list(listed, reader):
    entries = AuditEntry.objects.filter(event="invitations changed")
    assert {entry.about_id for entry in entries} == {listed.id}
    assert [entry.details for entry in entries.order_by("position")] == [
        {"added": 20},
        {"mails": 20},
    ]


def test_a_person_is_erased_when_they_ask(listed):
    one = Invitation.objects.first()
    assert invitations.erase_invitation(one.pk) == 1
    assert Invitation.objects.count() == 19
