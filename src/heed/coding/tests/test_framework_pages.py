"""Pages about frameworks: for staff of the organisation; changed by coding leads."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from heed.coding.actions.frameworks import load_frameworks
from heed.coding.definition.changing import candidates_of
from heed.coding.models import Framework
from heed.coding.tests.samples import shipped
from heed.people.tests.factories import an_account, an_organisation, client_for

pytestmark = pytest.mark.django_db
HERE = "/staff/coding/frameworks/"
MH, WHOLE = f"{HERE}ycff-mh/2018/", f"{HERE}ycff-mh/2021/"


@pytest.fixture
def organisation():
    return an_organisation()


@pytest.fixture
def researcher(organisation):
    return an_account("researcher", at=organisation)


@pytest.fixture
def colleague(organisation):
    return an_account("ward_staff", at=organisation)


@pytest.fixture
def library(researcher):
    return load_frameworks(by=researcher)


def page(account, address, status=200):
    answer = client_for(account).get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_the_library_is_published_by_a_researcher(researcher):
    assert "Publish all of these" in page(researcher, HERE)
    answer = client_for(researcher).post(f"{HERE}publish/")
    assert answer.status_code == 302
    assert Framework.objects.count() == 5
    assert "Publish all of these" not in page(researcher, HERE)


def test_a_colleague_reads_and_publishes_nothing(colleague, library):
    assert "Incomplete" in page(colleague, HERE)
    assert "Add a code" not in page(colleague, WHOLE)
    assert client_for(colleague).post(f"{HERE}publish/").status_code == 403
    page(colleague, f"{WHOLE}add/", 403)
    page(colleague, f"{MH}supply/", 403)


def test_another_organisation_finds_none(library):
    stranger = an_account("researcher", at=an_organisation())
    for more in ("", "codes/outcome/", "files/", "files/csv/", "add/"):
        page(stranger, WHOLE + more, 404)
    assert "Came with Heed" in page(stranger, HERE)


def test_nobody_signed_out_reads_one(client, library):
    assert client.get(WHOLE).status_code == 302


def test_a_version_is_shown_as_a_map(colleague, library):
    shown = page(colleague, WHOLE)
    assert shown.count('class="heed-map__code ') == 23
    assert "Layer unknown" in shown
    assert "21 codes in 6 layers. Nobody knows the layer of 2 of them." in shown
    assert "Our own working wording." in shown


def test_what_is_missing_stands_on_top(researcher, library):
    shown = page(researcher, MH)
    assert "Nothing can be coded to this version." in shown
    assert "5 of them are known here" in shown
    assert f"{MH}supply/" in shown


def test_a_code_has_its_marks_and_what_to_see_instead(colleague, library):
    shown = page(colleague, f"{WHOLE}codes/staff-workload/")
    assert "A published definition was reached" in shown
    assert f"{WHOLE}codes/staffing-levels/" in shown
    assert "(D)" in shown
    page(colleague, f"{WHOLE}codes/gone/", 404)


def test_two_versions_stand_side_by_side(colleague, library):
    shown = page(colleague, f"{WHOLE}from/ycff/2012/")
    assert "ConceptMap" in shown
    file = page(colleague, f"{WHOLE}from/ycff/2012/file/")
    assert '"resourceType": "ConceptMap"' in file
    page(colleague, f"{WHOLE}from/ycff/1999/file/", 404)
    assert "4 of 23 lines are not simply the same." in shown
    assert "Renamed" in shown
    assert "Nobody knows" in page(colleague, f"{MH}from/ycff/2012/")
    page(colleague, f"{HERE}ycff/2012/from/ycff-mh/2021/", 404)


@pytest.mark.parametrize(
    ("form", "begin"),
    [("csv", b"\xef\xbb\xbf"), ("fhir", b"{"), ("qdc", b"<?xml"), ("yaml", b"slug")],
)
def test_a_file_is_downloaded(colleague, library, form, begin):
    assert f"{WHOLE}files/{form}/" in page(colleague, f"{WHOLE}files/")
    answer = client_for(colleague).get(f"{WHOLE}files/{form}/")
    assert answer.content.startswith(begin)
    assert "attachment" in answer["Content-Disposition"]
    page(colleague, f"{WHOLE}files/pdf/", 404)


NEW = {
    "label": "Waiting alone",
    "slug": "waiting-alone",
    "layer": "unknown",
    "definition": "Nobody is there while one waits.",
    "why": "Three coders noted it.",
    "version": "2021-ours",
}


def test_a_code_is_added(researcher, library):
    answer = client_for(researcher).post(f"{WHOLE}add/", NEW)
    assert answer.url == f"{HERE}ycff-mh/2021-ours/"
    shown = page(researcher, answer.url)
    assert "22 codes in 6 layers. Nobody knows the layer of 3 of them." in shown
    assert "Three coders noted it." in shown


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"slug": "Not a slug"}, "small letters"),
        ({"slug": "outcome"}, "stands twice"),
        ({"version": "2018"}, "published here and differs"),
        ({"definition": ""}, "There is a problem"),
    ],
)
def test_what_is_wrong_with_a_code_is_told(researcher, library, changes, told):
    answer = client_for(researcher).post(f"{WHOLE}add/", NEW | changes)
    assert answer.status_code == 422
    assert told in answer.content.decode()


def supplied(account, **changes):
    decisions = dict.fromkeys(candidates_of(shipped("ycff-mh", "2018")), "own-code")
    said = {"version": "2018-supplied", "source": "Made-up reading."}
    return client_for(account).post(f"{MH}supply/", decisions | said | changes)


def test_what_is_missing_is_supplied(researcher, library):
    changes = {"active-failures": "left-out", "equipment-design": "left-out"}
    answer = supplied(researcher, **changes)
    assert answer.url == f"{HERE}ycff-mh/2018-supplied/"
    assert "Incomplete" not in page(researcher, answer.url)
    page(researcher, f"{answer.url}supply/", 404)


def test_a_supply_that_does_not_add_up_is_told(researcher, library):
    answer = supplied(researcher)
    assert answer.status_code == 422
    assert "the source counts 19" in answer.content.decode()


def test_a_file_is_brought_in(researcher):
    content = b"code,label,colour\nwait,Waiting,red\n"
    file = SimpleUploadedFile("mine.csv", content)
    answer = client_for(researcher).post(
        f"{HERE}bring-in/", {"file": file}, follow=True
    )
    assert "Waiting" in answer.content.decode()
    assert "Heed has no such column" in answer.content.decode()


def test_a_file_with_a_mistake_is_told_with_its_row(researcher):
    file = SimpleUploadedFile("mine.csv", b"code,kind\na,thing\n")
    answer = client_for(researcher).post(f"{HERE}bring-in/", {"file": file})
    assert answer.status_code == 422
    assert "row 2, column kind" in answer.content.decode()
