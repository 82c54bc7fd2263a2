"""What can be shown of a questionnaire in the making: the parts that are whole."""

import re
from copy import deepcopy

from pydantic import TypeAdapter, ValidationError

from heed.instruments.building.documents import Document, source_language
from heed.instruments.definition import Definition, Item, parse
from heed.instruments.definition.readiness import texts_in
from heed.instruments.definition.words import Variant as Wanted
from heed.instruments.definition.words import next_best
from heed.instruments.errors import DefinitionError

_ITEM: TypeAdapter[Item] = TypeAdapter(Item)
_NAMED = re.compile(r"items\.\d+ \(([^)]*)\)")


def whole_parts(
    document: Document, reader: tuple[str, Wanted] | None = None
) -> tuple[Definition | None, list[str]]:
    """A questionnaire of what is whole, and the codes of what had to be left out.

    With a ``reader`` (group, variant) questions without words for them stay out too.
    """
    new = _with_a_frame(document)
    out = [i["code"] for i in new["items"] if not _is_whole(i, reader)]
    while True:
        left = [item for item in new["items"] if item["code"] not in out]
        if not left:
            return None, out
        try:
            return parse(new | {"items": left}), out
        except DefinitionError as error:
            if not _drop(new, error, out):
                return None, out


def _drop(document: Document, error: DefinitionError, out: list[str]) -> bool:
    """Leave out what an error names; false where that is nothing more."""
    names = {m[1] for p in error.problems if (m := _NAMED.match(p.path))} - set(out)
    out += sorted(names)
    before = document.pop("before_free_text", None) if not names else None
    return bool(names or before)


def _with_a_frame(document: Document) -> Document:
    new = deepcopy(document)
    language = source_language(new.get("languages", []))
    new["title"] = new.get("title") or {language: new["code"]}
    new["items"] = [item for item in new["items"] if item.get("code")]
    if not all((new.get("before_free_text") or {}).values()):
        new.pop("before_free_text", None)
    return new


def _is_whole(item: Document, reader: tuple[str, Wanted] | None) -> bool:
    try:
        found = _ITEM.validate_python(item)
    except ValidationError:
        return False
    if reader is None or (found.groups and reader[0] not in found.groups):
        return True
    texts = [words for _name, words in texts_in(found)]
    return any(
        all(words.find(reader[0], variant) for words in texts)
        for variant in next_best(reader[1])
    )
