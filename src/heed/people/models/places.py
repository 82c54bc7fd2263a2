"""Places: an organisation, its services, and their wards and teams, as a tree."""

from django.db import models
from django.db.models import F, Q

from heed.foundation.privacy import Keep, classify, internal, public
from heed.foundation.rows import Row


class PlaceKind(models.TextChoices):
    """What sort of place it is."""

    ORGANISATION = "organisation", "Organisation"
    SERVICE = "service", "Service"
    WARD = "ward", "Ward"
    TEAM = "team", "Team"


class Nation(models.TextChoices):
    """Whose help contacts and bank holidays apply."""

    ENGLAND = "england", "England"
    SCOTLAND = "scotland", "Scotland"
    WALES = "wales", "Wales"
    NORTHERN_IRELAND = "northern-ireland", "Northern Ireland"


class Setting(models.TextChoices):
    """Whether people stay there or are seen there."""

    INPATIENT = "inpatient", "Inpatient"
    COMMUNITY = "community", "Community"


def usual_shifts() -> list[str]:
    """When shifts begin, where nobody has said otherwise."""
    return ["07:00", "14:30", "21:30"]


class Place(Row):
    """A place that words can be about. Its names are dated; it itself stays the same.

    The organisation is the root of its own tree, and ``organisation`` of every row is
    the root's id.
    """

    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    kind = models.CharField(max_length=20, choices=PlaceKind.choices)
    slug = models.SlugField(max_length=80)
    code = models.CharField(max_length=8, unique=True)
    nation = models.CharField(max_length=20, choices=Nation.choices)
    setting = models.CharField(max_length=20, choices=Setting.choices, blank=True)
    speciality = models.CharField(max_length=100, blank=True)
    zone = models.CharField(max_length=40, default="Europe/London")
    shifts = models.JSONField(default=usual_shifts)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged_from"
    )
    split_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="split_into"
    )
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    live_on = models.DateField(null=True, blank=True)
    person_in_charge = models.CharField(max_length=100, blank=True)
    urgent_phone = models.CharField(max_length=40, blank=True)
    no_phone = models.BooleanField(default=False)
    made_up = models.BooleanField(default=False)

    privacy = classify(
        public(
            "parent kind slug code nation setting speciality zone shifts merged_into "
            "split_from opened_on closed_on live_on person_in_charge urgent_phone "
            "no_phone made_up"
        )
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "slug"], name="one_place_per_slug"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=PlaceKind.values), name="a_known_kind_of_place"
            ),
            models.CheckConstraint(
                condition=Q(nation__in=Nation.values), name="a_known_nation"
            ),
            models.CheckConstraint(
                condition=Q(
                    kind=PlaceKind.ORGANISATION,
                    parent=None,
                    id=F("organisation"),
                )
                | (~Q(kind=PlaceKind.ORGANISATION) & Q(parent__isnull=False)),
                name="only_an_organisation_stands_alone",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["ward", "team"]) | Q(setting__in=Setting.values),
                name="a_ward_or_team_has_a_setting",
            ),
            models.CheckConstraint(
                condition=(Q(parent=None) | ~Q(parent=F("id")))
                & (Q(merged_into=None) | ~Q(merged_into=F("id")))
                & (Q(split_from=None) | ~Q(split_from=F("id"))),
                name="a_place_is_not_its_own_relative",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | Q(closed_on__isnull=False),
                name="a_merged_place_is_closed",
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("opened_on")),
                name="a_place_closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=Q(live_on=None)
                | (
                    ~Q(person_in_charge="")
                    & (
                        Q(no_phone=True, urgent_phone="")
                        | (Q(no_phone=False) & ~Q(urgent_phone=""))
                    )
                ),
                name="a_live_place_has_its_contacts",
            ),
        ]


class PlaceName(Row):
    """What a place is called from a date on, until the next name begins."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    welsh_name = models.CharField(max_length=200, blank=True)
    since = models.DateField()

    privacy = classify(
        public("name welsh_name since"), internal("place", keep=Keep.FOR_GOOD)
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["place", "since"], name="one_name_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="a_name_is_not_blank"),
        ]
