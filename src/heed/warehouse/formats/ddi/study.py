"""The parts of a codebook on the study and its file."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from heed.warehouse.dataset import Dataset
from heed.warehouse.formats.xml import element

FILE = "F1"
MODES = (
    "Self-completed questionnaire on paper or on a screen, or told to a helper; the "
    "columns “mode” and “helper” say which for each person."
)
KEPT_BACK = (
    "No identities, no times and no free text are in the data. Only people who agreed "
    "to this use and did not take it back are in it."
)


def study_parts(dataset: Dataset) -> Iterator[Element]:
    """The description of the document, of the study and of the file."""
    producer = dataset.about.producer
    yield element(
        "docDscr", _citation(f"Codebook of {dataset.title}", dataset, producer="Heed")
    )
    yield element(
        "stdyDscr",
        _citation(dataset.title, dataset, producer=producer),
        element("stdyInfo", element("sumDscr", _summary(dataset))),
        element("method", element("dataColl", _collection(dataset))),
        element("dataAccs", element("useStmt", element("confDec", text=KEPT_BACK))),
    )
    yield element("fileDscr", element("fileTxt", _file(dataset)), ID=FILE)


def _citation(title: str, dataset: Dataset, *, producer: str) -> Element:
    names = element("titlStmt", element("titl", text=title))
    names.append(element("IDNo", text=dataset.name, agency="Heed"))
    by = [element("producer", text=producer)] if producer else []
    return element("citation", names, element("prodStmt", by))


def _summary(dataset: Dataset) -> Iterator[Element]:
    about = dataset.about
    for event, day in (("start", about.began), ("end", about.ended)):
        if day:
            yield element("collDate", text=day, event=event, date=day)
    yield element("anlyUnit", text="Person")
    who = next((c for c in dataset.columns if c.name == "group"), None)
    if who:
        yield element("universe", text=", ".join(who.labels.values()) + ".")
    yield element("dataKind", text="Survey data")


def _collection(dataset: Dataset) -> Iterator[Element]:
    if dataset.about.sampling:
        yield element("sampProc", text=dataset.about.sampling)
    yield element("collMode", text=MODES)
    for one in dataset.about.questionnaires:
        name = f"{one.code}, version {one.version}"
        yield element("resInstru", text=f"Structured questionnaire: {name}.")


def _file(dataset: Dataset) -> Iterator[Element]:
    yield element("fileName", text=f"{dataset.name}.csv")
    if dataset.note:
        yield element("fileCont", text=dataset.note)
    size = element("dimensns")
    if dataset.about.shows_counts:
        size.append(element("caseQnty", text=len(dataset.rows)))
    size.append(element("varQnty", text=len(dataset.columns)))
    yield size
