"""A coding project goes out to another program: written down before there is a file."""

from collections.abc import Callable
from uuid import UUID

from django.db import transaction

from heed.coding.access import coder_in, settles
from heed.coding.errors import NotInTheProject
from heed.coding.formats.refi import Unit, write_project
from heed.coding.models import Coder, Project
from heed.coding.queries.exchange import Exchanged, exchanged
from heed.instruments.formats.losses import Loss
from heed.people.models import Account
from heed.safeguards.audit import AT_THE_CONSOLE, About, Event, record


def export_project(
    *,
    by: Account | UUID,
    project: Project,
    unit: Unit = Unit.CODE_POINTS,
    told: Callable[[int, int], None] | None = None,
) -> tuple[bytes, tuple[Loss, ...], Exchanged]:
    """A project as a .qdpx, what could not be written, and what went out.

    Only for those who settle in it, and for whoever has the server's console. Texts
    that were taken back are not in it, nor those to which ``by`` stands too close, nor
    those of another program of which nobody has said why they may be used.
    """
    reader = None if by == AT_THE_CONSOLE else by
    if reader is not None:
        coder = coder_in(reader, project)
        if coder is None or not settles(coder):
            raise NotInTheProject
    _note(by if reader is None else reader.pk, project, unit)
    out = exchanged(project, reader=reader, told=told)
    content, losses = write_project(out.project, unit=unit)
    return content, losses, out


@transaction.atomic
def export_matrix(*, by: Coder, kind: str) -> None:
    """Write down that a framework matrix goes out; only for those who settle."""
    if not settles(by):
        raise NotInTheProject
    _record(by.account_id, by.project, {"as": kind, "what": "matrix"})


@transaction.atomic
def _note(by: UUID, project: Project, unit: Unit) -> None:
    _record(by, project, {"as": "qdpx", "counting": unit.name})


def _record(by: UUID, project: Project, details: dict[str, str]) -> None:
    record(
        by=by,
        event=Event.EXPORTED,
        about=About("coding project", project.pk),
        organisation=project.organisation,
        place=project.place_id,
        details=details,
    )
