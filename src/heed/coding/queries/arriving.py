"""Which edited copies may come into a project, by consent and the writer's choice."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from heed.coding.models import CodedText, Project, Source
from heed.concerns.choices import Circle
from heed.concerns.models import Concern
from heed.responses.choices import Decision, Purpose, State, TextKind, WardMaySee
from heed.responses.models import ConsentDecision, TextKey, TextVersion


def may_come_in(project: Project, source: Source) -> QuerySet[TextVersion]:
    """The newest edited copy of each text of a source that is not in a project yet.

    For research each writer said yes to research. For the service's own use the writer
    lets at least themes travel. What was told to safeguarding stays there.
    """
    newer = TextVersion.objects.filter(
        text=OuterRef("text"), purpose=project.purpose, number__gt=OuterRef("number")
    )
    asked = Q(text__item__in=source.items) if source.items else Q()
    inside = CodedText.objects.filter(project=project, version__text=OuterRef("text"))
    kept = Concern.objects.filter(
        response=OuterRef("text__response"), circle=Circle.SAFEGUARDING
    )
    return (
        TextVersion.objects.filter(
            asked,
            _allowed(project),
            purpose=project.purpose,
            text__kind=TextKind.ANSWER,
            text__response__fieldwork=source.fieldwork_id,
        )
        .exclude(text__response__state=State.WITHDRAWN)
        .filter(
            ~Exists(newer),
            ~Exists(inside),
            ~Exists(kept),
            Exists(TextKey.objects.filter(text=OuterRef("text"))),
        )
        .select_related("text__response")
    )


def _allowed(project: Project) -> Q:
    if project.purpose == Purpose.SERVICE:
        return ~Q(text__ward_may_see=WardMaySee.NOTHING)
    yes = ConsentDecision.objects.filter(
        response=OuterRef("text__response"),
        purpose=project.purpose,
        decision=Decision.YES,
        withdrawn_on=None,
    )
    return Q(Exists(yes))
