"""What a bundle says of itself."""

from collections.abc import Iterator, Mapping, Sequence

from heed.studies.bundle.access import MEANING, Access
from heed.studies.models import Study
from heed.studies.queries import written_in
from heed.studies.reports.facts import FACTS
from heed.studies.reports.known import Known
from heed.ui.documents.document import Bullets, Document, Heading, Paragraph, Part

FILES = (
    "data: the answers as CSV with a codebook, as Parquet, and for SPSS; and the same "
    "described for a catalogue as DDI Codebook, without counts",
    "questionnaires: as each group was shown them, in each language and in Easy Read",
    "consent: information sheets and consent statements, every version",
    "reports: all tables, outcome rates, and the check lists CHERRIES and STROBE; "
    "COREQ and SRQR too where words were coded and the lists filled",
    "SHA256SUMS: the sum of each file; check them with heed study verify, or with "
    "sha256sum -c SHA256SUMS",
)
TOLD = (
    "groups",
    "sampling",
    "dates",
    "questionnaires",
    "languages",
    "consent",
    "withdrawal",
    "retention",
)
UNWEIGHTED = "There are no weights in the data, and none were used."


def readme(study: Study, known: Sequence[Known], access: Access) -> Document:
    """The page to read first."""
    written = written_in(study)
    return Document(study.title, tuple(_parts(known, access, written)))


def _parts(
    known: Sequence[Known], access: Access, written: Mapping[str, str]
) -> Iterator[Part]:
    for one in known:
        yield Heading(one.fieldwork.title)
        yield Paragraph(" ".join(FACTS[name](one) for name in TOLD))
    yield Heading("Proposed access")
    yield Paragraph(f"{access.value.capitalize()}: {MEANING[access]}.")
    yield Paragraph(
        "The rows are those of single people. Free text, identities and times are in "
        "no file. Whoever took their answers back before this was made is not in it; "
        "whoever does so later must be taken out by a new deposit."
    )
    yield Heading("Weights")
    yield Paragraph(written.get("weighting") or UNWEIGHTED)
    for name, blank in (("Ethical approval", "ethics"), ("Funding", "funding")):
        if blank in written:
            yield Heading(name)
            yield Paragraph(written[blank])
    yield Heading("Missing answers")
    yield Paragraph(
        "-1 skipped, -2 not shown (the question was not for this person), -3 not "
        "reached. None is a blank and none is a nought."
    )
    yield Heading("What is where")
    yield Bullets(FILES)
