"""What can happen at the public doors."""

from heed.reception.actions.giving import end_sitting, give
from heed.reception.actions.receipts import words_of
from heed.reception.actions.sittings import (
    begin_sitting,
    clear_sitting,
    keep_sitting,
)

__all__ = [
    "begin_sitting",
    "clear_sitting",
    "end_sitting",
    "give",
    "keep_sitting",
    "words_of",
]
