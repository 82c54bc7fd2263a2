"""The texts of a project, in its order, and how far each coder is with them."""

from django.db import models
from django.db.models import Q

from heed.coding.choices import MarkState
from heed.coding.models.projects import Coder, Project, Source
from heed.foundation.privacy import Keep, classify, internal, special
from heed.foundation.rows import Row
from heed.people.models import Place
from heed.responses.choices import Group, TextKind
from heed.responses.models import TextVersion


class CodedText(Row):
    """A version of a text that came into a project, at a place in its random order.

    ``position`` is dealt by chance among all, and tells nothing of when it came in;
    ``is_settled`` says that the store does not tell it any more either.

    ``person`` stands for whoever wrote or spoke, within the project: their response or
    interview. ``is_hard`` says that it may weigh on a reader; it only ever adds care.
    ``is_done`` follows the marks: somebody is done with it. It is there for the index
    by which the next free text is found.
    """

    privacy = classify(
        internal(
            "project source version place person position length sample is_settled "
            "is_done",
            keep=Keep.WITH_RESPONSE,
        ),
        special("group is_hard", keep=Keep.WITH_RESPONSE),
    )

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="texts")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, null=True)
    version = models.ForeignKey(TextVersion, on_delete=models.PROTECT)
    place = models.ForeignKey(Place, on_delete=models.PROTECT)
    person = models.UUIDField()
    group = models.CharField(  # empty where another program's file did not say
        max_length=20, choices=Group.choices, blank=True
    )
    position = models.PositiveBigIntegerField()
    length = models.PositiveIntegerField()  # in code points
    is_hard = models.BooleanField(default=False)
    is_settled = models.BooleanField(default=False)
    is_done = models.BooleanField(default=False)
    sample = models.ForeignKey(
        "coding.Sample", on_delete=models.PROTECT, null=True, related_name="texts"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "position"], name="coded_text_position_once"
            ),
            models.UniqueConstraint(
                fields=["project", "version"], name="coded_text_version_once"
            ),
        ]
        indexes = [
            models.Index(fields=["project", "person"], name="coded_text_by_person"),
            models.Index(
                fields=["sample", "position"],
                condition=~Q(sample=None),
                name="coded_text_in_a_sample",
            ),
            models.Index(
                fields=["project"],
                condition=Q(is_settled=False),
                name="coded_text_to_settle",
            ),
            models.Index(
                fields=["project", "position"],
                condition=Q(is_done=False, sample=None),
                name="coded_text_free",
            ),
        ]

    @property
    def lists_marks(self) -> bool:
        """Whether its lines are what was marked in something that has no words."""
        return self.version.text.kind == TextKind.MARKS


class Sample(Row):
    """Texts drawn at random from a project, which every coder codes.

    With the seed and the size the same draw can be made again from the same texts.
    """

    privacy = classify(
        internal("project number size out_of seed drawn_on", keep=Keep.AS_EVIDENCE)
    )

    project = models.ForeignKey(
        Project, on_delete=models.PROTECT, related_name="samples"
    )
    number = models.PositiveSmallIntegerField()
    size = models.PositiveIntegerField()
    out_of = models.PositiveIntegerField()
    seed = models.PositiveIntegerField()
    drawn_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["project", "number"], name="coding_sample_number_once"
            )
        ]


class Mark(Row):
    """How far one coder is with one text; a text done without codes is an answer."""

    privacy = classify(internal("text coder state at", keep=Keep.WITH_RESPONSE))

    text = models.ForeignKey(CodedText, on_delete=models.PROTECT, related_name="marks")
    coder = models.ForeignKey(Coder, on_delete=models.PROTECT, related_name="marks")
    state = models.CharField(max_length=8, choices=MarkState.choices)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["coder", "text"], name="coding_mark_once")
        ]
        indexes = [
            models.Index(fields=["coder", "-at"], name="coding_mark_newest"),
            models.Index(fields=["coder", "state"], name="coding_mark_by_state"),
        ]
