"""What the commands that exchange projects share: refusals, progress, lists."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import CommandError
from tqdm import tqdm

from heed.coding.errors import CodingRefused, ExchangeRefused, FrameworkRefused
from heed.instruments.errors import DefinitionError

REFUSALS = (CodingRefused, ExchangeRefused, FrameworkRefused, DefinitionError)


@contextmanager
def refusals() -> Iterator[None]:
    """Turn what a project refuses, and a disk that is full, into a sentence."""
    try:
        yield
    except REFUSALS as refusal:
        raise CommandError(str(refusal)) from refusal
    except OSError as error:
        raise CommandError(
            f"The file cannot be written or read: {error.strerror}. Make room, or name "
            "another one."
        ) from error


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar for long work, on a terminal alone."""
    with tqdm(desc=what, unit=" texts", disable=None, leave=False) as bar:

        def told(done: int, of: int) -> None:
            bar.total = of
            bar.update(done - bar.n)

        yield told


def listed(out: Any, heading: str, lines: Iterable[object]) -> None:
    """A heading and a line for each thing, or nothing."""
    every = [str(one) for one in lines]
    if every:
        out.write(heading)
        for one in every:
            out.write(f"  {one}")
