"""A concern: the case that a person's words open."""

from django.db import models
from django.db.models import Q

from heed.concerns.choices import (
    OPEN_STATES,
    AboutStaff,
    Circle,
    Contact,
    State,
    WhyNow,
)
from heed.foundation.privacy import Keep, classify, internal, special
from heed.foundation.rows import Row
from heed.people.models import Place
from heed.responses.choices import Group, WardMaySee
from heed.responses.models import Response


class Concern(Row):
    """A case opened from a response, with a window instead of a time.

    What the writer said of harm stays in the response and is never written over. There
    is no level of urgency here: either a person must read it now, or nobody has said
    so. It is never lowered.
    """

    privacy = classify(
        internal(
            "response place window_start window_kind state is_open contact "
            "ward_may_see circle has_new_words rule_version",
            keep=Keep.AS_EVIDENCE,
        ),
        special(
            "group kinds topics about_staff is_bereaved needs_reading_now why_now",
            keep=Keep.AS_EVIDENCE,
        ),
    )

    response = models.OneToOneField(
        Response, on_delete=models.PROTECT, related_name="concern"
    )
    place = models.ForeignKey(
        Place, on_delete=models.PROTECT, related_name="concerns", db_index=False
    )  # concern_by_place begins with it
    window_start = models.DateTimeField()
    window_kind = models.CharField(max_length=8)
    group = models.CharField(max_length=20, choices=Group.choices)
    kinds = models.JSONField(default=list)
    topics = models.JSONField(default=list)
    about_staff = models.CharField(
        max_length=10, choices=AboutStaff.choices, blank=True
    )
    is_bereaved = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.UNREAD)
    is_open = models.BooleanField(default=True)  # for the queue's index; follows state
    contact = models.CharField(
        max_length=10, choices=Contact.choices, default=Contact.NOBODY
    )
    ward_may_see = models.CharField(
        max_length=10, choices=WardMaySee.choices, default=WardMaySee.THEMES
    )
    circle = models.CharField(
        max_length=12, choices=Circle.choices, default=Circle.ORDINARY
    )
    needs_reading_now = models.BooleanField(default=False)
    why_now = models.CharField(max_length=10, choices=WhyNow.choices, blank=True)
    rule_version = models.CharField(max_length=40, blank=True)
    has_new_words = models.BooleanField(default=False)

    def move_to(self, state: str) -> None:
        """Change how far it has come, and save that."""
        self.state, self.is_open = state, state in OPEN_STATES
        self.save(update_fields=["state", "is_open"])

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(needs_reading_now=False, why_now="")
                | (Q(needs_reading_now=True) & ~Q(why_now="")),
                name="concern_read_now_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(why_now="word_rule") | ~Q(rule_version=""),
                name="concern_word_rule_has_its_version",
            ),
            models.CheckConstraint(
                condition=~Q(about_staff__in=["yes", "not_sure"])
                | Q(circle="safeguarding"),
                name="concern_about_staff_stays_outside_the_line",
            ),
            models.CheckConstraint(
                condition=Q(is_open=True, state__in=OPEN_STATES)
                | (Q(is_open=False) & ~Q(state__in=OPEN_STATES)),
                name="concern_is_open_while_its_state_is",
            ),
            models.CheckConstraint(
                condition=Q(window_kind__in=["shift", "day", "week", "month"]),
                name="concern_window_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(state__in=State.values)
                & Q(contact__in=Contact.values)
                & Q(circle__in=Circle.values)
                & Q(why_now__in=WhyNow.values)
                & Q(about_staff__in=AboutStaff.values),
                name="concern_words_are_known",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "window_start", "id"],
                condition=Q(is_open=True),
                name="concern_open_by_age",
            ),
            models.Index(
                fields=["organisation", "window_start", "id"],
                condition=Q(is_open=True, needs_reading_now=True),
                name="concern_to_read_now",
            ),
            models.Index(fields=["place", "window_start"], name="concern_by_place"),
        ]
