"""How many people belong to a place, by date: the source of every N.

A row holds from its date until the next row of the same place, so two can never
overlap; where no row holds yet, the number is unknown, which is never zero.
"""

from decimal import Decimal

from django.db import models
from django.db.models import Q

from heed.foundation.privacy import Keep, classify, internal
from heed.foundation.rows import Row
from heed.people.models.places import Place


class Beds(Row):
    """Staffed beds of a ward."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="beds")
    beds = models.PositiveIntegerField()
    since = models.DateField()

    privacy = classify(internal("place beds since", keep=Keep.AS_EVIDENCE))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["place", "since"], name="one_number_of_beds_at_a_time"
            ),
            models.CheckConstraint(condition=Q(beds__gte=0), name="no_fewer_beds"),
        ]


class Occupancy(Row):
    """A ward on one day: beds occupied as it began, and who came and left in it."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="occupancy")
    day = models.DateField()
    occupied = models.PositiveIntegerField()
    admissions = models.PositiveIntegerField()
    discharges = models.PositiveIntegerField()
    source = models.CharField(max_length=200)

    privacy = classify(
        internal(
            "place day occupied admissions discharges source", keep=Keep.AS_EVIDENCE
        )
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["place", "day"], name="one_count_a_day"),
            models.CheckConstraint(
                condition=Q(occupied__gte=0, admissions__gte=0, discharges__gte=0),
                name="no_fewer_people_than_none",
            ),
            models.CheckConstraint(
                condition=Q(
                    discharges__lte=models.F("occupied") + models.F("admissions")
                ),
                name="nobody_leaves_who_was_not_there",
            ),
        ]


class Caseload(Row):
    """People whom a community team looks after."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="caseload")
    people = models.PositiveIntegerField()
    since = models.DateField()

    privacy = classify(internal("place people since", keep=Keep.AS_EVIDENCE))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["place", "since"], name="one_caseload_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(people__gte=0), name="no_smaller_caseload"
            ),
        ]


class StaffInPost(Row):
    """Members of staff who work at a place."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="staff_in_post")
    people = models.PositiveIntegerField()
    since = models.DateField()

    privacy = classify(internal("place people since", keep=Keep.AS_EVIDENCE))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["place", "since"], name="one_staff_number_at_a_time"
            ),
            models.CheckConstraint(condition=Q(people__gte=0), name="no_fewer_staff"),
        ]


class CarersRule(Row):
    """How many carers an organisation counts for each person in its care."""

    per_person = models.DecimalField(max_digits=4, decimal_places=2, default=Decimal(1))
    since = models.DateField()

    privacy = classify(internal("per_person since", keep=Keep.AS_EVIDENCE))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "since"], name="one_carers_rule_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(per_person__gte=0), name="no_fewer_carers"
            ),
        ]
