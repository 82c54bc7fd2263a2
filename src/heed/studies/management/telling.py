"""What the commands about studies share: who asks, refusals as sentences, files."""

from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError

from heed.studies.errors import StudyRefused


def add_who(parser: ArgumentParser) -> None:
    """The options that every command about a study has."""
    parser.add_argument("--by", help="Your e-mail address, if you have an account.")
    parser.add_argument("--json", action="store_true", help="Print one object.")


@contextmanager
def refusals() -> Iterator[None]:
    """Turn what a study refuses, and a disk that is full, into a sentence."""
    try:
        yield
    except StudyRefused as error:
        raise CommandError(str(error)) from error
    except OSError as error:
        raise CommandError(
            f"The file cannot be written or read: {error.strerror}. Make room, or name "
            "another one."
        ) from error
