"""One benchmark on one store, in a process of its own, since Django is set up once.

``python -m benchmarks.one submissions SQLite RESULT.json [--quick]``
"""

import json
import sys
from importlib import import_module
from pathlib import Path

from benchmarks.stores import opened


def main(name: str, kind: str, result: str, *options: str) -> None:
    """Measure, and write the findings."""
    with opened(kind) as store:
        # By name, since models can be imported only after Django is set up.
        benchmark = import_module(f"benchmarks.{name}")
        found = benchmark.measure(store, quick="--quick" in options)
    text = json.dumps([finding.as_json() for finding in found], indent=2)
    Path(result).write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
