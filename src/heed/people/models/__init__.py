"""Accounts, places, their dated numbers, roles and the rota."""

from heed.people.models.accounts import Account, LineManagement
from heed.people.models.numbers import (
    Beds,
    CarersRule,
    Caseload,
    Occupancy,
    StaffInPost,
)
from heed.people.models.places import Nation, Place, PlaceKind, PlaceName, Setting
from heed.people.models.postings import Group, Posting, RoleName
from heed.people.models.rota import BankHolidays, ReadingHours, RotaPattern, RotaShift

__all__ = [
    "Account",
    "BankHolidays",
    "Beds",
    "CarersRule",
    "Caseload",
    "Group",
    "LineManagement",
    "Nation",
    "Occupancy",
    "Place",
    "PlaceKind",
    "PlaceName",
    "Posting",
    "ReadingHours",
    "RoleName",
    "RotaPattern",
    "RotaShift",
    "Setting",
    "StaffInPost",
]
