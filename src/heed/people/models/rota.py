"""Who is on call, when words are read, and the exceptions to both."""

from django.db import models
from django.db.models import F, Q

from heed.foundation.privacy import Keep, classify, internal, personal, public
from heed.foundation.rows import Row
from heed.people.models.accounts import Account
from heed.people.models.places import Place
from heed.people.models.postings import RoleName


class BankHolidays(models.TextChoices):
    """Whether a weekly pattern holds on the bank holidays of the place's nation."""

    ALSO = "also", "On bank holidays as well"
    NEVER = "never", "Not on bank holidays"
    ONLY = "only", "Only on bank holidays"


class RotaPattern(Row):
    """An account is on call each week at these hours, local to the place.

    A pattern whose end is not after its start runs past midnight to the next day. It
    covers the place and everywhere below it.
    """

    place = models.ForeignKey(Place, models.PROTECT, related_name="rota_patterns")
    role = models.CharField(max_length=30, choices=RoleName.choices)
    account = models.ForeignKey(Account, models.CASCADE, related_name="rota_patterns")
    weekday = models.PositiveSmallIntegerField()
    starts = models.TimeField()
    ends = models.TimeField()
    bank_holidays = models.CharField(
        max_length=10, choices=BankHolidays.choices, default=BankHolidays.ALSO
    )
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    privacy = classify(
        personal(
            "place role account weekday starts ends bank_holidays since until",
            keep=Keep.WHILE_OPEN,
        )
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(weekday__gte=0, weekday__lte=6), name="a_pattern_has_a_day"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")),
                name="a_pattern_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(role__in=RoleName.values), name="a_known_role_on_call"
            ),
        ]


class RotaShift(Row):
    """An exception: this account, or nobody, instead of the weekly pattern."""

    place = models.ForeignKey(Place, models.PROTECT, related_name="rota_shifts")
    role = models.CharField(max_length=30, choices=RoleName.choices)
    account = models.ForeignKey(
        Account, models.CASCADE, null=True, blank=True, related_name="rota_shifts"
    )
    starts = models.DateTimeField()
    ends = models.DateTimeField()

    privacy = classify(personal("place role account starts ends", keep=Keep.WHILE_OPEN))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends__gt=F("starts")), name="a_shift_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(role__in=RoleName.values), name="a_known_role_on_shift"
            ),
        ]


class ReadingHours(Row):
    """When somebody reads what is written at a place and below, said on its pages."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="reading_hours")
    weekday = models.PositiveSmallIntegerField()
    opens = models.TimeField()
    closes = models.TimeField()
    on_bank_holidays = models.BooleanField(default=False)

    privacy = classify(
        public("weekday opens closes on_bank_holidays"),
        internal("place", keep=Keep.FOR_GOOD),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["place", "weekday"], name="one_reading_time_a_day"
            ),
            models.CheckConstraint(
                condition=Q(weekday__gte=0, weekday__lte=6),
                name="reading_hours_have_a_day",
            ),
            models.CheckConstraint(
                condition=Q(closes__gt=F("opens")),
                name="reading_hours_close_after_they_open",
            ),
        ]
