"""Files and functions stay short enough to be read at one sitting."""

import statistics

from tests.repository.measures import (
    ROOT,
    SOURCE,
    function_bodies,
    lines,
    percentile,
    python_files,
)

REASON = "Longer than 500 lines because"


def bodies(*, tests):
    files = python_files(tests=tests)
    return [size for path in files for _, size in function_bodies(path)]


def test_files_are_short():
    sizes = [lines(path) for path in python_files(tests=False)]
    assert statistics.median(sizes) <= 80
    assert percentile(sizes, 95) <= 350


def test_a_long_file_gives_its_reason():
    long = [p for p in python_files(tests=False) if lines(p) > 500]
    silent = [str(p.relative_to(ROOT)) for p in long if REASON not in p.read_text()]
    assert not silent


def test_functions_are_short():
    sizes = bodies(tests=False)
    assert statistics.median(sizes) <= 10
    assert percentile(sizes, 95) <= 40


def test_test_functions_are_short():
    assert statistics.median(bodies(tests=True)) <= 15


def test_templates_are_short():
    sizes = [lines(path) for path in SOURCE.rglob("templates/**/*.html")]
    assert len(sizes) < 4 or statistics.median(sizes) <= 45
    assert len(sizes) < 4 or percentile(sizes, 95) <= 150


def test_views_are_short():
    views = [p for p in python_files(tests=False) if "views" in p.parts]
    sizes = [size for path in views for _, size in function_bodies(path)]
    assert not sizes or statistics.median(sizes) <= 10
