"""The audit trail says who did what, and shows when it was touched."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction

from heed.foundation import clock
from heed.safeguards import audit
from heed.safeguards.audit import About, Event
from heed.safeguards.errors import AuditRefused
from heed.safeguards.models import AuditEntry, AuditHead

pytestmark = pytest.mark.django_db


@pytest.fixture
def organisation():
    return uuid4()


def write(organisation, *, by=None, event=Event.TEXT_OPENED, about=None, **more):
    return audit.record(
        by=by or uuid4(),
        event=event,
        about=about or About("text", uuid4()),
        organisation=organisation,
        **more,
    )


def tamper(sql, *values):
    """What somebody with the database open could do."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_it_works(organisation):
    person, text, ward = uuid4(), About("text", uuid4()), uuid4()
    entry = write(organisation, by=person, about=text, place=ward, details={"v": 2})
    found = audit.entries_about("text", text.id)
    assert [(e.by, e.event, e.place, e.details) for e in found] == [
        (person, "text opened", ward, {"v": 2})
    ]
    assert entry.position == 1
    assert audit.verify(organisation).whole


@pytest.mark.parametrize("nobody", [None, "", "nurse"])
def test_an_entry_without_a_name_is_refused(organisation, nobody):
    with pytest.raises(AuditRefused, match="account"):
        audit.record(
            by=nobody,
            event=Event.REPLIED,
            about=About("concern", uuid4()),
            organisation=organisation,
        )


@pytest.mark.parametrize("words", ["I feel unsafe here", "a\nb", {"deep": 1}, 1.5])
def test_words_are_refused(organisation, words):
    for details in ({"why": words}, {"many": [words]}):
        with pytest.raises(AuditRefused, match="holds words"):
            write(organisation, details=details)
    assert not AuditEntry.objects.exists()


def test_an_unknown_event_is_refused(organisation):
    with pytest.raises(AuditRefused, match="known events"):
        write(organisation, event="looked at")


@pytest.mark.django_db(transaction=True)
def test_it_is_refused_outside_a_transaction(organisation):
    with pytest.raises(AuditRefused, match="transaction"):
        write(organisation)


@pytest.mark.django_db(transaction=True)
def test_it_goes_when_the_act_fails(organisation):
    def act():
        with transaction.atomic():
            write(organisation)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        act()
    assert not AuditEntry.objects.exists()


def test_an_entry_is_never_changed(organisation):
    entry = write(organisation)
    entry.event = Event.REPLIED
    for change in (
        entry.save,
        entry.delete,
        AuditEntry.objects.all().delete,
        lambda: AuditEntry.objects.update(event="x"),
        lambda: AuditEntry.objects.bulk_update([entry], ["event"]),
    ):
        with pytest.raises(AuditRefused, match="never changed"):
            change()


@pytest.mark.parametrize(
    ("column", "value"),
    [("event", "replied"), ("details", '{"v": 3}'), ("position", 9)],
)
def test_a_changed_entry_is_noticed(organisation, column, value):
    for _ in range(3):
        write(organisation)
    tamper(f"UPDATE safeguards_auditentry SET {column} = %s WHERE position = 2", value)
    verdict = audit.verify(organisation)
    assert (verdict.whole, verdict.broken_at) == (False, 2)


@pytest.mark.parametrize(("position", "reason"), [(2, "missing"), (3, "at the end")])
def test_a_removed_entry_is_noticed(organisation, position, reason):
    for _ in range(3):
        write(organisation)
    tamper("DELETE FROM safeguards_auditentry WHERE position = %s", position)
    verdict = audit.verify(organisation)
    assert not verdict.whole
    assert reason in verdict.reason


def test_moving_the_end_to_hide_a_removed_entry_is_noticed(organisation):
    kept = write(organisation)
    write(organisation)
    tamper("DELETE FROM safeguards_auditentry WHERE position = 2")
    AuditHead.objects.update(position=1, last=kept.seal)
    assert "end was changed" in audit.verify(organisation).reason


def test_organisations_have_chains_of_their_own(organisation):
    other = uuid4()
    write(organisation), write(other), write(organisation)
    assert AuditEntry.objects.filter(organisation=other).get().position == 1
    assert audit.chains() == sorted([organisation, other])
    assert audit.verify(organisation).entries == 2


def test_openings_are_counted_by_person(organisation):
    text, owner, colleague = About("text", uuid4()), uuid4(), uuid4()
    for person in (owner, owner, colleague):
        write(organisation, by=person, about=text)
    write(organisation, by=colleague, about=text, event=Event.TEXT_EDITED)
    assert audit.openings_of(text.id) == {owner: 2, colleague: 1}
    hour_ago = clock.now() - timedelta(hours=1)
    found = audit.openings_by(owner, organisation=organisation, since=hour_ago)
    assert [entry.about_id for entry in found] == [text.id, text.id]
    assert not audit.openings_by(owner, organisation=uuid4(), since=hour_ago)
