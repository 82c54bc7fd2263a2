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
    said = Mark.objects.filter(text__project=project, state=MarkState.DONE)
    others = said.exclude(coder=coder).exclude(coder__kind=CoderKind.MACHINE)
    return codes(coder) and others.exists() and next_text(coder) is not None


def who_looked(project: Project) -> list[Coder]:
    """The coders who saw what others said before they were done themselves."""
    looked = project.coders.exclude(saw_others_at=None)
    return list(looked.order_by("saw_others_at", "label"))
