"""Keeps Python's search for garbage from reading everything that never goes away.

A server holds about a million objects from start to end: code, models, addresses.
Each full search read them all with the interpreter held, so that now and then every
page in the house stood still for a quarter of a second.
"""

import gc

# New objects until the youngest are searched; Python's own 700 is three a submission.
YOUNG = 10_000


def spare_what_stays() -> None:
    """Never again search what is there now; to be called once a process has started."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])
