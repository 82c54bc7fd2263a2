"""Asking people by name, without knowing afterwards who answered what."""

from heed.responses.actions.invitations.bringing import Brought, bring_invitations
from heed.responses.actions.invitations.ending import end_invitations, erase_invitation
from heed.responses.actions.invitations.mailing import mail_invitations
from heed.responses.actions.invitations.marking import mark_used_invitations
from heed.responses.actions.invitations.printing import print_invitations
from heed.responses.actions.invitations.stopping import (
    note_bounced,
    stop_writing,
)
from heed.responses.actions.invitations.using import using_invitation

__all__ = [
    "Brought",
    "bring_invitations",
    "end_invitations",
    "erase_invitation",
    "mail_invitations",
    "mark_used_invitations",
    "note_bounced",
    "print_invitations",
    "stop_writing",
    "using_invitation",
]
