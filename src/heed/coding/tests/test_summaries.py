"""The framework matrix: nobody writes over another, and words go with their person."""

import csv
from io import BytesIO, StringIO

import openpyxl
import pytest
from django.urls import reverse

from heed.coding.actions import close_project, see_others, write_summary
from heed.coding.choices import CoderRole
from heed.coding.errors import NotInTheProject, ProjectIsClosed, SummaryChanged
from heed.coding.models import Summary, SummaryBasis
from heed.coding.passages import Span
from heed.coding.queries.summaries import (
    history_of,
    is_held_back,
    last_number,
    people_of,
    summaries_of,
)
from heed.coding.tests.factories import a_coder, code_named, coded
from heed.people.tests.factories import a_ward, an_account, client_for, posted
from heed.responses.actions import withdraw_response
from heed.responses.choices import TextKind, WardMaySee
from heed.responses.models import Text, Withdrawal
from heed.safeguards.audit import Event
from heed.safeguards.models import AuditEntry

SAID = "Felt that nobody had time."


@pytest.fixture
def factor(lead):
    return code_named(lead, "Staff workload")


@pytest.fixture
def text(lead, coder, texts):
    coded(coder, texts[1], "Staff workload")
    see_others(by=lead)
    return texts[1]


@pytest.fixture
def browser(lead):
    return client_for(lead.account)


def to(name, *more):
    return reverse(f"coding:{name}", args=["a-project", *more])


def written(by, text, factor, **changes):
    said = {"words": SAID, "seen": 0, "quotes": [(text.pk, Span(0, 5))]}
    return write_summary(by=by, person=text.person, code=factor, **said | changes)


def kept_back(text):
    found = Text.objects.filter(versions=text.version)
    found.update(ward_may_see=WardMaySee.NOTHING)


def test_what_is_written_stands_in_its_cell(lead, text, factor):
    written(lead, text, factor)
    (found,) = summaries_of(lead).items()
    assert found[0] == (text.person, factor.pk)
    assert found[1].words == SAID
    assert found[1].passages == ((text.pk, Span(0, 5)),)


def test_the_same_sent_again_is_stored_once(lead, text, factor):
    assert written(lead, text, factor) == written(lead, text, factor)
    assert Summary.objects.count() == 1


def test_earlier_writings_are_kept(lead, text, factor):
    written(lead, text, factor)
    written(lead, text, factor, words="Felt rushed.", seen=1)
    found = history_of(lead, text.person, factor.pk)
    assert [one.words for one in found] == ["Felt rushed.", SAID]
    assert summaries_of(lead)[text.person, factor.pk].words == "Felt rushed."


def test_nobody_writes_over_another(lead, text, factor):
    other = a_coder(lead, role=CoderRole.ADJUDICATOR)
    written(lead, text, factor)
    with pytest.raises(SummaryChanged):
        written(other, text, factor, words="Other words.")
    assert last_number(lead, text.person, factor.pk) == 1


def test_a_portrait_is_no_cell(lead, text, factor):
    written(lead, text, factor)
    write_summary(by=lead, person=text.person, words="A made-up portrait.", seen=0)
    found = summaries_of(lead, [text.person])
    assert found[text.person, None].words == "A made-up portrait."
    assert len(found) == 2


def test_whoever_codes_neither_writes_nor_sees_it(coder, text, factor):
    with pytest.raises(NotInTheProject):
        written(coder, text, factor)
    browser = client_for(coder.account)
    for address in [to("matrix"), to("person", text.pk)]:
        assert browser.get(address).status_code == 404
    assert browser.post(to("matrix_file", "csv")).status_code == 404


def test_who_still_codes_is_asked_first(lead, coder, texts, factor):
    coded(coder, texts[1], "Staff workload")
    browser = client_for(lead.account)
    asked = reverse("coding:look", args=["a-project", "matrix"])
    person = texts[1].pk
    for address in [
        to("matrix"),
        to("person", person),
        to("portrait", person),
        to("cell", person, factor.slug),
    ]:
        assert browser.get(address).url == asked
    assert browser.post(to("matrix_file", "csv")).url == asked


def test_a_passage_of_somebody_else_is_refused(lead, text, texts, factor):
    with pytest.raises(NotInTheProject):
        written(lead, text, factor, quotes=[(texts[0].pk, Span(0, 5))])


def test_a_closed_project_takes_no_more(lead, text, factor):
    close_project(by=lead)
    lead.project.refresh_from_db()
    with pytest.raises(ProjectIsClosed):
        written(lead, text, factor)


def test_what_rests_on_words_that_were_kept_back_is_not_shown(lead, text, factor):
    written(lead, text, factor)
    kept_back(text)
    assert summaries_of(lead) == {}
    assert history_of(lead, text.person, factor.pk) == []
    assert is_held_back(lead, text.person, factor.pk)
    assert text.person not in {one.id for one in people_of(lead)}


def test_it_goes_when_the_person_goes(lead, text, factor, responses):
    written(lead, text, factor)
    response = next(one for one in responses if one.id == text.person)
    withdraw_response(response=response, reason=Withdrawal.Reason.BY_CODE)
    assert not Summary.objects.exists()
    assert not SummaryBasis.objects.exists()
    assert not Text.objects.filter(kind=TextKind.NOTE).exists()


def test_the_lead_of_another_project_finds_nobody(lead, text, factor):
    other = an_account("patient_safety_lead", at=a_ward(code="QZ6Q").parent)
    browser = client_for(other)
    assert browser.get(to("matrix")).status_code == 404
    assert browser.get(to("cell", text.pk, factor.slug)).status_code == 404


def test_whoever_works_on_the_ward_reads_no_row_of_it(browser, lead, text, ward):
    posted(lead.account, "ward_staff", ward)
    assert browser.get(to("person", text.pk)).status_code == 404
    assert str(text.pk) not in browser.get(to("matrix")).content.decode()


def test_a_cell_is_written_beside_its_passages(browser, lead, text, factor):
    address = to("cell", text.pk, factor.slug)
    page = browser.get(address).content.decode()
    value = f"{text.pk}:0:{text.length}"
    assert value in page
    sent = {"words": SAID, "quotes": [value], "seen": "0"}
    assert browser.post(address, sent).url == to("person", text.pk)
    assert SAID in browser.get(to("matrix")).content.decode()
    assert SAID in browser.get(to("person", text.pk)).content.decode()


def test_refused_words_stay_in_their_box(browser, lead, text, factor):
    written(lead, text, factor)
    sent = {"words": "Mine.", "seen": "0"}
    answer = browser.post(to("cell", text.pk, factor.slug), sent)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Mine.</textarea>" in page
    assert SAID in page
    assert 'name="seen" value="1"' in page


def test_a_person_keeps_a_name_that_names_nobody(lead, text):
    first, again = people_of(lead), people_of(lead)
    assert [one.name for one in first] == [one.name for one in again]
    assert not any(str(one.id).startswith(one.name) for one in first)


def test_no_page_holds_the_response_of_a_person(browser, lead, text, factor):
    written(lead, text, factor)
    for address in [
        to("matrix"),
        to("person", text.pk),
        to("cell", text.pk, factor.slug),
    ]:
        assert str(text.person) not in browser.get(address).content.decode()


def test_the_matrix_goes_out_as_a_file_and_runs_no_formula(browser, lead, text, factor):
    written(lead, text, factor, words="=1+1")
    sheet = browser.post(to("matrix_file", "csv")).content.decode("utf-8-sig")
    heads, *rows = csv.reader(StringIO(sheet))
    at = heads.index("Staff workload")
    assert [row[at] for row in rows if row[at]] == ["'=1+1"]
    book = openpyxl.load_workbook(
        BytesIO(browser.post(to("matrix_file", "xlsx")).content)
    )
    cells = [cell.value for row in book.active.iter_rows() for cell in row]
    assert "'=1+1" in cells
    assert AuditEntry.objects.filter(event=Event.EXPORTED).count() == 2
