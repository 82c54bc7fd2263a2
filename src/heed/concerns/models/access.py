"""Who may not read a concern, who declared what, and who has seen that it came."""

from django.db import models
from django.db.models import Q

from heed.concerns.choices import Scope, WhyEntrusted, WhyExcluded
from heed.concerns.models.concerns import Concern
from heed.foundation.privacy import Keep, classify, internal, personal
from heed.foundation.rows import Row
from heed.people.models import Account, RoleName


class ExcludedReader(Row):
    """Somebody, or everybody of a scope at the place, who must not read a concern."""

    privacy = classify(
        internal("concern scope role why", keep=Keep.AS_EVIDENCE),
        personal("account", keep=Keep.AS_EVIDENCE),
    )

    concern = models.ForeignKey(
        Concern, on_delete=models.PROTECT, related_name="excluded"
    )
    scope = models.CharField(max_length=10, choices=Scope.choices)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, null=True)
    role = models.CharField(max_length=30, choices=RoleName.choices, blank=True)
    why = models.CharField(max_length=20, choices=WhyExcluded.choices)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(scope="account", account__isnull=False, role="")
                | (Q(scope="role", account=None) & ~Q(role=""))
                | Q(scope__in=["ward", "manager"], account=None, role=""),
                name="excluded_reader_is_said",
            ),
            models.UniqueConstraint(
                fields=["concern", "account", "why"], name="excluded_account_once"
            ),
            models.UniqueConstraint(
                fields=["concern", "scope", "role"],
                condition=Q(account=None),
                name="excluded_scope_once",
            ),
        ]


class ConflictDeclaration(Row):
    """What a reader said, before opening, about standing too close to it."""

    privacy = classify(
        internal("concern has_conflict declared_on", keep=Keep.AS_EVIDENCE),
        personal("reader", keep=Keep.AS_EVIDENCE),
    )

    concern = models.ForeignKey(
        Concern, on_delete=models.PROTECT, related_name="declarations"
    )
    reader = models.ForeignKey(Account, on_delete=models.PROTECT)
    has_conflict = models.BooleanField()
    declared_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["concern", "reader", "has_conflict"],
                name="conflict_declared_once_each_way",
            )
        ]


class StaffConcerned(Row):
    """An account that, as a reader recorded, the words are about."""

    privacy = classify(
        internal("concern recorded_on", keep=Keep.AS_EVIDENCE),
        personal("account recorded_by", keep=Keep.AS_EVIDENCE),
    )

    concern = models.ForeignKey(
        Concern, on_delete=models.PROTECT, related_name="staff_concerned"
    )
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    recorded_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["concern", "account"], name="staff_concerned_once"
            )
        ]


class Entrusted(Row):
    """A reader of another service to whom one concern was given, and why."""

    privacy = classify(
        internal("concern why since", keep=Keep.AS_EVIDENCE),
        personal("account", keep=Keep.AS_EVIDENCE),
    )

    concern = models.ForeignKey(
        Concern, on_delete=models.PROTECT, related_name="entrusted"
    )
    account = models.ForeignKey(Account, on_delete=models.PROTECT)
    why = models.CharField(max_length=20, choices=WhyEntrusted.choices)
    since = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["concern", "account"], name="entrusted_once"
            )
        ]


class Received(Row):
    """That a person has seen that a concern came; an allegation needs two."""

    privacy = classify(
        internal("concern received_at", keep=Keep.AS_EVIDENCE),
        personal("account", keep=Keep.AS_EVIDENCE),
    )

    concern = models.ForeignKey(
        Concern, on_delete=models.PROTECT, related_name="received"
    )
    account = models.ForeignKey(Account, on_delete=models.PROTECT)
    received_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["concern", "account"], name="received_once_by_each"
            )
        ]
