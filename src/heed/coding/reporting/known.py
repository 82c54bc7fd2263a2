"""What a project's own records say, gathered once for every fact of a check list."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

import numpy as np

from heed.coding.agreement import Judged
from heed.coding.models import Code, Coder, Interview, Kind, Project
from heed.coding.queries import judged
from heed.coding.queries.projects import sources_of
from heed.coding.queries.tallied import told_in
from heed.coding.results import Mention, Standing
from heed.coding.tallies import Told
from heed.responses.choices import State
from heed.responses.models import Response
from heedstats.saturation import Saturation, saturation

SEED = 7  # for the band of orders; the mean is exact


@dataclass(frozen=True)
class Known:
    """The records of one coding project."""

    project: Project

    @cached_property
    def codes(self) -> list[Code]:
        """The codes of the framework in use."""
        return judged.codes_of(self.project)

    @cached_property
    def coders(self) -> list[Coder]:
        """The people who code or coded, and who settle."""
        return judged.people_who_code(self.project)

    @cached_property
    def found(self) -> tuple[Standing, list[Mention]]:
        """What stands, and every mention."""
        return judged.found_in(self.project)

    @cached_property
    def told(self) -> list[Told]:
        """Everybody whose texts are done."""
        return told_in(self.project, self.found[1])

    @cached_property
    def judged(self) -> Judged:
        """What coders said of every code, where no suggestion lay before them."""
        return judged.judged_alone(self.project)

    @cached_property
    def saturation(self) -> Saturation | None:
        """The curve of factors known after so many people; of one person none."""
        codes: dict[UUID, set[UUID]] = defaultdict(set)
        factors = {one.pk for one in self.codes if one.kind == Kind.FACTOR}
        for one in self.found[1]:
            if one.code in factors:
                codes[one.person].add(one.code)
        if len(codes) < 2:
            return None
        return saturation(list(codes.values()), np.random.default_rng(SEED))

    @cached_property
    def sources(self) -> list[str]:
        """Where texts come from; interviews have no title of their own."""
        named = sources_of(self.project)
        return [one.fieldwork.title if one.fieldwork else "" for one in named]

    @cached_property
    def interviews(self) -> Sequence[Interview]:
        """The interviews whose transcripts are in the project."""
        texts = self.project.texts.values("version__text")
        found = Interview.objects.filter(text__in=texts, withdrawn_on=None)
        return found.select_related("guide", "protocol").order_by("code")

    @cached_property
    def withdrawn(self) -> int:
        """How many took back an answer or an interview of the project's sources."""
        fieldworks = self.project.sources.exclude(fieldwork=None).values("fieldwork")
        gone = set(
            Response.objects.filter(
                fieldwork__in=fieldworks, state=State.WITHDRAWN
            ).values_list("pk", flat=True)
        )
        if self.project.sources.filter(fieldwork=None).exists():
            back = Interview.objects.exclude(withdrawn_on=None)
            gone |= set(
                back.filter(place=self.project.place).values_list("pk", flat=True)
            )
        return len(gone)
