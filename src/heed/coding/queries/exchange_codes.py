"""The code tree that another program gets: layers, factors, and issues under them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID, uuid5

from heed.coding.definition import exchange
from heed.coding.formats.frameworks.codebook import described, guid_of
from heed.coding.models import Code, Issue, Project
from heed.coding.queries import judged
from heed.coding.queries.frameworks import definition_of


@dataclass(frozen=True)
class Tree:
    """The codes in their order, and which of them a stored code or issue is."""

    codes: tuple[exchange.Code, ...]
    code: dict[UUID, str]
    issue: dict[UUID, str]


@dataclass
class _Growing:
    """A tree while it grows: each code comes right after what it stands under."""

    project: Project
    issues: dict[UUID | None, list[Issue]]
    codes: list[exchange.Code] = field(default_factory=list)

    def folder(self, what: str, name: str, description: str = "") -> str:
        """A code that holds others and is not coded to."""
        guid = str(uuid5(self.project.pk, what))
        self.codes.append(
            exchange.Code(guid, name, description=description, codable=False)
        )
        return guid

    def factor(self, code: Code, guid: str, parent: str, description: str) -> None:
        """A code of the framework, and the issues under it."""
        self.codes.append(exchange.Code(guid, code.label, parent, description))
        self.under(code.pk, guid)

    def under(self, code: UUID | None, parent: str) -> None:
        """The issues under a factor, or under none."""
        for one in self.issues.get(code, ()):
            self.codes.append(exchange.Code(str(one.pk), one.name, parent, one.about))


def tree_of(project: Project, used: Iterable[UUID]) -> Tree:
    """The tree of a project; ``used`` are the codes that stand on its passages.

    A merged issue is the one it went into. Codes of an earlier version to which no
    crosswalk leads stand apart, so that nothing that was coded is left out.
    """
    now = judged.translation(project)
    issues = {one.pk: one for one in project.issues.order_by("name", "pk")}
    into = {pk: _last(one, issues) for pk, one in issues.items()}
    growing = _Growing(project, _by_factor(into.values(), now))
    today = judged.codes_of(project)
    _grow(growing, today)
    if None in growing.issues:
        growing.under(None, growing.folder("issues", "Issues under no factor"))
    earlier = set(used) - now.keys()
    if earlier:
        _grow_earlier(growing, earlier)
    known = {one.pk: _guid(project, one) for one in today}
    return Tree(
        tuple(growing.codes),
        {pk: known[end] for pk, end in now.items() if pk}
        | {pk: str(pk) for pk in earlier},
        {pk: str(one.pk) for pk, one in into.items()},
    )


def _guid(project: Project, code: Code) -> str:
    """The same as in a codebook of the framework, so that programs join the two."""
    return guid_of(project.framework.slug, code.slug)


def _grow(growing: _Growing, codes: list[Code]) -> None:
    definition = definition_of(growing.project.framework)
    said = {one.slug: described(definition, one) for one in definition.codes}
    layers = {one.slug: one.label for one in definition.layers}
    for layer, label in layers.items():
        inside = [one for one in codes if one.layer == layer]
        if inside:
            parent = growing.folder(f"layer {layer}", label)
            for code in inside:
                growing.factor(
                    code, _guid(growing.project, code), parent, said.get(code.slug, "")
                )
    for code in codes:
        if code.layer not in layers:
            growing.factor(
                code, _guid(growing.project, code), "", said.get(code.slug, "")
            )


def _grow_earlier(growing: _Growing, codes: set[UUID]) -> None:
    parent = growing.folder(
        "earlier",
        "Codes of earlier versions",
        "No crosswalk leads from these to today's framework.",
    )
    found = Code.objects.filter(pk__in=codes).select_related("framework")
    for code in found.order_by("framework__number", "position"):
        where = f"From {code.framework.title}, {code.framework.version}."
        growing.factor(code, str(code.pk), parent, where)


def _last(issue: Issue, issues: dict[UUID, Issue]) -> Issue:
    while issue.merged_into_id:
        issue = issues[issue.merged_into_id]
    return issue


def _by_factor(
    issues: Iterable[Issue], now: dict[UUID | None, UUID]
) -> dict[UUID | None, list[Issue]]:
    found: dict[UUID | None, list[Issue]] = defaultdict(list)
    for one in dict.fromkeys(issues):
        found[now.get(one.code_id)].append(one)
    return dict(found)
