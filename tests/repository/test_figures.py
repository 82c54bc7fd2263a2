"""Figures of what people said come through the disclosure gate, on every page.

Three searches of the sources hold it. Counting outside the gate needs a reason here;
entries are counted in one place, and only by code that hands them to the gate; and
charts are drawn of nothing but what the gate released.
"""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "heed"
COUNTING = {"count", "aggregate", "annotate", "Count", "Sum", "Avg", "Counter"}
APART = {
    "tests",
    "migrations",
    "management",
    "actions",
    "actions.py",
    "definition",
    "formats",
    "demonstration",
}
BELOW = {"safeguards", "foundation", "ui", "config"}  # the gate itself, and no entries
GATES = {"release", "closed_windows_ladder"}
# What the gate answered, and the lines of a coding project that are made of it alone.
ANSWERS = {
    ("heed.safeguards.disclosure", "Released"),
    ("heed.coding.found", "Found"),
}

# Who else counts, and why no entry can be told from it.
COUNTS = {
    "coding/came.py": "what is in a stranger's file, shown to whoever brought it",
    "coding/queries/again.py": "a project's own coders, inside it, logged",
    "coding/queries/copies.py": "how many texts wait for their own researcher",
    "coding/queries/desk.py": "how far a coder is, shown to that coder",
    "coding/queries/ending.py": "what is left, for who leads the project, blind if so",
    "coding/queries/exchange.py": "texts that stay behind, told to whoever exports",
    "coding/queries/judged.py": "a project's own coders, inside it, logged",
    "coding/presenters/matrix.py": "passages of each person, inside a project, logged",
    "coding/queries/projects.py": "how far coders are, for those inside a project",
    "coding/reporting/analysed.py": "coders and their work, inside a project, logged",
    "coding/reporting/gathered.py": "texts that came in, inside a project, logged",
    "coding/standing.py": "a project's own coders, inside it, logged",
    "coding/suggesting/hard.py": "sentences made up by us",
    "coding/tallies.py": "what is handed to the gate and to nobody else",
    "concerns/queries/care.py": "a reader's own openings, shown to that reader",
    "concerns/queries/cases.py": "who opened a text how often, from the audit trail",
    "concerns/queries/desk.py": "a custodian's own queue, which they open one by one",
    "concerns/queries/health.py": "clocks and messages within a reader's reach",
    "responses/queries/invitations.py": "a list, for a study's own members, logged",
    "responses/queries/inviting.py": "who may be written to; only batches leave it",
    "responses/queries/quotas.py": "compared with a limit above the floor, never shown",
    "responses/queries/reading.py": "what a study's readers open one by one, logged",
    "responses/queries/suspicion.py": "what a study's members set aside, inside it",
    "responses/queries/watching.py": "what is handed to the gate and to nobody else",
    "responses/signals.py": "compared with limits, never shown",
    "responses/queries/slices.py": "what is handed to the gate and to nobody else",
    "warehouse/survey_tables.py": "whole columns, for a study's own members, logged",
    "warehouse/counting.py": "what is handed to the gate and to nobody else",
    "warehouse/holdings.py": "how much is copied, for whoever runs the installation",
    "warehouse/rows.py": "how many rows an export has, which is written down",
    "warehouse/stored.py": "whether there is so much that the copy is read",
}
DRAWS = {
    "coding/published/edition.html",
    "coding/ranks_parts.html",
    "coding/trend_parts.html",
    "home/handover.html",
    "home/parts.html",
    "home/ward.html",
    "home/ward_figures.html",
    "studies/staff/table.html",
    "studies/watch/survey.html",
}


def called(tree):
    """The names of everything that is called in a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = node.func
            yield getattr(function, "attr", None) or getattr(function, "id", "")


def imported(tree):
    """What a module imports, by module and name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.module, alias.name) for alias in node.names)


def counts(source):
    """The ways in which a module counts rows."""
    return COUNTING & set(called(ast.parse(source)))


def hands_to_the_gate(source):
    """Whether a module that counts entries also asks the gate about them."""
    tree = ast.parse(source)
    takes = any(name == "slices_of" for _module, name in imported(tree))
    return not takes or bool(GATES & set(called(tree)))


def draws_only_what_was_released(source):
    """Whether a module that makes charts makes them of the gate's answers."""
    tree = ast.parse(source)
    names = set(imported(tree))
    draws = any(module == "heed.ui.figures" for module, _name in names)
    return not draws or bool(ANSWERS & names)


def is_looked_at(path):
    return not (APART | BELOW) & set(path.relative_to(SOURCE).parts)


MODULES = {
    str(path.relative_to(SOURCE)): path.read_text()
    for path in sorted(SOURCE.rglob("*.py"))
    if is_looked_at(path)
}


def test_there_are_modules_to_look_at():
    assert len(MODULES) > 150


def test_whoever_counts_says_why_nobody_can_be_told_from_it():
    """Let figures of what people said pass the gate, or give a reason in COUNTS."""
    assert [name for name in MODULES if counts(MODULES[name])] == sorted(COUNTS)


def test_entries_are_counted_for_the_gate_alone():
    assert [n for n in MODULES if not hands_to_the_gate(MODULES[n])] == []


def test_charts_are_drawn_of_what_was_released():
    assert [n for n in MODULES if not draws_only_what_was_released(MODULES[n])] == []


def test_only_known_pages_draw_charts():
    drawing = {
        str(path.relative_to(SOURCE)).split("/templates/")[1]
        for path in SOURCE.glob("*/templates/**/*.html")
        if "ui/components/figures.html" in path.read_text() and "/ui/" not in str(path)
    }
    assert drawing == DRAWS


@pytest.mark.parametrize(
    ("check", "careless"),
    [
        (lambda s: not counts(s), "n = Response.objects.filter(place=p).count()"),
        (lambda s: not counts(s), "rows = Concern.objects.annotate(n=Count('id'))"),
        (lambda s: not counts(s), "by_answer = Counter(r.answers['x'] for r in rows)"),
        (
            hands_to_the_gate,
            "from heed.responses.queries.slices import slices_of\n"
            "total = sum(one.entries for one in slices_of(place))",
        ),
        (draws_only_what_was_released, "from heed.ui.figures import bars\nbars(rows)"),
    ],
)
def test_the_search_finds_what_is_careless(check, careless):
    assert not check(careless)
