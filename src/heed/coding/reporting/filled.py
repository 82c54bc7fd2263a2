"""A check list filled from a project's own records, with what its lead wrote."""

from collections.abc import Callable, Iterator, Mapping

from heed.coding.models import Answered
from heed.coding.reporting import analysed, gathered
from heed.coding.reporting.known import Known
from heed.coding.reporting.shelf import check_list
from heed.ui.documents.checklists import Entry
from heed.ui.documents.document import Document, Heading, Paragraph, Part, document

ABOUT = (
    "Items are named in our own short words; their full wording is in the source. "
    "What is told from records is counted anew each time, and small counts of people "
    "are left out. What is not reported says why."
)
FACTS: dict[str, Callable[[Known], str]] = {
    fact.__name__: fact
    for fact in (
        gathered.people,
        gathered.texts,
        gathered.sources,
        gathered.months,
        gathered.withdrawn,
        gathered.interviewers,
        gathered.ways_of_meeting,
        gathered.guides,
        gathered.distress,
        gathered.consent_papers,
        gathered.purpose,
        gathered.place,
        analysed.framework,
        analysed.codes,
        analysed.where_codes_come_from,
        analysed.issues,
        analysed.coders,
        analysed.kinds_of_coders,
        analysed.samples,
        analysed.agreement,
        analysed.settled,
        analysed.notes,
        analysed.coverage,
        analysed.saturation,
        analysed.edited,
        analysed.software,
    )
}


def filled_list(known: Known, name: str, answers: Mapping[str, Answered]) -> Document:
    """Every item with its facts and what was written of it."""
    whole = check_list(name)
    parts: list[Part] = [
        Paragraph(f"{whole.title}. {whole.source}."),
        Paragraph(ABOUT),
    ]
    for heading in dict.fromkeys(item.part for item in whole.items):
        parts.append(Heading(heading))
        for item in whole.items:
            if item.part == heading:
                parts += _item(item, known, answers)
    return document(f"{known.project.title}: {whole.name}", parts)


def _item(item: Entry, known: Known, answers: Mapping[str, Answered]) -> Iterator[Part]:
    yield Heading(f"{item.code}. {item.name}", 3)
    if item.says:
        yield Paragraph(item.says)
    told = [words for words in (FACTS[name](known) for name in item.facts) if words]
    if told:
        yield Paragraph(" ".join(told))
    elif item.facts:
        yield Paragraph("Nothing is recorded.")
    if item.blank:
        yield _written(item.blank.asks, answers.get(item.blank.code))


def _written(asks: str, answer: Answered | None) -> Paragraph:
    if answer is None:
        return Paragraph(asks, is_blank=True)
    if answer.is_reported:
        return Paragraph(answer.words)
    return Paragraph(f"Not reported, because: {answer.words}")
