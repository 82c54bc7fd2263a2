"""Who still codes without knowing what others said, and who has looked."""

from django.db.models import Exists, OuterRef, Q

from heed.coding.access import codes
from heed.coding.choices import CoderKind, MarkState
from heed.coding.models import CodedText, Coder, Coding, Mark, Project
from heed.coding.queries.again import waits_again
from heed.coding.queries.desk import done_with, next_text


def would_be_unblinded(coder: Coder) -> bool:
    """Whether looking at what others said would end somebody's blind coding.

    It does where they have texts left to code, and others have said something. A closed
    project can be opened again, so there it does too.
    """
    if not coder.project.is_blind or coder.saw_others_at:
        return False
    return codes(coder) and _others_said(coder) and next_text(coder) is not None


def who_looked(project: Project) -> list[Coder]:
    """The coders who saw what others said before they were done themselves."""
    looked = project.coders.exclude(saw_others_at=None)
    return list(looked.order_by("saw_others_at", "label"))


def has_seen_others_on(coder: Coder, text: CodedText) -> bool:
    """Whether another person was done with a text when this coder last looked."""
    if coder.looked_at is None:
        return False
    said_before = Coding.objects.filter(
        text=text, coder=OuterRef("coder"), made_at__lte=coder.looked_at
    )
    done = Mark.objects.filter(text=text, state=MarkState.DONE).exclude(coder=coder)
    people = done.exclude(coder__kind=CoderKind.MACHINE)
    before = people.filter(Q(at__lte=coder.looked_at) | Exists(said_before))
    return before.exists()


def stays_as_it_is(coder: Coder, text: CodedText) -> bool:
    """Whether a coder's judgement of a text can no longer be changed by them.

    Whoever has seen what others said of it would no longer judge it for themselves.
    What a change of the framework or of issues left open is judged all the same.
    """
    if not has_seen_others_on(coder, text) or not done_with(coder, text):
        return False
    return not waits_again(coder, text)


def _others_said(coder: Coder) -> bool:
    """Whether another person of the project is done with any text.

    By the coders alone, whose marks lie together in the index: a store that is told
    the project too may look through all its texts.
    """
    others = coder.project.coders.exclude(pk=coder.pk).exclude(kind=CoderKind.MACHINE)
    people = list(others.values_list("pk", flat=True))
    return Mark.objects.filter(coder__in=people, state=MarkState.DONE).exists()
