"""Who still codes without knowing what others said, and who has looked."""

from heed.coding.access import codes
from heed.coding.choices import CoderKind, MarkState
from heed.coding.models import Coder, Mark, Project
from heed.coding.queries.desk import next_text


def would_be_unblinded(coder: Coder) -> bool:
    """Whether looking at what others said would end somebody's blind coding.

    It does where they have texts left to code, and others have said something.
    """
    project = coder.project
    if not project.is_blind or project.closed_on or coder.saw_others_at:
        return False
    return codes(coder) and _others_said(coder) and next_text(coder) is not None


def who_looked(project: Project) -> list[Coder]:
    """The coders who saw what others said before they were done themselves."""
    looked = project.coders.exclude(saw_others_at=None)
    return list(looked.order_by("saw_others_at", "label"))


def _others_said(coder: Coder) -> bool:
    """Whether another person of the project is done with any text.

    By the coders alone, whose marks lie together in the index: a store that is told
    the project too may look through all its texts.
    """
    others = coder.project.coders.exclude(pk=coder.pk).exclude(kind=CoderKind.MACHINE)
    people = list(others.values_list("pk", flat=True))
    return Mark.objects.filter(coder__in=people, state=MarkState.DONE).exists()
