"""How long files, functions and templates are."""

import ast
import statistics
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src"


def python_files(*, tests: bool) -> list[Path]:
    """Our source files without migrations: the tests, or all but the tests."""
    found = [p for p in SOURCE.rglob("*.py") if "migrations" not in p.parts]
    if tests:
        found += (ROOT / "tests").rglob("*.py")
    chosen = [p for p in found if ("tests" in p.relative_to(ROOT).parts) == tests]
    return [p for p in chosen if p.name != "__init__.py"]


def lines(path: Path) -> int:
    """Lines of a file."""
    return len(path.read_text(encoding="utf-8").splitlines())


def function_bodies(path: Path) -> list[tuple[str, int]]:
    """Each function's name and the length of its body without its docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            length = body[-1].end_lineno - body[0].lineno + 1 if body else 0
            found.append((node.name, length))
    return found


def percentile(values: list[int], share: int) -> float:
    """The value below which ``share`` per cent of the values lie."""
    return statistics.quantiles(values, n=100, method="inclusive")[share - 1]
