"""The Python of the tutorials runs, block after block, and says what it says."""

import re

import pytest

from tests.repository.measures import ROOT

PAGES = [
    page
    for page in sorted((ROOT / "docs/tutorials").glob("*.md"))
    if "```python" in page.read_text(encoding="utf-8")
]


@pytest.fixture(scope="module", params=PAGES, ids=lambda page: page.stem)
def run(request):
    blocks = re.findall(r"```python\n(.*?)```", request.param.read_text("utf-8"), re.S)
    names = {}
    for block in blocks:
        exec(compile(block, request.param.name, "exec"), names)
    return request.param.read_text("utf-8"), names


def test_it_runs(run):
    assert run[1]


def test_the_figures_on_the_page_are_those_of_the_code(run):
    page, names = run
    for table in ("table", "answered"):
        if table in names:
            shares = names[table].percent(decimals=1)[:, 0]
            assert ", ".join(f"{share:.1f}" for share in shares) in page
            assert names[table].base_words() in page
