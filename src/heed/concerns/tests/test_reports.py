"""Harm for having spoken up: for leads outside the ward, and apart from the rest."""

import re
from datetime import timedelta

import pytest

from heed.concerns.actions import (
    declare_conflict,
    make_complaint,
    open_complaint,
    open_report,
    report_retaliation,
    ring_due_clocks,
)
from heed.concerns.errors import ConflictNotDeclared, MayNotRead
from heed.concerns.models import Entrusted, Escalation, ExcludedReader
from heed.concerns.queries import (
    concern_for,
    escalations_for,
    overdue_for,
    report_for,
    reports_waiting,
    status_for_writer,
)
from heed.concerns.tests.factories import on_call_always
from heed.foundation import clock
from heed.foundation.ids import new_id
from heed.foundation.worker import run_due
from heed.people.tests.factories import a_service, an_account, client_for, posted
from heed.responses.actions import withdraw_response
from heed.responses.models import Withdrawal
from heed.safeguards.audit import Event, openings_of
from heed.safeguards.models import AuditEntry

pytestmark = pytest.mark.django_db
CANARY = "Canary: my leave was stopped the next day."


@pytest.fixture
def report(concern):
    report_retaliation(concern=concern, words=CANARY, key=new_id())
    return concern.retaliation_reports.get()


def declare(account, concern):
    declare_conflict(by=account, concern=concern, has_conflict=False)
    return account


def keep_out(account, concern):
    ExcludedReader.objects.create(
        organisation=concern.organisation,
        concern=concern,
        scope="account",
        account=account,
        why="writer",
    )


def test_it_works(report, concern, lead):
    assert open_report(by=declare(lead, concern), report=report) == CANARY
    report.refresh_from_db()
    assert report.is_read
    assert report.clocks.get().met_by == lead


def test_the_opening_is_on_record(report, concern, lead):
    open_report(by=declare(lead, concern), report=report)
    assert openings_of(report.text_id)[lead.pk] == 1
    noted = AuditEntry.objects.filter(event=Event.CONCERN_READ, by=lead.pk).last()
    assert noted.details == {"report": str(report.pk)}


def test_a_declaration_comes_first(report, lead):
    with pytest.raises(ConflictNotDeclared):
        open_report(by=lead, report=report)


def test_both_leads_may_and_nobody_else(report, ward, reader, lead, safety):
    nurse = an_account("ward_manager", at=ward)
    stranger = an_account("safeguarding_lead", at=a_service())
    sister = an_account("safeguarding_lead", at=a_service(ward.parent.parent))
    may = [
        a for a in (reader, lead, safety, nurse, stranger, sister) if sees(a, report)
    ]
    assert may == [lead, safety]


def sees(account, report):
    return report_for(account, report.pk) is not None


def test_a_lead_who_is_kept_out_reads_nothing(report, concern, lead, safety):
    declare(lead, concern)
    keep_out(lead, concern)
    assert not sees(lead, report)
    assert sees(safety, report)
    with pytest.raises(MayNotRead):
        open_report(by=lead, report=report)


def test_a_lead_elsewhere_who_reads_first_here_reads_no_report(report, ward, service):
    elsewhere = a_service(service.parent)
    both = an_account("safeguarding_lead", at=elsewhere)
    posted(both, "first_reader", service)
    assert concern_for(both, report.concern_id) is not None
    assert not sees(both, report)
    with pytest.raises(MayNotRead):
        open_report(by=declare(both, report.concern), report=report)


def test_a_first_reader_does_not_even_learn_that_it_came(report, declared, concern):
    client = client_for(declared)
    for page in ("", "words/", "history/"):
        html = client.get(f"/staff/concerns/{concern.pk}/{page}").text
        assert "spoke up" not in html, page
        assert "speaking up" not in html, page
    with clock.at(clock.now() + timedelta(days=9)):
        ring_due_clocks()
        late = overdue_for(declared)
        calls = escalations_for(declared)
    assert not [one for one in late if one.retaliation_id]
    assert not [one for one in calls if one.clock.retaliation_id]


def test_a_lead_sees_it_late(report, lead):
    with clock.at(clock.now() + timedelta(days=9)):
        assert [one for one in overdue_for(lead) if one.retaliation_id]


def test_its_clock_calls_the_leads_and_never_a_first_reader(
    report, reader, lead, safety
):
    with clock.at(clock.now() + timedelta(days=9)):
        ring_due_clocks()
    called = Escalation.objects.filter(clock__retaliation=report)
    assert {one.role for one in called} <= {
        "safeguarding_lead",
        "patient_safety_lead",
        "administrator",
    }
    assert called.filter(account=lead).exists()


def test_in_danger_a_lead_is_called_at_once(concern, ward, lead, service):
    on_call_always(lead, "safeguarding_lead", service)
    report_retaliation(concern=concern, words=CANARY, key=new_id(), in_danger=True)
    run_due()
    called = Escalation.objects.filter(clock__retaliation__isnull=False)
    assert called.first().account == lead


def test_in_danger_a_first_reader_is_told_to_call_a_lead(concern, declared):
    report_retaliation(concern=concern, words=CANARY, key=new_id(), in_danger=True)
    run_due()
    html = client_for(declared).get(f"/staff/concerns/{concern.pk}/").text
    assert "Call the safeguarding lead now" in html
    assert (
        CANARY
        not in client_for(declared).get(f"/staff/concerns/{concern.pk}/words/").text
    )


def test_where_both_leads_are_kept_out_one_of_elsewhere_reads(
    concern, service, reader, lead, safety
):
    elsewhere = an_account("safeguarding_lead", at=a_service(service.parent))
    for account in (lead, safety):
        keep_out(account, concern)
    report_retaliation(concern=concern, words=CANARY, key=new_id())
    with clock.at(clock.now() + timedelta(minutes=10)):
        run_due()
    assert Entrusted.objects.get(concern=concern).account == elsewhere
    report = concern.retaliation_reports.get()
    assert open_report(by=declare(elsewhere, concern), report=report) == CANARY


def take_back(concern):
    withdraw_response(response=concern.response, reason=Withdrawal.Reason.BY_CODE)


def test_it_is_read_also_where_the_rest_was_taken_back(report, concern, lead):
    take_back(concern)
    client = client_for(lead)
    asked = client.get(f"/staff/concerns/reports/{report.pk}/")
    assert asked.url.endswith(f"/before/?report={report.pk}")
    on = client.post(asked.url, {"close": "no"})
    html = client.get(on.url).text
    assert CANARY in html
    assert "The writer took back" in html


def test_it_can_be_told_after_the_rest_was_taken_back(concern, lead):
    take_back(concern)
    report_retaliation(concern=concern, words=CANARY, key=new_id(), in_danger=True)
    run_due()
    called = Escalation.objects.filter(clock__retaliation__isnull=False)
    assert called.filter(account=lead).exists()
    concern.refresh_from_db()
    assert concern.state == "withdrawn"


def test_a_complaint_is_read_also_where_the_rest_was_taken_back(concern, declared):
    make_complaint(concern=concern, words=CANARY, reach_me="", key=new_id())
    take_back(concern)
    concern.refresh_from_db()
    assert open_complaint(by=declared, complaint=concern.complaint) == CANARY
    page = f"/staff/concerns/complaints/{concern.complaint.pk}/words/"
    assert CANARY in client_for(declared).get(page).text


def test_the_list_is_for_leads(report, lead, reader, ward):
    html = client_for(lead).get("/staff/concerns/reports/").text
    assert "Nobody has read it" in html
    assert CANARY not in html
    for account in (reader, an_account("ward_manager", at=ward)):
        assert client_for(account).get("/staff/concerns/reports/").status_code == 403
    stranger = an_account("safeguarding_lead", at=a_service())
    assert reports_waiting(stranger) == []
    page = f"/staff/concerns/reports/{report.pk}/"
    assert client_for(stranger).get(page).status_code == 404


def test_the_menu_leads_there(lead, reader):
    link = 'href="/staff/concerns/reports/"'
    assert link in client_for(lead).get("/staff/").text
    assert link not in client_for(reader).get("/staff/").text


def test_the_menu_marks_one_page_as_the_one_where_one_is(lead):
    client = client_for(lead)
    for page in ("", "complaints/", "reports/"):
        html = client.get(f"/staff/concerns/{page}").text
        marked = re.findall(r'href="([^"]+)" aria-current="page"', html)
        assert marked == [f"/staff/concerns/{page}"]


def test_the_writer_sees_that_it_came_and_that_it_was_read(report, concern, lead):
    said = status_for_writer(concern)[-1]
    assert said.startswith("You told us that something bad happened")
    assert "reads it by" in said
    open_report(by=declare(lead, concern), report=report)
    assert "has read that something bad happened" in status_for_writer(concern)[-1]


def test_without_words_the_page_says_so(concern, lead):
    report_retaliation(concern=concern, words="", key=new_id())
    report = concern.retaliation_reports.get()
    assert open_report(by=declare(lead, concern), report=report) == ""
    html = client_for(lead).get(f"/staff/concerns/reports/{report.pk}/").text
    assert "They did not say what happened." in html
