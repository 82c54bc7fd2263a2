"""Made-up people of a project, coded and done, spread over months and wards."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

from heed.coding.actions import apply_code, mark_text
from heed.coding.choices import MarkState
from heed.coding.definition.framework import fingerprint
from heed.coding.found import Found, Line
from heed.coding.models import CodedText, Coder, Edition, Source, Step
from heed.coding.queries.tallied import names_in
from heed.coding.tests.factories import a_coded_text, code_named, copied
from heed.foundation import clock
from heed.foundation.windows import window_of
from heed.instruments.models import Edition as Questionnaire
from heed.people.models import Account, Place
from heed.responses.choices import WardMaySee
from heed.responses.models import Fieldwork, Text
from heed.responses.tests.factories import given, stored
from heed.safeguards.audience import Audience

WORDS = "These words about care are made up, and long enough for ten passages in all."
SPANS = [(7 * n, 7 * n + 6) for n in range(10)]


@dataclass
class Telling:
    """Where people write, and who codes what they wrote."""

    lead: Coder
    fieldwork: Fieldwork
    edition: Questionnaire
    reader: Account

    def __post_init__(self) -> None:
        self.source, _is_new = Source.objects.get_or_create(
            organisation=self.lead.organisation,
            project=self.lead.project,
            fieldwork=self.fieldwork,
        )

    def tell(
        self,
        ward: Place,
        group: str,
        month: tuple[int, int] | None,
        factors: Iterable[str],
        *,
        times: int = 1,
        people: int = 1,
    ) -> list[CodedText]:
        """So many people who each named some factors so often in a month."""
        return [
            self.one(ward, group, month, list(factors), times) for _ in range(people)
        ]

    def one(self, ward, group, month, factors, times) -> CodedText:
        """One person, whose text is coded and done."""
        text = self.written(ward, group, month)
        for label in factors:
            for start, end in SPANS[:times]:
                apply_code(
                    by=self.lead,
                    text=text,
                    start=start,
                    end=end,
                    key=uuid4(),
                    code=code_named(self.lead, label),
                )
        mark_text(by=self.lead, text=text, state=MarkState.DONE)
        return text

    def written(self, ward, group, month) -> CodedText:
        """Words of somebody, in the project; without a month they bear no time."""
        if month is None:
            text = a_coded_text(self.lead, ward, self.reader)
            CodedText.objects.filter(pk=text.pk).update(group=group, length=len(WORDS))
            text.refresh_from_db()
            return text
        window = window_of(datetime(*month, 10, 12, tzinfo=UTC), "day", ward.zone)
        what = given(
            self.fieldwork,
            self.edition,
            ward,
            texts={"more": [WORDS]},
            group=group,
            window=window,
        )
        response = stored(what).response
        text = Text.objects.get(response=response)
        Text.objects.filter(pk=text.pk).update(ward_may_see=WardMaySee.EDITED)
        return in_the_project(self.lead, text, self.reader, group, source=self.source)


def in_the_project(
    lead: Coder,
    text: Text,
    reader: Account,
    group: str,
    source: Source | None = None,
) -> CodedText:
    """An answer in a project, without the hourly way by which answers come in."""
    return CodedText.objects.create(
        organisation=lead.organisation,
        project=lead.project,
        source=source,
        version=copied(text, reader, WORDS),
        place=text.place,
        person=text.response_id,
        group=group,
        position=lead.project.texts.count() + 1,
        length=len(WORDS),
    )


def an_edition(lead: Coder, audience: Audience = Audience.ORGANISATION) -> Edition:
    """An edition as it stands in the database, of made-up figures."""
    project = lead.project
    slugs = [code.slug for code in project.framework.codes.order_by("position")]
    figures = Found(
        audience.value,
        {axis: (_a_line(key, slugs),) for axis, key in LINES.items()},
        names_in(project),
    ).as_json()
    return Edition.objects.create(
        organisation=lead.organisation,
        project=project,
        framework=project.framework,
        number=project.editions.count() + 1,
        audience=audience.value,
        step=Step.MONTH,
        by_place=True,
        about="Made up.",
        figures=figures,
        sha256=fingerprint(figures),
        open_survey=False,
        data_cut=clock.now(),
        published_on=clock.now().date(),
        published_by=lead.account,
    )


LINES = {
    "all": "everybody",
    "side": "staff",
    "group": "staff",
    "month": "2026-06-01",
    "quarter": "2026-04-01",
    "place": "together",
}


def _a_line(key: str, slugs: list[str]) -> Line:
    return Line(key, 12, dict.fromkeys(slugs, 6), dict.fromkeys(slugs))
