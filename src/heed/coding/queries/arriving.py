"""Which edited copies may come into a project, by consent and the writer's choice."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from heed.coding.models import CodedText, Project, Source
from heed.coding.still_allowed import interview_stands, writer_allows
from heed.concerns.choices import Circle
from heed.concerns.models import Concern
from heed.responses.choices import State, TextKind
from heed.responses.models import TextKey, TextVersion
from heed.responses.queries.ward_words import IS_THEME


def may_come_in(project: Project, source: Source) -> QuerySet[TextVersion]:
    """The newest edited copy of each text of a source that is not in a project yet.

    For research each writer said yes to research. For the service's own use the writer
    lets at least themes travel. What was told to safeguarding stays there. A theme that
    a reader gave the ward is nobody's words, so it is no copy to code.
    """
    newer = TextVersion.objects.filter(
        ~IS_THEME,
        text=OuterRef("text"),
        purpose=project.purpose,
        number__gt=OuterRef("number"),
    )
    inside = CodedText.objects.filter(project=project, version__text=OuterRef("text"))
    keys = TextKey.objects.filter(text=OuterRef("text"))
    told = _answers(project, source) if source.fieldwork_id else _transcripts(project)
    return TextVersion.objects.filter(
        told,
        ~IS_THEME,
        ~Exists(newer),
        ~Exists(inside),
        Exists(keys),
        purpose=project.purpose,
    ).select_related("text__response", "text__interview")


def _answers(project: Project, source: Source) -> Q:
    """Free-text answers to a fieldwork, as far as each writer allows it."""
    asked = Q(text__item__in=source.items) if source.items else Q()
    kept = Concern.objects.filter(
        response=OuterRef("text__response"), circle=Circle.SAFEGUARDING
    )
    return (
        Q(
            text__kind=TextKind.ANSWER,
            text__response__fieldwork=source.fieldwork_id,
        )
        & ~Q(text__response__state=State.WITHDRAWN)
        & ~Q(Exists(kept))
        & asked
        & writer_allows(project)
    )


def _transcripts(project: Project) -> Q:
    """Interviews at the project's place whose people said yes to its purpose."""
    return interview_stands(project) & Q(text__interview__place=project.place_id)
