"""For which place somebody may bring a project in."""

from heed.coding.errors import NotYoursToLead
from heed.people.access import Permission
from heed.people.models import Account, Place
from heed.people.queries import places_where


def place_to_lead(account: Account, code: str = "") -> Place:
    """The place with a code, or the topmost one, where somebody may lead coding."""
    found = {one.code: one for one in places_where(account, Permission.LEAD_CODING)}
    if code in found:
        return found[code]
    tops = [one for one in found.values() if one.parent not in found.values()]
    if code or len(tops) != 1:
        raise NotYoursToLead(sorted(found))
    return tops[0]
