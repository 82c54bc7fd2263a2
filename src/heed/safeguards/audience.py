"""For whom a number or a text is meant."""

from enum import StrEnum


class Audience(StrEnum):
    """From those who may open the words themselves to everybody.

    Whatever leaves a custodian's desk is for one of the others.
    """

    CUSTODIAN = "custodian"
    WARD = "ward"
    ORGANISATION = "organisation"
    PUBLIC = "public"
