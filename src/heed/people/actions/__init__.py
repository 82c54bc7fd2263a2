"""Everything that can happen to people and places."""

from heed.people.actions.accounts import (
    accept_invitation,
    deactivate,
    invitation_path,
    invite_account,
    invite_again,
)
from heed.people.actions.ageing import due_accounts, empty_accounts
from heed.people.actions.nudging import NUDGE, nudge, says
from heed.people.actions.numbers import (
    set_beds,
    set_carers_rule,
    set_caseload,
    set_staff_in_post,
)
from heed.people.actions.occupancy import ImportReport, import_occupancy
from heed.people.actions.organisations import found_organisation
from heed.people.actions.places import (
    close_place,
    go_live,
    merge_place,
    open_place,
    pause_place,
    rename_place,
    reopen_place,
    set_contacts,
    set_reading_hours,
    split_place,
)
from heed.people.actions.postings import post, set_line_manager, unpost
from heed.people.actions.rota import (
    end_pattern,
    plan_exception,
    plan_rota,
    remove_exception,
)

__all__ = [
    "NUDGE",
    "ImportReport",
    "accept_invitation",
    "close_place",
    "deactivate",
    "due_accounts",
    "empty_accounts",
    "end_pattern",
    "found_organisation",
    "go_live",
    "import_occupancy",
    "invitation_path",
    "invite_account",
    "invite_again",
    "merge_place",
    "nudge",
    "open_place",
    "pause_place",
    "plan_exception",
    "plan_rota",
    "post",
    "remove_exception",
    "rename_place",
    "reopen_place",
    "says",
    "set_beds",
    "set_carers_rule",
    "set_caseload",
    "set_contacts",
    "set_line_manager",
    "set_reading_hours",
    "set_staff_in_post",
    "split_place",
    "unpost",
]
