"""Accounts whose name stands in somebody's words: only ever to keep them out."""

import re
from collections.abc import Iterable

from heed.people.models import Account

SHORTEST = 3  # letters; a shorter part of a name would shut out half the service
_WORD = re.compile(r"[^\W\d_]+")


def accounts_named(words: Iterable[str], accounts: Iterable[Account]) -> list[Account]:
    """The accounts of which some part of the name was written.

    It errs toward too many: a reader shut out by chance costs little, since another
    reads instead, and one who is let in by chance may be the person complained about.
    """
    said = {word.casefold() for text in words for word in _WORD.findall(text)}
    return [account for account in accounts if said & _parts(account.name)]


def _parts(name: str) -> set[str]:
    words = (word.casefold() for word in _WORD.findall(name))
    return {word for word in words if len(word) >= SHORTEST}
