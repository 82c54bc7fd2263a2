"""Suggested codes as they may be shown: to whom, on which text, and where not."""

from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from heed.coding.access import codes
from heed.coding.choices import MarkState, NextBy, Part, Shown
from heed.coding.models import (
    CodedText,
    Coder,
    Coding,
    Dismissal,
    KnownText,
    Mark,
    Project,
    Run,
    SuggestedCode,
    TrainedModel,
    WhereShown,
)


def where_shown(project: Project) -> Shown:
    """Where a project shows suggested codes; nowhere until its lead says so."""
    newest = project.where_shown.order_by("-since").first()
    return Shown(newest.shown) if newest else Shown.NOWHERE


def where_shown_history(project: Project) -> list[WhereShown]:
    """Each decision of a lead about it, the newest first."""
    return list(project.where_shown.select_related("by__account").order_by("-since"))


def open_suggestions(coder: Coder, text: CodedText) -> list[SuggestedCode]:
    """The drafts that lie before a coder on a text, the surest first.

    None that they dismissed, and none whose code they gave the text already. Where
    they took that code off again, the draft is back.
    """
    if not shown_to(coder, text):
        return []
    given = Coding.objects.filter(
        text=text, code=OuterRef("code"), coder=coder, removed_at=None
    )
    found = _on(text).filter(~Exists(given), ~Exists(_dismissed(coder)))
    return list(found.order_by("-margin", "pk"))


def dismissed_suggestions(coder: Coder, text: CodedText) -> list[SuggestedCode]:
    """The drafts on a text that a coder did not take; they may think again."""
    if not shown_to(coder, text):
        return []
    found = _on(text).filter(Exists(_dismissed(coder)))
    return list(found.order_by("-margin", "pk"))


def suggestion_on(coder: Coder, text: CodedText, pk: UUID) -> SuggestedCode | None:
    """One draft that may be shown to a coder on a text."""
    return _on(text).filter(pk=pk).first() if shown_to(coder, text) else None


def shown_to(coder: Coder, text: CodedText) -> bool:
    """Whether drafts may lie before this coder on this text.

    Whoever is blind to another's codes is not steered by a machine either: drafts keep
    away from samples, and from texts that somebody else is done with, unless the lead
    decided otherwise. A coder may go without, and who is done with a text needs none.
    """
    project = coder.project
    shown = where_shown(project)
    if shown == Shown.NOWHERE or project.closed_on or coder.no_suggestions:
        return False
    if not codes(coder):
        return False
    done = Mark.objects.filter(text=text, state=MarkState.DONE)
    if done.filter(coder=coder).exists():
        return False
    is_shared = bool(text.sample_id) or done.exclude(coder=coder).exists()
    return shown == Shown.SAMPLES or not is_shared


def _on(text: CodedText) -> QuerySet[SuggestedCode]:
    """Drafts on a text by the model in use, which did not learn from that text."""
    learnt = KnownText.objects.filter(
        model=OuterRef("model"), text=text, part=Part.LEARNT
    )
    found = SuggestedCode.objects.filter(
        ~Exists(learnt),
        text=text,
        model__gone_at=None,
        code__framework=text.project.framework_id,
    )
    return found.select_related("code", "model")


def _dismissed(coder: Coder) -> QuerySet[Dismissal]:
    return Dismissal.objects.filter(
        suggestion=OuterRef("pk"), coder=coder, removed_at=None
    )


def models_of(project: Project) -> list[TrainedModel]:
    """Every model of a project, the newest first."""
    return list(project.trained_models.order_by("-number"))


def model_numbered(project: Project, number: int) -> TrainedModel | None:
    """One model of a project."""
    return project.trained_models.filter(number=number).first()


def has_a_turn(coder: Coder, text: CodedText) -> TrainedModel | None:
    """The model by whose doubt a text came before a coder; nothing where chance did."""
    if coder.next_by != NextBy.DOUBT or text.is_hard:
        return None
    turn = KnownText.objects.filter(
        text=text, turn__isnull=False, model__gone_at=None
    ).select_related("model")
    found = turn.first()
    return found.model if found else None


def newest_run(project: Project) -> Run | None:
    """The piece of long work that was asked for last."""
    return project.runs.select_related("model").order_by("-asked_at").first()
