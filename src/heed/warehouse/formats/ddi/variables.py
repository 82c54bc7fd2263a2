"""The variables of a codebook: labels, words of the questions, codes, missing kinds."""

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from heed.instruments.definition import Item
from heed.warehouse.dataset import MISSING_LABELS, Column, Dataset
from heed.warehouse.formats.codebook import MISSING_WORDS, meanings
from heed.warehouse.formats.ddi.questions import questions
from heed.warehouse.formats.ddi.study import FILE
from heed.warehouse.formats.routing import universe
from heed.warehouse.formats.xml import element


def variables(dataset: Dataset) -> Element:
    """Groups of variables, then each variable in the order of the file."""
    named = [(f"V{n}", column) for n, column in enumerate(dataset.columns, 1)]
    each = [_variable(dataset, place, *one) for place, one in enumerate(named)]
    return element("dataDscr", _groups(named), each)


def _groups(named: list[tuple[str, Column]]) -> Iterator[Element]:
    """How the answers came, the questions, and the ticks of each question."""
    parts = {
        "How the answers came": [one for one, column in named if not column.item],
        "Questions": [one for one, column in named if column.item],
    }
    for title, several in parts.items():
        if several:
            yield _group(title, title, several, "section")
    ticks: dict[str, list[str]] = {}
    for one, column in named:
        if column.option:
            ticks.setdefault(column.item, []).append(one)
    for item, several in ticks.items():
        yield _group(item, item, several, "multipleResp")


def _group(name: str, label: str, members: list[str], kind: str) -> Element:
    title = element("labl", text=label)
    return element("varGrp", title, type=kind, name=name, var=" ".join(members))


def _variable(dataset: Dataset, place: int, one: str, column: Column) -> Element:
    asked = [
        (definition.by_code[column.item], definition)
        for definition in dataset.about.questionnaires
        if column.item in definition.by_code
    ]
    values = dataset.values(place)
    parts = element("var", element("labl", text=column.label))
    parts.extend(questions([item for item, _ in asked]))
    parts.extend(_missing(column))
    for told in dict.fromkeys(universe(item, whole) for item, whole in asked):
        parts.append(element("universe", text=told))
    counts = Counter(values) if dataset.about.shows_counts else None
    if counts is not None and column.has_missing:
        gone = sum(counts[value] for value in _missing_values(column))
        parts.append(element("sumStat", text=len(values) - gone, type="vald"))
        parts.append(element("sumStat", text=gone, type="invd"))
    parts.extend(_categories(column, counts))
    kind = "character" if column.is_words else "numeric"
    parts.append(element("varFormat", type=kind))
    for key, value in _attributes(column, [item for item, _ in asked]).items():
        parts.set(key, value)
    parts.set("ID", one)
    return parts


def _attributes(column: Column, items: list[Item]) -> dict[str, str]:
    typed = column.is_weight or any(item.kind == "number" for item in items)
    nature = "ordinal" if column.is_ordered else "ratio" if typed else "nominal"
    coded = "numeric" if typed else "text" if column.is_words else "code"
    weight = {"wgt": "wgt"} if column.is_weight else {}
    return weight | {
        "name": column.name,
        "files": FILE,
        "intrvl": "contin" if typed else "discrete",
        "nature": nature,
        "representationType": coded,
    }


def _missing_values(column: Column) -> list[int | str]:
    codes = MISSING_LABELS if column.has_missing else {}
    return [MISSING_WORDS[code] if column.is_words else code for code in codes]


def _missing(column: Column) -> Iterator[Element]:
    values = _missing_values(column)
    if values:
        yield element("invalrng", [element("item", VALUE=value) for value in values])


def _categories(column: Column, counts: Counter | None) -> Iterator[Element]:
    missing = _missing_values(column)
    for value, label in meanings(column).items():
        one = element("catgry", element("catValu", text=value))
        one.append(element("labl", text=label))
        if counts is not None:
            one.append(element("catStat", text=counts[value], type="freq"))
        if value in missing:
            one.set("missing", "Y")
            one.set("missType", label)
        yield one
