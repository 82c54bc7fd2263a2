"""Texts that came with a file, and whether anybody said on which ground."""

from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from heed.coding.access import readable_texts
from heed.coding.models import CodedText, ImportedFile, Project, StatedBasis
from heed.coding.still_allowed import still_allowed
from heed.people.models import Account


def without_basis(project: Project) -> QuerySet[CodedText]:
    """The texts of another program of which nobody has said why they may be used.

    They can be coded, and neither count in findings, nor are quoted, nor go out.
    """
    stated = StatedBasis.objects.filter(text=OuterRef("pk"))
    return CodedText.objects.filter(
        ~Exists(stated),
        project=project,
        project__imported__isnull=False,
        source=None,
        version__text__response=None,
        version__text__interview=None,
    ).order_by("position")


def untold_in(project: Project) -> frozenset[UUID]:
    """The identities of those texts; most projects came with no file and have none."""
    if not ImportedFile.objects.filter(project=project).exists():
        return frozenset()
    return frozenset(without_basis(project).values_list("pk", flat=True))


def texts_that_go_out(project: Project, reader: Account | None) -> QuerySet[CodedText]:
    """The texts that may leave in a file, for somebody inside or for the console.

    Nobody has yet said of the others why anyone outside may have them, or their
    writers no longer allow it, or ``reader`` stands too close.
    """
    there = readable_texts(reader, project) if reader else still_allowed(project)
    untold = without_basis(project).order_by().values("pk")
    return there.exclude(pk__in=untold).order_by("position")
