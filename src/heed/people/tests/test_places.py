"""Places open, are renamed, merge, split and close; their history stays."""

from datetime import date

import pytest
from django.http import Http404

from heed.people import actions, queries
from heed.people.access import Permission
from heed.people.errors import PlaceRefused
from heed.people.tests import factories as f
from heed.safeguards.audit import entries_about

pytestmark = pytest.mark.django_db


@pytest.fixture
def trust():
    return f.an_organisation()


@pytest.fixture
def admin(trust):
    return f.an_account("administrator", at=trust)


def opened(admin, parent, **fields):
    return actions.open_place(
        by=admin,
        parent=parent,
        **{"kind": "ward", "name": "Oak ward", "setting": "inpatient", **fields},
    )


def test_it_works(trust, admin):
    ward = opened(admin, trust, beds=12)
    assert queries.name_on(ward) == "Oak ward"
    assert queries.beds_on(ward, ward.opened_on) == 12
    assert ward.organisation == trust.id
    assert [e.details["change"] for e in entries_about("place", ward.id)] == [
        "opened",
        "beds",
    ]


def test_a_code_is_found_however_it_is_typed(trust, admin):
    ward = opened(admin, trust)
    code = f" {ward.code[:2].lower()}-{ward.code[2:].lower()} "
    assert queries.place_by_code(code) == ward
    assert queries.place_by_code("no such code") is None


def test_two_places_of_one_name_have_their_own_slugs(trust, admin):
    first, second = opened(admin, trust), opened(admin, trust)
    assert (first.slug, second.slug) == ("oak-ward", "oak-ward-2")


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "organisation"},
        {"kind": "ship"},
        {"setting": ""},
        {"name": "  "},
    ],
)
def test_a_place_that_cannot_be_is_refused(trust, admin, fields):
    with pytest.raises(PlaceRefused):
        opened(admin, trust, **fields)


def test_nothing_opens_below_a_ward(trust, admin):
    with pytest.raises(PlaceRefused, match="below a ward"):
        opened(admin, opened(admin, trust))


def test_an_older_name_stays_true(trust, admin):
    ward = opened(admin, trust, opened_on=date(2024, 1, 1))
    actions.rename_place(
        by=admin, place=ward, name="Ash", welsh_name="Onnen", since=date(2025, 6, 1)
    )
    assert queries.name_on(ward, date(2025, 5, 31)) == "Oak ward"
    assert queries.name_on(ward, date(2025, 6, 1)) == "Ash"
    assert queries.name_on(ward, date(2025, 6, 1), welsh=True) == "Onnen"
    assert queries.name_on(ward, date(2023, 1, 1), welsh=True) == "Oak ward"


def test_a_merged_ward_is_closed_and_says_where_it_went(trust, admin):
    one, other = opened(admin, trust), opened(admin, trust)
    actions.merge_place(by=admin, place=one, into=other)
    one.refresh_from_db()
    assert one.merged_into == other
    assert one.closed_on is not None
    assert one not in queries.open_places(trust)


def test_a_ward_does_not_merge_into_itself_or_a_stranger(trust, admin):
    ward = opened(admin, trust)
    for into in (ward, f.a_ward()):
        with pytest.raises(PlaceRefused):
            actions.merge_place(by=admin, place=ward, into=into)


def test_a_split_ward_goes_on(trust, admin):
    ward = opened(admin, trust, beds=20)
    new = actions.split_place(
        by=admin, place=ward, name="Oak annexe", beds=8, beds_left=12
    )
    today = ward.opened_on
    assert new.split_from == ward
    assert (queries.beds_on(ward, today), queries.beds_on(new, today)) == (12, 8)


def test_a_place_with_open_places_below_does_not_close(trust, admin):
    opened(admin, trust)
    with pytest.raises(PlaceRefused, match="below this one"):
        actions.close_place(by=admin, place=trust)


def test_sisters_share_parent_and_setting(trust, admin):
    ward, sister = opened(admin, trust), opened(admin, trust)
    opened(admin, trust, kind="team", setting="community")
    f.a_ward()
    assert queries.sister_wards(ward) == [sister]


def test_a_line_of_places_ends_with_the_organisation(trust, admin):
    service = opened(admin, trust, kind="service", setting="")
    ward = opened(admin, service)
    assert queries.ancestors(ward) == [service, trust]
    assert queries.organisation_of(ward) == trust


def test_a_stranger_finds_nothing(trust, admin):
    ward = opened(admin, trust)
    stranger = f.an_account("administrator", at=f.an_organisation())
    assert queries.place_for(admin, Permission.MANAGE_PLACES, ward.code) == ward
    with pytest.raises(Http404):
        queries.place_for(stranger, Permission.MANAGE_PLACES, ward.code)
    assert ward not in queries.places_where(stranger, Permission.MANAGE_PLACES)
