"""What a study's own records say of one of its fieldworks, gathered once."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from heed.instruments.definition import Definition
from heed.responses.models import ConsentText, Fieldwork, Quota, SourceTag
from heed.responses.queries import counts_of
from heed.responses.queries.invitations import Dispositions, dispositions
from heed.studies.datasets import study_dataset
from heed.studies.models import Study
from heed.warehouse.dataset import Dataset
from heed.warehouse.survey_tables import answers_of
from heedstats.tables import frequency


@dataclass(frozen=True)
class Known:
    """The records of one fieldwork, from which every fact is told."""

    study: Study
    fieldwork: Fieldwork

    @cached_property
    def data(self) -> Dataset:
        """What people answered."""
        return study_dataset(self.study, self.fieldwork)

    @property
    def forms(self) -> tuple[Definition, ...]:
        """The questionnaires."""
        return self.data.about.questionnaires

    @cached_property
    def texts(self) -> list[ConsentText]:
        """Information sheets and consent statements, each with its number."""
        keys = ("purpose", "-kind", "code", "language", "variant", "number")
        return list(self.fieldwork.consent_texts.order_by(*keys))

    @cached_property
    def sources(self) -> list[SourceTag]:
        """The ways in which the address was shared."""
        return list(self.fieldwork.sources.order_by("tag"))

    @cached_property
    def quotas(self) -> list[Quota]:
        """How many it takes."""
        return list(self.fieldwork.quotas.order_by("group", "source"))

    @cached_property
    def pages(self) -> Mapping[str, int]:
        """How often each page was reached, over all days, groups and sources."""
        reached: dict[str, int] = defaultdict(int)
        for one in counts_of(self.fieldwork):
            reached[one.page] += one.count
        return dict(reached)

    @cached_property
    def listed(self) -> Dispositions:
        """What became of those who were asked by name."""
        return dispositions(self.fieldwork)

    def people(self, name: str) -> dict[str, int]:
        """How many people stand under each label of a column."""
        table = frequency(answers_of(self.data, name))
        found = dict(zip(table.rows, table.counts[:, 0].tolist(), strict=True))
        return {label: many for label, many in found.items() if many}
