"""Every staff page: the owner works, the colleague sees a little, a stranger none."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from heed.people import queries
from heed.people.models import Account, RotaPattern, RotaShift
from heed.people.tests import factories as f

pytestmark = pytest.mark.django_db

GETS = [
    "place",
    "open_place",
    "rename",
    "contacts",
    "occupancy",
    "rota",
    "plan",
    "hours",
]


@pytest.fixture
def ward():
    return f.a_ward()


@pytest.fixture
def owner(ward):
    return f.client_for(f.an_account("administrator", at=ward.parent.parent))


@pytest.fixture
def colleague(ward):
    return f.client_for(f.an_account("ward_staff", at=ward))


@pytest.fixture
def stranger():
    return f.client_for(f.an_account("administrator", at=f.an_organisation()))


@pytest.mark.parametrize("name", GETS)
def test_the_owner_sees_it(owner, ward, name):
    page = owner.get(reverse(f"people:{name}", args=[ward.code]))
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]


@pytest.mark.parametrize("name", GETS)
def test_a_stranger_sees_nothing(stranger, ward, name):
    assert stranger.get(reverse(f"people:{name}", args=[ward.code])).status_code == 404


@pytest.mark.parametrize("name", [n for n in GETS if n != "rota"])
def test_a_colleague_without_the_permission_is_turned_away(colleague, ward, name):
    page = colleague.get(reverse(f"people:{name}", args=[ward.code]))
    assert page.status_code == 403


def test_a_colleague_sees_the_rota_but_does_not_change_it(colleague, ward):
    page = colleague.get(reverse("people:rota", args=[ward.code]))
    assert page.status_code == 200
    assert reverse("people:plan", args=[ward.code]) not in page.content.decode()


def test_the_list_has_ones_own_places_only(owner, stranger, ward):
    assert ward.code in owner.get(reverse("people:places")).content.decode()
    assert ward.code not in stranger.get(reverse("people:places")).content.decode()


def test_a_place_is_opened_from_its_page(owner, ward):
    link = reverse("people:open_place", args=[ward.parent.code])
    wrong = owner.post(link, {"kind": "ward", "name": ""})
    assert wrong.status_code == 422
    form = {"kind": "ward", "name": "Elm", "setting": "inpatient", "beds": "9"}
    assert owner.post(link, form).status_code == 302
    assert "Elm" in owner.get(reverse("people:places")).content.decode()


def test_a_refusal_is_said_on_the_page(owner, ward):
    link = reverse("people:open_place", args=[ward.code])
    form = {"kind": "ward", "name": "Elm", "setting": "inpatient"}
    page = owner.post(link, form)
    assert page.status_code == 422
    assert "Nothing opens below a ward or a team." in page.content.decode()


def test_contacts_are_asked_for_and_kept(owner, ward):
    link = reverse("people:contacts", args=[ward.code])
    owner.post(link, {"person_in_charge": "the nurse in charge", "no_phone": "on"})
    ward.refresh_from_db()
    assert (ward.person_in_charge, ward.no_phone) == ("the nurse in charge", True)


@pytest.mark.parametrize("what", ["beds", "staff"])
def test_numbers_are_changed_from_their_page(owner, stranger, ward, what):
    link = reverse("people:how_many", kwargs={"code": ward.code, "what": what})
    assert owner.get(link).status_code == 200
    form = {"people": "18", "since": "2024-05-01"}
    assert owner.post(link, form).status_code == 302
    assert owner.post(link, {**form, "people": "-1"}).status_code == 422
    assert stranger.post(link, form).status_code == 404


def test_a_ward_has_no_caseload(owner, ward):
    link = reverse("people:how_many", kwargs={"code": ward.code, "what": "caseload"})
    page = owner.post(link, {"people": "18", "since": "2024-05-01"})
    assert "Only a community team has a caseload." in page.content.decode()


def test_going_live_too_early_says_what_is_missing(owner, ward):
    page = owner.post(reverse("people:go_live", args=[ward.code]))
    assert page.status_code == 422
    assert "Name a safeguarding lead." in page.content.decode()


def upload(client, ward, text):
    file = SimpleUploadedFile("days.csv", text.encode(), "text/csv")
    return client.post(reverse("people:occupancy", args=[ward.code]), {"file": file})


def test_a_file_is_brought_in(owner, stranger, ward):
    text = "date,occupied,admissions,discharges\n2024-03-01,17,1,2\n"
    assert "Stored: 1" in upload(owner, ward, text).content.decode()
    assert upload(stranger, ward, text).status_code == 404


def test_a_wrong_file_says_row_and_remedy(owner, ward):
    page = upload(owner, ward, "date,occupied,admissions,discharges\nx,1,0,0\n")
    assert page.status_code == 422
    assert "Write the date as" in page.content.decode()


def test_somebody_is_put_on_call_and_taken_off(owner, ward):
    reader = f.an_account("first_reader", at=ward.parent)
    form = {
        "role": "first_reader",
        "account": str(reader.id),
        "weekdays": ["0", "1"],
        "starts": "09:00",
        "ends": "17:00",
        "bank_holidays": "never",
        "since": "2024-01-01",
    }
    link = reverse("people:plan", args=[ward.code])
    assert owner.post(link, form).status_code == 302
    patterns = RotaPattern.objects.filter(place=ward)
    assert patterns.count() == 2
    page = owner.get(reverse("people:rota", args=[ward.code]))
    assert reader.name in page.content.decode()
    end = reverse(
        "people:end_pattern", kwargs={"code": ward.code, "pattern": patterns[0].id}
    )
    assert owner.post(end).status_code == 302
    assert patterns.filter(until=None).count() == 1


@pytest.fixture
def a_night(ward):
    """The form for one night, with a reader of the ward's service."""
    reader = f.an_account("first_reader", at=ward.parent)
    return {
        "role": "first_reader",
        "account": str(reader.id),
        "first_day": "2099-12-24",
        "starts": "20:00",
        "last_day": "2099-12-25",
        "ends": "08:00",
    }


def test_an_exception_is_planned_and_taken_away(owner, ward, a_night):
    link = reverse("people:instead", args=[ward.code])
    assert owner.get(link).status_code == 200
    assert owner.post(link, a_night).status_code == 302
    shift = RotaShift.objects.get()
    assert shift.ends - shift.starts == timedelta(hours=12)
    page = owner.get(reverse("people:rota", args=[ward.code])).text
    assert "Thursday" in page
    assert "Take it away" in page
    kwargs = {"code": ward.code, "shift": shift.id}
    assert owner.post(reverse("people:as_usual", kwargs=kwargs)).status_code == 302
    assert not RotaShift.objects.exists()


def test_an_exception_may_leave_nobody_on_call(owner, ward, a_night):
    owner.post(reverse("people:instead", args=[ward.code]), a_night | {"account": ""})
    assert RotaShift.objects.get().account is None


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"last_day": "2099-12-23"}, "A turn must end after it begins."),
        ({"role": "safeguarding_lead"}, "does not have this role here"),
    ],
)
def test_a_wrong_exception_says_why(owner, ward, a_night, wrong, said):
    link = reverse("people:instead", args=[ward.code])
    page = owner.post(link, a_night | wrong)
    assert page.status_code == 422
    assert said in page.text


def test_a_stranger_plans_no_exception(stranger, colleague, owner, ward, a_night):
    link = reverse("people:instead", args=[ward.code])
    assert stranger.post(link, a_night).status_code == 404
    assert colleague.post(link, a_night).status_code == 403
    owner.post(link, a_night)
    kwargs = {"code": ward.code, "shift": RotaShift.objects.get().id}
    end = reverse("people:as_usual", kwargs=kwargs)
    assert stranger.post(end).status_code == 404
    assert colleague.post(end).status_code == 403
    page = colleague.get(reverse("people:rota", args=[ward.code])).text
    assert "Take it away" not in page


def test_reading_hours_are_said(owner, ward):
    link = reverse("people:hours", args=[ward.code])
    assert owner.post(link, {"weekdays": ["0"]}).status_code == 422
    form = {"weekdays": ["0"], "opens": "09:00", "closes": "17:00"}
    assert owner.post(link, form).status_code == 302
    page = owner.get(reverse("people:rota", args=[ward.code]))
    assert "Monday, 09:00 to 17:00" in page.content.decode()


def test_people_of_ones_own_organisation_are_listed(owner, stranger, ward):
    mate = f.an_account("ward_staff", at=ward, name="Sam Larch")
    assert mate.name in owner.get(reverse("people:accounts")).content.decode()
    assert mate.name not in stranger.get(reverse("people:accounts")).content.decode()


@pytest.mark.parametrize("name", ["account", "give_role", "line_manager"])
def test_pages_of_one_account(owner, colleague, stranger, ward, name):
    mate = f.an_account("ward_staff", at=ward)
    link = reverse(f"people:{name}", args=[mate.id])
    assert owner.get(link).status_code == 200
    assert colleague.get(link).status_code == 403
    assert stranger.get(link).status_code == 404


def test_a_person_is_invited_posted_and_ended(owner, ward):
    form = {"name": "Robin", "email": "robin@example.org", "role_title": "Nurse"}
    assert owner.get(reverse("people:invite")).status_code == 200
    assert owner.post(reverse("people:invite"), form).status_code == 302
    robin = Account.objects.get(email="robin@example.org")
    role = {"place": ward.code, "role": "ward_staff", "since": "2024-01-01"}
    give = reverse("people:give_role", args=[robin.id])
    assert owner.post(give, role | {"since": str(robin.active_from)}).status_code == 302
    posting = queries.current_postings(robin).get()
    kwargs = {"account": robin.id, "posting": posting.id}
    assert owner.post(reverse("people:end_role", kwargs=kwargs)).status_code == 302
    again = owner.post(reverse("people:invite_again", args=[robin.id]))
    assert again.status_code == 302
    owner.post(reverse("people:deactivate", args=[robin.id]))
    robin.refresh_from_db()
    assert not robin.is_active


def test_an_account_page_says_who_where_and_under_whom(owner, ward):
    mate, head = f.an_account("ward_staff", at=ward), f.an_account(at=ward)
    f.managed_by(mate, head)
    page = owner.get(reverse("people:account", args=[mate.id])).content.decode()
    for said in (mate.email, "Ward staff at Larch ward", f"Managed by {head.name}."):
        assert said in page


def cells(page):
    """The cells of all tables, as a screen reader has them."""
    seen = re.sub(r'<span [^>]*aria-hidden="true">.*?</span>', "", page)
    found = re.findall(r"<t[dh] [^>]*>(.*?)</t[dh]>", seen, re.DOTALL)
    return " | ".join(cell.strip() for cell in found)


def test_a_place_page_says_how_many_could_write(owner, ward):
    page = owner.get(reverse("people:place", args=[ward.code])).content.decode()
    assert "Service users | 20 | " in cells(page)
    assert "Between 20 and 20 beds in use" in page
    assert "Name a safeguarding lead." in page


def test_a_place_without_numbers_says_so(owner, ward):
    bare = f.a_ward(ward.parent, days=0, staff=None)
    page = owner.get(reverse("people:place", args=[bare.code])).content.decode()
    assert "Staff | not known | by the month" in cells(page)
    assert "No counts yet." in page


def test_the_only_administrator_stays(owner, ward):
    admin = Account.objects.get(postings__role="administrator")
    page = owner.post(reverse("people:deactivate", args=[admin.id]))
    assert page.status_code == 422
    assert "only administrator" in page.content.decode()


def test_a_stranger_changes_nothing(stranger, ward):
    mate = f.an_account("ward_staff", at=ward)
    for name in ("deactivate", "invite_again", "give_role", "line_manager"):
        link = reverse(f"people:{name}", args=[mate.id])
        assert stranger.post(link, {}).status_code == 404
    assert Account.objects.get(id=mate.id).is_active
