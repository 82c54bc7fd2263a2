"""Whose words a text of an exchanged project is: one person for each case."""

from dataclasses import dataclass
from uuid import UUID

from heed.coding.definition.exchange import Case, Project
from heed.coding.definition.exchange_marks import guid_beside
from heed.foundation.ids import new_id

GROUP = "group"


@dataclass(frozen=True)
class People:
    """The person and the group of each text; a text without a case has its own."""

    variables: frozenset[str]  # those that say the group
    several: int  # texts that lie in more than one case
    _of: dict[str, tuple[UUID, str]]

    def of(self, source: str) -> tuple[UUID, str]:
        """Whose a text is, under an identity of chance, and what the file says."""
        return self._of[source]


def people_in(project: Project) -> People:
    """The people of a project, as its cases tell."""
    variables = frozenset(
        one.guid for one in project.variables if one.name.strip().casefold() == GROUP
    )
    found: dict[str, tuple[UUID, str]] = {}
    several: set[str] = set()
    for case in project.cases:
        person = new_id(), _group(case, variables)
        for source in case.sources:
            if source in found:
                several.add(source)
            found.setdefault(source, person)
    beside = {guid_beside(one.guid): one.guid for one in project.sources}
    for one in sorted(project.sources, key=lambda one: one.guid in beside):
        own = next((v.text for v in one.values if v.variable in variables), None)
        whose = found.get(one.guid) or found.get(beside.get(one.guid, ""))
        person_of, group = whose or (None, "")
        found[one.guid] = person_of or new_id(), group or own or ""
    return People(variables, len(several), found)


def _group(case: Case, variables: frozenset[str]) -> str:
    said = (one.text for one in case.values if one.variable in variables)
    return next((text for text in said if text), "")
