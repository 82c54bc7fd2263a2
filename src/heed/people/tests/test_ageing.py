"""What is kept of people who left goes after its period; what they did stays."""

import io
import json
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from heed.foundation import clock
from heed.people.actions import deactivate, due_accounts, empty_accounts
from heed.people.models import Account, Posting
from heed.people.tests.factories import a_service, an_account
from heed.safeguards.audit import Event
from heed.safeguards.models import AuditEntry

pytestmark = pytest.mark.django_db
NINE_YEARS = timedelta(days=9 * 365)


@pytest.fixture
def service(db):
    return a_service()


@pytest.fixture
def administrator(service):
    return an_account("administrator", at=service.parent)


@pytest.fixture
def leaver(service, administrator):
    account = an_account("first_reader", at=service)
    return deactivate(by=administrator, account=account)


def test_it_works(service, leaver):
    before = clock.now() + timedelta(days=2)
    assert due_accounts(service.organisation, before).rows == 1
    assert empty_accounts(service.organisation, before) == 1
    account = Account.objects.get(pk=leaver.pk)
    assert leaver.name not in (account.name, account.email)
    assert not account.has_usable_password()
    assert not Posting.objects.filter(account=account).exists()
    assert due_accounts(service.organisation, before).rows == 0


def test_who_is_still_here_stays(service, leaver, administrator):
    empty_accounts(service.organisation, clock.now() + timedelta(days=2))
    administrator.refresh_from_db()
    assert administrator.name != "Somebody who left"


def run(*arguments):
    out = io.StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


def test_the_report_changes_nothing(service, leaver):
    with clock.at(clock.now() + NINE_YEARS):
        said = run("retention_report")
        counted = json.loads(run("retention_report", "--json"))
    assert "names and sign-ins of staff who left: 1 past 2922 days." in said
    assert counted[service.parent.code]["accounts"]["due"] == 1
    assert Account.objects.get(pk=leaver.pk).name == leaver.name


def remove(service, administrator, *more):
    asked = ["--organisation", service.parent.code, "--by", administrator.email]
    with clock.at(clock.now() + NINE_YEARS):
        return run("retention_remove", *asked, *more)


def test_without_a_yes_nothing_is_removed(service, leaver, administrator):
    assert "Nothing was removed." in remove(service, administrator)
    assert Account.objects.get(pk=leaver.pk).name == leaver.name


def test_with_a_yes_it_goes_and_is_on_record(service, leaver, administrator):
    assert "accounts: 1 removed." in remove(service, administrator, "--yes")
    assert Account.objects.get(pk=leaver.pk).name == "Somebody who left"
    entry = AuditEntry.objects.get(event=Event.RETENTION_RUN)
    assert entry.by == administrator.pk
    assert entry.details["accounts"] == 1


def test_a_stranger_removes_nothing(service, leaver):
    stranger = an_account("administrator", at=a_service().parent)
    with pytest.raises(CommandError, match="may do this"):
        remove(service, stranger, "--yes")


def test_a_reader_removes_nothing(service, leaver):
    with pytest.raises(CommandError, match="may do this"):
        remove(service, an_account("safeguarding_lead", at=service.parent), "--yes")
