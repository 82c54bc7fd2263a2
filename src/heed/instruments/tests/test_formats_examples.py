"""The example forms of pyxform and REDCapR, which are not part of the project.

``HEED_EXAMPLE_FORMS`` names a folder that holds them (docs/reference/formats.md). Each
file comes in, or is refused with a place, a reason and a remedy.
"""

import os
import sys
from collections import Counter
from pathlib import Path

import pytest

from heed.instruments.errors import DefinitionError
from heed.instruments.formats.files import export, read_file

FOLDER = os.environ.get("HEED_EXAMPLE_FORMS", "")
FORMS = {".xlsx", ".xls", ".xlsm", ".csv", ".md", ".json"}
EVERY = Path(FOLDER).rglob("*") if FOLDER else ()
FOUND = sorted(one for one in EVERY if one.suffix in FORMS)

pytestmark = [
    pytest.mark.reference,
    pytest.mark.skipif(
        not FOUND,
        reason="HEED_EXAMPLE_FORMS names no folder with example forms.",
    ),
]


@pytest.mark.parametrize("path", FOUND or [None], ids=str)
def test_an_example_comes_in_or_is_refused_plainly(path, tmp_path):
    imported, problems = outcome(path)
    for problem in problems:
        assert problem.path
        assert problem.what.endswith(".")
        assert problem.remedy.endswith(".")
    if imported is None:
        assert problems
        return
    for loss in imported.losses:
        assert loss.where
        assert loss.why.endswith(".")
    again = tmp_path / "again.xlsx"
    again.write_bytes(export(imported.definition, "xlsform")[0])
    assert read_file(again).definition == imported.definition


def outcome(path):
    """What came in, or what was said."""
    try:
        return read_file(path), ()
    except DefinitionError as error:
        return None, error.problems


def summary():
    """How many came in, with what, and why the others did not; for the page."""
    for path in FOUND:
        read, problems = outcome(path)
        name = path.relative_to(FOLDER)
        if read is None:
            yield f"refused  {name}: {problems[0]}"
            continue
        how = Counter(str(loss.how) for loss in read.losses)
        told = ", ".join(f"{count} {kind}" for kind, count in sorted(how.items()))
        yield f"came in  {name}: {len(read.definition.items)} items; {told}"


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in summary())
