"""Notes of a project that may quote words which were taken back."""

from uuid import UUID

from django.db.models import QuerySet

from heed.coding.models import MemoToLookAt, Project
from heed.responses.sealed_words import original_words


def notes_to_look_at(project: Project) -> QuerySet[MemoToLookAt]:
    """Those that nobody has looked at yet, in an order that tells nothing."""
    found = MemoToLookAt.objects.filter(memo__project=project)
    on = ("memo__code", "memo__issue")
    return found.select_related("memo__words", "memo__author", *on).order_by("pk")


def note_to_look_at(project: Project, pk: UUID) -> MemoToLookAt | None:
    """One of them."""
    return notes_to_look_at(project).filter(pk=pk).first()


def words_of_note(look: MemoToLookAt) -> str:
    """What stands in it, for whoever decides about it."""
    return original_words(look.memo.words)
