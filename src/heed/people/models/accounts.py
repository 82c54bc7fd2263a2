"""Who signs in, and who manages whom."""

from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from heed.foundation.ids import new_id
from heed.foundation.privacy import Keep, classify, internal, personal, sealed
from heed.foundation.rows import Row
from heed.people.days import today_of


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by e-mail address, whatever its capitals."""

    def get_by_natural_key(self, email: str) -> "Account":
        return self.get(email=email.strip().lower())


class Account(AbstractBaseUser):
    """A member of staff who signs in; their second factor is kept by allauth."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.UUIDField(editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    role_title = models.CharField(max_length=200)
    active_from = models.DateField()
    active_until = models.DateField(null=True, blank=True)

    objects = AccountManager()

    EMAIL_FIELD = USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    privacy = classify(
        internal("id organisation", keep=Keep.WHILE_OPEN),
        personal(
            "email name role_title active_from active_until last_login",
            keep=Keep.WHILE_OPEN,
        ),
        sealed("password", keep=Keep.WHILE_OPEN),
    )

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "name"], name="account_by_name")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(active_until=None) | Q(active_until__gte=F("active_from")),
                name="account_ends_after_it_begins",
            ),
        ]

    @property
    def is_active(self) -> bool:
        """Whether this account may be used on the day that it is where its place is."""
        return self.is_active_on(today_of(self.organisation))

    def is_active_on(self, day: date) -> bool:
        """Whether this account may be used on a day; the last day does not count."""
        return self.active_from <= day and (
            self.active_until is None or day < self.active_until
        )


class LineManagement(Row):
    """Who manages an account from a date on, until the next row for the account."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="line")
    manager = models.ForeignKey(
        Account, models.PROTECT, null=True, blank=True, related_name="manages"
    )
    since = models.DateField()

    privacy = classify(personal("account manager since", keep=Keep.WHILE_OPEN))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "since"], name="one_line_manager_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(manager=None) | ~Q(manager=F("account")),
                name="nobody_manages_themselves",
            ),
        ]
