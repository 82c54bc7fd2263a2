"""The pages for staff, for the menu and the start page."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from heed.people.access import Permission, may
from heed.people.models import Account


@dataclass(frozen=True)
class StaffPage:
    """A page, what one does there, and its address."""

    name: str
    does: str
    url: str


Words = Callable[[], str]
_PAGES: list[tuple[Words, Words, str, Permission | None]] = [
    (
        lambda: _("Desk"),
        lambda: _("Read what people told us, in the order in which it waits."),
        "concerns:queue",
        Permission.READ_WORDS,
    ),
    (
        lambda: _("Complaints"),
        lambda: _("Complaints that people made, each with its own time to answer."),
        "concerns:complaints",
        Permission.READ_WORDS,
    ),
    (
        lambda: _("Harm for speaking up"),
        lambda: _("What people told us happened because they spoke up."),
        "concerns:reports",
        Permission.READ_ALLEGATIONS,
    ),
    (
        lambda: _("How wards feel"),
        lambda: _("See how a ward has felt, and note what came of it."),
        "home:wards",
        Permission.SEE_WARD_VIEW,
    ),
    (
        lambda: _("Numbers"),
        lambda: _("How wards felt, in numbers that point at nobody."),
        "home:figures",
        Permission.SEE_AGGREGATES,
    ),
    (
        lambda: _("Type in paper"),
        lambda: _("Type in what somebody wrote on paper or told you."),
        "reception:typing",
        Permission.TYPE_IN,
    ),
    (
        lambda: _("Type in a survey"),
        lambda: _("Type in what somebody answered on paper, for your own study."),
        "reception:typing-surveys",
        Permission.DO_RESEARCH,
    ),
    (
        lambda: _("Posters"),
        lambda: _("Print a poster with a ward's short address."),
        "reception:posters",
        Permission.PAIR_TABLETS,
    ),
    (
        lambda: _("Tablets"),
        lambda: _("Pair a shared tablet with a ward, or end one that is lost."),
        "reception:tablets",
        Permission.PAIR_TABLETS,
    ),
    (
        lambda: _("Places"),
        lambda: _("Wards and teams, their beds, their contacts and who is on call."),
        "people:places",
        Permission.MANAGE_PLACES,
    ),
    (
        lambda: _("Accounts"),
        lambda: _("Invite people and give them roles."),
        "people:accounts",
        Permission.MANAGE_ACCOUNTS,
    ),
    (
        lambda: _("Who opened what"),
        lambda: _("Who opened words and when, and whether the record is whole."),
        "home:audit",
        Permission.SEE_AUDIT,
    ),
    (
        lambda: _("Late in studies"),
        lambda: _("Studies that have not read people's words by the promised day."),
        "reading:late",
        Permission.SEE_AUDIT,
    ),
    (
        lambda: _("Duty of candour"),
        lambda: _("Which thresholds hold here for telling people about harm."),
        "concerns:provider",
        Permission.MANAGE_PLACES,
    ),
    (
        lambda: _("Studies"),
        lambda: _("Surveys, the tables they planned, and their data."),
        "studies:studies",
        Permission.DO_RESEARCH,
    ),
    (
        lambda: _("Coding"),
        lambda: _("Code people's words to a framework, and see how far you agree."),
        "coding:projects",
        Permission.CODE_TEXTS,
    ),
    (
        lambda: _("Findings"),
        lambda: _("What people told of, in numbers that point at nobody."),
        "found:editions",
        None,
    ),
    (
        lambda: _("Interviews"),
        lambda: _("Record interviews, bring in transcripts, make edited copies."),
        "interviews:interviews",
        Permission.DO_RESEARCH,
    ),
    (
        lambda: _("Write questionnaires"),
        lambda: _("Put questions together, translate, try and publish them."),
        "drafts:drafts",
        Permission.DO_RESEARCH,
    ),
    (
        lambda: _("Questionnaires"),
        lambda: _("What people are asked, in every wording, and why."),
        "instruments:editions",
        None,
    ),
    (
        lambda: _("My sign-in"),
        lambda: _("Your second factor and your recovery codes."),
        "mfa_index",
        None,
    ),
]


def staff_pages(account: Account) -> list[StaffPage]:
    """The pages that an account may open, most used first."""
    return [
        StaffPage(name(), does(), reverse(address))
        for name, does, address, permission in _PAGES
        if permission is None or may(account, permission)
    ]
