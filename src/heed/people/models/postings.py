"""Which role an account has at which place, and from when until when."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from heed.foundation.privacy import Keep, classify, personal
from heed.foundation.rows import Row
from heed.people.models.accounts import Account
from heed.people.models.places import Place


class Group(models.TextChoices):
    """Whose voice it is; one is chosen for analysis."""

    SERVICE_USER = "service_user", "Service user"
    CARER = "carer", "Carer, family or friend"
    STAFF = "staff", "Member of staff"


class RoleName(models.TextChoices):
    """The roles by their stored names; ``access`` says what each may do."""

    WARD_STAFF = "ward_staff", "Ward staff"
    WARD_MANAGER = "ward_manager", "Ward manager"
    FIRST_READER = "first_reader", "First reader"
    SAFEGUARDING_LEAD = "safeguarding_lead", "Safeguarding lead"
    PATIENT_SAFETY_LEAD = "patient_safety_lead", "Patient safety lead"
    SAFETY_PARTNER = "safety_partner", "Safety partner"
    RESEARCHER = "researcher", "Researcher"
    CO_RESEARCHER = "co_researcher", "Co-researcher"
    ADMINISTRATOR = "administrator", "Administrator"


class Posting(Row):
    """An account has a role at a place and everywhere below it."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="postings")
    role = models.CharField(max_length=30, choices=RoleName.choices)
    place = models.ForeignKey(Place, models.PROTECT, related_name="postings")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    privacy = classify(personal("account role place since until", keep=Keep.WHILE_OPEN))

    class Meta:
        indexes = [
            models.Index(fields=["place", "role"], name="posting_by_place_and_role")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "role", "place"],
                condition=Q(until=None),
                name="one_open_posting_per_role_and_place",
            ),
            models.CheckConstraint(
                condition=Q(role__in=RoleName.values), name="a_known_role"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")),
                name="a_posting_ends_after_it_begins",
            ),
        ]

    def holds_on(self, day: date) -> bool:
        """Whether the role is held on a day; the last day does not count."""
        return self.since <= day and (self.until is None or day < self.until)
