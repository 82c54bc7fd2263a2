"""Interviews: who was asked, under which papers, and where their words are."""

from django.db import models
from django.db.models import Q

from heed.foundation.privacy import Keep, classify, internal, personal, public, special
from heed.foundation.rows import Row
from heed.people.models import Account, Place
from heed.responses.choices import Decision, Group, Mode, Purpose
from heed.responses.models import Text


class PaperKind(models.TextChoices):
    """What an interviewer has before them."""

    GUIDE = "guide", "Topic guide"
    PROTOCOL = "protocol", "Distress protocol"
    CONSENT = "consent", "Consent wording"


class Paper(Row):
    """A numbered topic guide, distress protocol or consent wording; never changed."""

    privacy = classify(
        public("place kind slug title number purpose body"),
        internal("made_on", keep=Keep.FOR_GOOD),
    )

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=PaperKind.choices)
    slug = models.SlugField(max_length=80)
    title = models.CharField(max_length=200)
    number = models.PositiveSmallIntegerField()
    purpose = models.CharField(max_length=10, choices=Purpose.choices, blank=True)
    body = models.TextField()
    made_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "slug", "number"],
                name="paper_number_once",
            ),
            models.CheckConstraint(
                condition=(Q(kind="consent") & ~Q(purpose=""))
                | (~Q(kind="consent") & Q(purpose="")),
                name="paper_of_consent_names_its_purpose",
            ),
        ]


class Contact(models.TextChoices):
    """How two people met."""

    IN_PERSON = "in_person", "In person"
    PHONE = "phone", "By phone"
    VIDEO = "video", "By video"
    WRITTEN = "written", "In writing"


class Ending(models.TextChoices):
    """How far an interview has come."""

    NOT_YET = "not_yet", "Not over yet"
    FINISHED = "finished", "Came to its end"
    STOPPED = "stopped", "Stopped before its end"


class ByWhom(models.TextChoices):
    """Who asked for a pause or an end."""

    PARTICIPANT = "participant", "The person who was interviewed"
    INTERVIEWER = "interviewer", "The interviewer"
    OTHER = "other", "Somebody else"


class Interview(Row):
    """One person's interview, under a code that names nobody; only its month is kept.

    ``text`` is the transcript as it was brought in: a sealed original like any other
    text. What was said of a distress protocol is whether it lay before the interviewer.
    """

    privacy = classify(
        internal(
            "place code contact month language guide protocol ending paused_by "
            "stopped_by text withdrawn_on",
            keep=Keep.WITH_RESPONSE,
        ),
        personal("interviewer", keep=Keep.WITH_RESPONSE),
        special("group groups", keep=Keep.WITH_RESPONSE),
    )

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=12)
    group = models.CharField(max_length=20, choices=Group.choices)
    groups = models.JSONField(default=list)
    contact = models.CharField(max_length=12, choices=Contact.choices)
    month = models.DateField()  # the first day of its month
    language = models.CharField(max_length=10, default="en-gb")
    guide = models.ForeignKey(
        Paper, on_delete=models.PROTECT, null=True, related_name="+"
    )
    protocol = models.ForeignKey(
        Paper, on_delete=models.PROTECT, null=True, related_name="+"
    )
    ending = models.CharField(
        max_length=10, choices=Ending.choices, default=Ending.NOT_YET
    )
    paused_by = models.CharField(max_length=12, choices=ByWhom.choices, blank=True)
    stopped_by = models.CharField(max_length=12, choices=ByWhom.choices, blank=True)
    interviewer = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    text = models.OneToOneField(
        Text, on_delete=models.PROTECT, null=True, related_name="interview"
    )
    withdrawn_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "place", "code"], name="interview_code_once"
            ),
            models.CheckConstraint(
                condition=~Q(ending="stopped") | ~Q(stopped_by=""),
                name="interview_stopped_by_somebody",
            ),
        ]


class InterviewConsent(Row):
    """What a person said about one purpose, under which wording."""

    privacy = classify(
        internal(
            "interview purpose paper decision mode decided_on withdrawn_on",
            keep=Keep.WITH_RESPONSE,
        )
    )

    interview = models.ForeignKey(
        Interview, on_delete=models.PROTECT, related_name="consent"
    )
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    paper = models.ForeignKey(
        Paper, on_delete=models.PROTECT, null=True, related_name="+"
    )
    decision = models.CharField(max_length=10, choices=Decision.choices)
    mode = models.CharField(max_length=12, choices=Mode.choices)
    decided_on = models.DateField()  # the first day of the interview's month
    withdrawn_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["interview", "purpose"],
                name="interview_consent_one_decision_a_purpose",
            ),
            models.CheckConstraint(
                condition=Q(decision="not_asked") | Q(paper__isnull=False),
                name="interview_consent_asked_names_its_wording",
            ),
        ]


class SpeakerRole(models.TextChoices):
    """Who speaks in a transcript, as a person said."""

    PARTICIPANT = "participant", "The person who was interviewed"
    INTERVIEWER = "interviewer", "The interviewer"
    OTHER = "other", "Somebody else"


class Speaker(Row):
    """A voice of a transcript by number; the file's label may be a name, and goes."""

    privacy = classify(internal("interview number role", keep=Keep.WITH_RESPONSE))

    interview = models.ForeignKey(
        Interview, on_delete=models.PROTECT, related_name="speakers"
    )
    number = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=12, choices=SpeakerRole.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["interview", "number"], name="speaker_number_once"
            )
        ]


class TurnList(Row):
    """Where each turn stands in one version of a transcript, in code points.

    ``version`` is 0 for the sealed original. A turn is ``[speaker, start, end, begins,
    ends]``: a speaker's number, two places, and seconds or nothing. An edited copy has
    a list of its own, so that it keeps its turns. ``roles`` says who each number is
    where no interview does, as in what came from another program.
    """

    privacy = classify(internal("text version turns roles", keep=Keep.WITH_RESPONSE))

    text = models.ForeignKey(Text, on_delete=models.PROTECT, related_name="turn_lists")
    version = models.PositiveSmallIntegerField()
    turns = models.JSONField()
    roles = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["text", "version"], name="turn_list_once_a_version"
            )
        ]
