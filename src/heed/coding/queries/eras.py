"""Under which versions of the framework texts were done, and what that left unjudged.

Whoever is done with a text said no to every code that they did not apply. They said
nothing of a code that came into the framework later: on that the text waits to be
looked at again.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Q

from heed.coding.models import Code, Project
from heed.coding.queries.codes_today import codes_of, translation


@dataclass(frozen=True)
class Era:
    """A time in which one version was used, and on which codes of today one judged."""

    since: datetime | None  # nothing in the first: files bring marks of earlier times
    until: datetime | None
    judged: frozenset[UUID]

    @property
    def marks(self) -> Q:
        """The marks that were made in this time."""
        after = Q(at__gte=self.since) if self.since else Q()
        return after & Q(at__lt=self.until) if self.until else after

    def __contains__(self, at: datetime) -> bool:
        after = self.since is None or at >= self.since
        return after and (self.until is None or at < self.until)


def lacking_eras(project: Project) -> list[Era]:
    """Times in which a code of today could not be judged; none where none was added."""
    uses = sorted(
        project.frameworks_used.values_list("since", "framework"),
        key=lambda use: (use[0], use[1] == project.framework_id),
    )
    if len(uses) < 2:
        return []
    known, codes = _known(project), {one.pk for one in codes_of(project)}
    ends = [since for since, _framework in uses[1:]]
    eras = [
        Era(since if at else None, until, frozenset(known[framework]))
        for at, ((since, framework), until) in enumerate(
            zip(uses, [*ends, None], strict=True)
        )
    ]
    return [era for era in eras if not codes <= era.judged]


def lacking_marks(project: Project) -> Q:
    """Marks of texts that were done before some code of today could be judged."""
    none = Q(pk__in=[])
    return reduce(or_, (era.marks for era in lacking_eras(project)), none)


def unjudged_at(project: Project, at: datetime) -> list[Code]:
    """The codes of today on which somebody who was done at a time had not judged."""
    era = next((one for one in lacking_eras(project) if at in one), None)
    return [one for one in codes_of(project) if era and one.pk not in era.judged]


def _known(project: Project) -> dict[UUID, set[UUID]]:
    """For each version that was used, the codes of today that its codes became."""
    now, found = translation(project), defaultdict(set)
    used = project.frameworks_used.values("framework")
    rows = Code.objects.filter(framework__in=used).values_list("framework", "pk")
    for framework, code in rows:
        if code in now:
            found[framework].add(now[code])
    return found
