"""One check per kind of item, made once from the item and called for every answer."""

from heed.instruments.checks.making import check_for
from heed.instruments.checks.refusals import Check, Posted, Unacceptable

__all__ = ["Check", "Posted", "Unacceptable", "check_for"]
