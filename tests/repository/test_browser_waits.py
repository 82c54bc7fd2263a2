"""A browser test looks at the page that it means, also on a slow machine.

A click is over before the page that it opens has come. Whoever looks at once sees the
page before, or one without its style sheets; on a fast machine nearly never.
"""

import ast
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tests.repository.measures import ROOT

AT_ONCE = {
    "all_inner_texts",
    "all_text_contents",
    "get_attribute",
    "inner_html",
    "inner_text",
    "input_value",
    "is_checked",
    "is_disabled",
    "is_enabled",
    "is_hidden",
    "is_visible",
    "text_content",
}
CLICKS = {"click", "dblclick"}
WAITS = {"expect", "reads", "wait_for", "wait_for_function", "wait_for_url"}
FILES = sorted(
    path
    for folder in ("src", "tests")
    for path in (ROOT / folder).rglob("*.py")
    if "journeys" in path.parts or "mark.browser" in path.read_text(encoding="utf-8")
    if path != Path(__file__)
)


def called(node: ast.AST) -> set[str]:
    """The names of all functions and methods that are called in this."""
    found = {one.func for one in ast.walk(node) if isinstance(one, ast.Call)}
    return {getattr(one, "attr", getattr(one, "id", "")) for one in found}


def looks_at_once(tree: ast.AST) -> Iterator[int]:
    """The lines that assert what a page says at that very moment."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assert) and called(node.test) & AT_ONCE:
            yield node.lineno


def clicks_and_goes_on(tree: ast.AST) -> Iterator[int]:
    """The lines that click without waiting, in the next line, for what comes of it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.With) and any(map(expects, node.items)):
            continue
        body = getattr(node, "body", None)
        if not isinstance(body, list):
            continue
        for one, after in pairwise([*body, ast.Pass()]):
            clicks = isinstance(one, ast.Expr) and called(one) & CLICKS
            if clicks and not called(after) & WAITS:
                yield one.lineno


def expects(item: ast.withitem) -> bool:
    """Whether this waits until the block's end for something that its body begins."""
    return any(name.startswith("expect_") for name in called(item))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_it_waits(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not list(looks_at_once(tree)), "Write expect(…), which waits, in its place."
    assert not list(clicks_and_goes_on(tree)), (
        "Write follow(…) where a page is opened, or expect(…) right after the click."
    )


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("page.click()\nassert 1", 1),
        ("page.click()", 1),
        ("for one in all:\n    one.click()", 1),
        ("with page.expect_download():\n    page.click()", 0),
        ("page.click()\nexpect(page).to_have_title('')", 0),
        ("follow(page)\nassert 1", 0),
        ("assert not page.is_visible()", 1),
        ("assert 'x' in page.locator('p').inner_text()", 1),
    ],
)
def test_the_check_finds_what_does_not_wait(code, found):
    tree = ast.parse(code)
    assert len([*looks_at_once(tree), *clicks_and_goes_on(tree)]) == found
