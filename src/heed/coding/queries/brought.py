"""Files of other programs that somebody brought: theirs alone, and what is in them."""

import json
from collections.abc import Sequence
from uuid import UUID

from heed.coding import brought_files
from heed.coding.came import Came, Report
from heed.coding.definition.into_codes import misfits
from heed.coding.errors import NotYoursToLead
from heed.coding.models import BroughtFile, Framework
from heed.coding.queries.frameworks import definition_of, frameworks_to_code_to
from heed.coding.queries.importing import place_to_lead
from heed.people.access import Permission, may
from heed.people.models import Account, Place
from heed.people.queries import places_where


def brought_by(account: Account) -> list[BroughtFile]:
    """The files that somebody brought and that are still here, the newest first."""
    mine = BroughtFile.objects.filter(by=account).select_related("project")
    return list(mine.order_by("-came_at"))


def file_brought_by(account: Account, pk: UUID) -> BroughtFile | None:
    """One file, for whoever brought it and for nobody else."""
    mine = BroughtFile.objects.filter(by=account, pk=pk)
    return mine.select_related("project", "by").first()


def report_of(brought: BroughtFile) -> Report:
    """What is known of a file."""
    return Report.model_validate_json(_opened(brought, "report", brought.report))


def chosen_of(brought: BroughtFile) -> dict[str, str]:
    """What was chosen of a file."""
    found: dict[str, str] = json.loads(_opened(brought, "chosen", brought.chosen))
    return found


def places_to_lead(account: Account) -> list[Place]:
    """Where somebody may open a coding project."""
    return list(places_where(account, Permission.LEAD_CODING))


def usual_place(account: Account) -> str:
    """The code of the one topmost place where they may, or nothing among several."""
    try:
        return place_to_lead(account).code
    except NotYoursToLead:
        return ""


def frameworks_that_fit(account: Account, came: Came) -> list[Framework]:
    """The frameworks here that have every code of a file that was used, by its name."""
    known = frameworks_to_code_to(account.organisation)
    return [one for one in known if not misfits(came.used, definition_of(one))]


def could_be_coders(account: Account) -> Sequence[Account]:
    """People of the organisation who may code texts, by name."""
    mine = Account.objects.filter(organisation=account.organisation).order_by("name")
    return [one for one in mine if may(one, Permission.CODE_TEXTS)]


def _opened(brought: BroughtFile, part: str, sealed: bytes) -> bytes:
    if not sealed:
        return b"{}"
    return brought_files.opened_beside(brought.pk, brought.key, part, sealed)
