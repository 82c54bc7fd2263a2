"""What the commands about studies share: who asks, refusals as sentences, files."""

import os
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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


def write_privately(path: Path, content: bytes) -> None:
    """Write a file that nobody else on the machine may read; never half of it."""
    apart = path.with_name(f".{path.name}.part")
    apart.unlink(missing_ok=True)
    handle = os.open(apart, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    apart.replace(path)
