"""What is still open in a project before it closes, and before somebody leaves it."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from heed.coding.choices import MarkState
from heed.coding.models import CodedText, Coder, Mark, Project
from heed.coding.queries.again import texts_not_judged
from heed.coding.queries.blindness import would_be_unblinded
from heed.coding.queries.copies import waiting_for_a_copy
from heed.coding.queries.judged import found_in, number_to_code_again
from heed.coding.queries.notes_left import notes_to_look_at
from heed.coding.queries.projects import texts_without_basis
from heed.coding.still_allowed import still_allowed


@dataclass(frozen=True)
class StillOpen:
    """How much of each is left; ``differing`` is nothing for who still codes blind."""

    begun: int
    nobody: int
    again: int
    homeless: int
    differing: int | None
    notes: int
    copies: int
    without_basis: int
    is_at_work: bool


def still_open(seat: Coder) -> StillOpen:
    """What is left in a project, as far as its lead may know it while they code."""
    project, allowed = seat.project, still_allowed(seat.project)
    return StillOpen(
        begun=allowed.filter(pk__in=_open_marks(project).values("text")).count(),
        nobody=allowed.filter(is_done=False).count(),
        again=texts_not_judged(project),
        homeless=number_to_code_again(project),
        differing=None if would_be_unblinded(seat) else _differing(project),
        notes=notes_to_look_at(project).count(),
        copies=waiting_for_a_copy(seat.account).total,
        without_basis=texts_without_basis(project),
        is_at_work=project.runs.filter(ended_at=None).exists(),
    )


def person_in(project: Project, coder: UUID) -> Coder | None:
    """Somebody with an account who works or worked in a project."""
    found = project.coders.filter(pk=coder).exclude(account=None)
    return found.select_related("account", "project").first()


def texts_begun_by(coder: Coder) -> int:
    """How many texts somebody opened and neither finished nor skipped."""
    begun = Mark.objects.filter(coder=coder, state=MarkState.OPEN)
    return CodedText.objects.filter(pk__in=begun.values("text")).count()


def _open_marks(project: Project) -> QuerySet[Mark]:
    inside = project.coders.filter(until=None)
    return Mark.objects.filter(coder__in=inside, state=MarkState.OPEN)


def _differing(project: Project) -> int:
    stands, _mentions = found_in(project)
    return len({text for text, _code in stands.open})
