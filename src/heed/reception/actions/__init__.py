"""What can happen at the public doors."""

from heed.reception.actions.giving import end_sitting, give
from heed.reception.actions.receipts import words_of
from heed.reception.actions.sittings import (
    begin_sitting,
    clear_sitting,
    keep_sitting,
)
from heed.reception.actions.tablets import (
    meet_tablet,
    new_secret,
    pair_tablet,
    revoke_tablet,
)

__all__ = [
    "begin_sitting",
    "clear_sitting",
    "end_sitting",
    "give",
    "keep_sitting",
    "meet_tablet",
    "new_secret",
    "pair_tablet",
    "revoke_tablet",
    "words_of",
]
