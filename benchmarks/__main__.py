"""Runs the benchmarks and shows what they found.

``python -m benchmarks [--quick] [NAME …]``; the results are ``var/benchmarks/*.json``.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.figures import table
from benchmarks.machine import ROOT, machine

RESULTS = ROOT / "var" / "benchmarks"
# Which stores each is run on; the first is enough where the store makes no difference.
BENCHMARKS = {
    "micro": ["SQLite"],
    "forms": ["SQLite"],
    "submissions": ["SQLite", "PostgreSQL"],
    "pages": ["SQLite"],
    "start": ["SQLite", "PostgreSQL"],
    "desk_and_ward": ["SQLite", "PostgreSQL"],
    "survey_tables": ["SQLite"],
    "large_survey": ["SQLite"],
    "suggestions": ["SQLite"],
    "coding_desk": ["SQLite", "PostgreSQL"],
    "agreement": ["SQLite"],
}


def main() -> int:
    """Run what was asked for; fails where a benchmark broke, not where one is slow."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument(
        "--quick", action="store_true", help="smaller numbers: do they still run?"
    )
    asked = parser.parse_args()
    if unknown := set(asked.names) - set(BENCHMARKS):
        parser.error(f"There is no benchmark {', '.join(sorted(unknown))}.")
    RESULTS.mkdir(parents=True, exist_ok=True)
    names = asked.names or list(BENCHMARKS)
    broken = [name for name in names if not _run(name, quick=asked.quick)]
    if broken:
        print(f"Broken: {', '.join(broken)}.")
    return len(broken)


def _run(name: str, *, quick: bool) -> bool:
    """One benchmark on each of its stores; true where all of them ran to the end."""
    about, began = machine(), time.monotonic()
    found: dict[str, Any] = {}
    for store in BENCHMARKS[name]:
        print(f"\n{name} on {store}{' (quick)' if quick else ''}", flush=True)
        found[store] = _on(name, store, quick=quick)
        print(table(found[store]) if found[store] else "  It broke.", flush=True)
    result = {
        "benchmark": name,
        "quick": quick,
        "machine": about,
        "load_average_after": os.getloadavg()[0],
        "seconds": round(time.monotonic() - began),
        "findings": found,
    }
    path = RESULTS / f"{name}{'-quick' if quick else ''}.json"
    path.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    return all(findings for findings in found.values())


def _on(name: str, store: str, *, quick: bool) -> list[dict[str, Any]]:
    """The findings on one store; none where it broke."""
    path = RESULTS / f".{name}-{os.getpid()}.json"
    command = [sys.executable, "-m", "benchmarks.one", name, store, str(path)]
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "src")])
    }
    try:
        subprocess.run(
            [*command, *(["--quick"] if quick else [])],
            cwd=ROOT,
            env=environment,
            check=True,
        )
        return json.loads(Path(path).read_text(encoding="utf-8"))
    except subprocess.CalledProcessError:
        return []
    finally:
        path.unlink(missing_ok=True)


if __name__ == "__main__":
    sys.exit(main())
