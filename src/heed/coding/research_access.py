"""Who may work on the words of a study: researchers at its place who do not work there.

Whose survey answers somebody may read is known to an upper room, which says so at
start-up (``say_whose_surveys``). Until one does, nobody reads any.
"""

from collections.abc import Callable, Iterable
from uuid import UUID

from heed.people.access import ROLES, Permission, below, postings_on, reach
from heed.people.days import today_of
from heed.people.models import Account

Surveys = Callable[[Account], Iterable[UUID]]
_surveys: list[Surveys] = []


def research_places(account: Account) -> set[UUID]:
    """The places whose interviews an account may work on today.

    Nobody reads what was said about a ward where they work, not even as a researcher.
    """
    today = today_of(account.organisation)
    works_on = {
        posting.place_id
        for posting in postings_on(account, today)
        if ROLES[posting.role].works_on_the_ward
    }
    found = reach(account, Permission.DO_RESEARCH)
    return found - below(account.organisation, works_on)


def say_whose_surveys(surveys: Surveys) -> None:
    """Register which fieldworks' answers an account may read for research."""
    _surveys.append(surveys)


def research_surveys(account: Account) -> set[UUID]:
    """The fieldworks whose answers an account may read for research today."""
    return {fieldwork for surveys in _surveys for fieldwork in surveys(account)}
