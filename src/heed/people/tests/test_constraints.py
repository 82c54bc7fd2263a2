"""The database keeps the truth: every constraint refuses what it is there for."""

from datetime import UTC, date, datetime, time

import pytest
from django.db import IntegrityError, transaction

from heed.people.models import (
    Beds,
    CarersRule,
    Caseload,
    LineManagement,
    Occupancy,
    Place,
    PlaceName,
    Posting,
    ReadingHours,
    RotaPattern,
    RotaShift,
    StaffInPost,
)
from heed.people.tests import factories as f

pytestmark = pytest.mark.django_db


def refused(name, make):
    """The write fails, and the database names the constraint or its columns."""
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        make()
    assert name in str(error.value)


@pytest.fixture
def ward():
    return f.a_ward()


def changed(place, **fields):
    return lambda: Place.objects.filter(id=place.id).update(**fields)


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("a_known_kind_of_place", {"kind": "ship"}),
        ("a_known_nation", {"nation": "atlantis"}),
        ("only_an_organisation_stands_alone", {"parent": None}),
        ("a_ward_or_team_has_a_setting", {"setting": ""}),
        ("a_place_closes_after_it_opens", {"closed_on": date(2019, 1, 1)}),
        ("a_live_place_has_its_contacts", {"live_on": date(2026, 1, 1)}),
    ],
)
def test_a_ward_that_cannot_be(ward, name, fields):
    refused(name, changed(ward, **fields))


def test_an_organisation_has_nothing_above_it(ward):
    trust = ward.parent.parent
    refused("only_an_organisation_stands_alone", changed(trust, parent=ward))


@pytest.mark.parametrize("field", ["parent", "split_from"])
def test_a_place_is_not_its_own_relative(ward, field):
    refused("a_place_is_not_its_own_relative", changed(ward, **{field: ward}))


def test_a_merged_place_is_closed(ward):
    refused("a_merged_place_is_closed", changed(ward, merged_into=f.a_ward()))


@pytest.mark.parametrize("field", ["slug", "code"])
def test_two_places_share_no_slug_and_no_code(ward, field):
    sister = f.a_ward(ward.parent)
    refused(field, changed(sister, **{field: getattr(ward, field)}))


def dated(model, ward, **fields):
    return lambda: model.objects.create(
        organisation=ward.organisation, place=ward, since=f.LONG_AGO, **fields
    )


@pytest.mark.parametrize(
    ("model", "fields"),
    [
        (Beds, {"beds": 3}),
        (StaffInPost, {"people": 3}),
        (PlaceName, {"name": "Another"}),
    ],
)
def test_two_values_never_overlap(ward, model, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        dated(model, ward, **fields)()


def test_two_caseloads_never_overlap():
    team = f.a_team()
    with pytest.raises(IntegrityError), transaction.atomic():
        dated(Caseload, team, people=3)()


def test_two_carers_rules_never_overlap(ward):
    with pytest.raises(IntegrityError), transaction.atomic():
        CarersRule.objects.create(organisation=ward.organisation, since=f.LONG_AGO)


@pytest.mark.parametrize("model", [Beds, StaffInPost, Caseload])
def test_no_number_is_below_zero(ward, model):
    field = "beds" if model is Beds else "people"
    model.objects.filter(place=ward).delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        dated(model, ward, **{field: -1})()


def test_a_name_is_not_blank(ward):
    PlaceName.objects.filter(place=ward).delete()
    refused("a_name_is_not_blank", dated(PlaceName, ward, name=""))


@pytest.mark.parametrize(
    "numbers",
    [(-1, 0, 0), (1, -1, 0), (1, 0, -1), (2, 1, 4)],
)
def test_a_day_that_cannot_be(ward, numbers):
    occupied, admissions, discharges = numbers
    with pytest.raises(IntegrityError), transaction.atomic():
        Occupancy.objects.create(
            organisation=ward.organisation,
            place=ward,
            day=date(2021, 1, 1),
            occupied=occupied,
            admissions=admissions,
            discharges=discharges,
        )


def test_one_count_a_day(ward):
    day = ward.occupancy.first()
    day.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        day.save(force_insert=True)


def test_one_open_posting_per_role_and_place(ward):
    account = f.an_account("ward_staff", at=ward)
    with pytest.raises(IntegrityError), transaction.atomic():
        f.posted(account, "ward_staff", ward)
    f.posted(account, "ward_staff", ward, until=date(2020, 6, 1))


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("a_known_role", {"role": "king"}),
        ("a_posting_ends_after_it_begins", {"until": date(2019, 1, 1)}),
    ],
)
def test_a_posting_that_cannot_be(ward, name, fields):
    f.an_account("ward_staff", at=ward)
    refused(name, lambda: Posting.objects.update(**fields))


def test_nobody_manages_themselves(ward):
    account = f.an_account(at=ward)
    refused("nobody_manages_themselves", lambda: f.managed_by(account, account))


def test_one_line_manager_at_a_time(ward):
    account, manager = f.an_account(at=ward), f.an_account(at=ward)
    f.managed_by(account, manager)
    with pytest.raises(IntegrityError), transaction.atomic():
        f.managed_by(account, None)
    assert LineManagement.objects.count() == 1


def test_an_account_ends_after_it_begins(ward):
    refused(
        "account_ends_after_it_begins",
        lambda: f.an_account(at=ward, active_until=date(2019, 1, 1)),
    )


def test_turns_that_cannot_be(ward):
    account = f.an_account(at=ward)
    common = {"organisation": ward.organisation, "place": ward, "account": account}
    weekly = {**common, "starts": time(9), "ends": time(17), "since": f.LONG_AGO}
    noon = datetime(2026, 1, 1, 12, tzinfo=UTC)
    for name, make in {
        "a_pattern_has_a_day": lambda: RotaPattern.objects.create(
            **weekly, role="first_reader", weekday=7
        ),
        "a_known_role_on_call": lambda: RotaPattern.objects.create(
            **weekly, role="king", weekday=0
        ),
        "a_pattern_ends_after_it_begins": lambda: RotaPattern.objects.create(
            **weekly, role="first_reader", weekday=0, until=date(2019, 1, 1)
        ),
        "a_shift_ends_after_it_begins": lambda: RotaShift.objects.create(
            **common, role="first_reader", starts=noon, ends=noon
        ),
        "a_known_role_on_shift": lambda: RotaShift.objects.create(
            **common, role="king", starts=noon, ends=noon.replace(hour=13)
        ),
    }.items():
        refused(name, make)


def test_reading_hours_that_cannot_be(ward):
    common = {"organisation": ward.organisation, "place": ward}
    for name, fields in {
        "reading_hours_have_a_day": (7, time(9), time(17)),
        "reading_hours_close_after_they_open": (0, time(9), time(9)),
    }.items():
        day, opens, closes = fields
        refused(
            name,
            lambda d=day, o=opens, c=closes: ReadingHours.objects.create(
                **common, weekday=d, opens=o, closes=c
            ),
        )
