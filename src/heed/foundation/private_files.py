"""Files that go out of Heed and that only whoever made them may read."""

import os
from pathlib import Path


def write_privately(path: Path, content: bytes) -> None:
    """Write a file that nobody else on the machine may read; never half of it."""
    apart = path.with_name(f".{path.name}.part")
    apart.unlink(missing_ok=True)
    handle = os.open(apart, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    apart.replace(path)
