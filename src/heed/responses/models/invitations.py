"""Who is asked by name, kept apart from every answer.

Nothing here leads to a response and nothing there leads back: no key, no time, no
order. docs/decisions/0010 says how, and what it costs.
"""

from django.db import models
from django.db.models import Q

from heed.foundation.privacy import Keep, classify, internal, sealed, special
from heed.foundation.rows import Row
from heed.responses.choices import Group, InvitedBy
from heed.responses.models.fieldwork import Fieldwork


class Invitation(Row):
    """One person who is asked to take part, and the code that lets them in once.

    ``person`` is a keyed hash of their address, so that a list may be brought in
    twice. ``look_up`` is one of the words of the newest letter, ``replaced`` of the
    one before; the words stand nowhere. ``is_used`` is set for many at once, later.
    """

    privacy = classify(
        internal("fieldwork sent last_sent_on", keep=Keep.INVITED),
        special(
            "by group language is_easy_read is_used is_declined is_bounced",
            keep=Keep.INVITED,
        ),
        sealed("person contact look_up replaced", keep=Keep.INVITED),
    )

    fieldwork = models.ForeignKey(
        Fieldwork, on_delete=models.PROTECT, related_name="invitations"
    )
    person = models.BinaryField(max_length=32)
    contact = models.BinaryField()
    by = models.CharField(max_length=5, choices=InvitedBy.choices)
    group = models.CharField(max_length=20, choices=Group.choices)
    language = models.CharField(max_length=10)
    is_easy_read = models.BooleanField(default=False)
    look_up = models.BinaryField(max_length=32, null=True, unique=True)
    replaced = models.BinaryField(max_length=32, null=True, db_index=True)
    sent = models.PositiveSmallIntegerField(default=0)
    last_sent_on = models.DateField(null=True, blank=True)
    is_used = models.BooleanField(default=False)
    is_declined = models.BooleanField(default=False)
    is_bounced = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["fieldwork", "person"], name="invitation_once_a_person"
            ),
            models.CheckConstraint(
                condition=Q(sent=0) | Q(last_sent_on__isnull=False),
                name="invitation_sent_has_a_day",
            ),
        ]


class InvitationTally(Row):
    """What is left of a list once the fieldwork is over: how many, and no names."""

    privacy = classify(
        internal("fieldwork listed sent declined bounced", keep=Keep.AS_EVIDENCE)
    )

    fieldwork = models.OneToOneField(
        Fieldwork, on_delete=models.PROTECT, related_name="invitation_tally"
    )
    listed = models.PositiveIntegerField()
    sent = models.PositiveIntegerField()
    declined = models.PositiveIntegerField()
    bounced = models.PositiveIntegerField()
