"""From a questionnaire to a FHIR R4 Questionnaire.

What FHIR has no place for is found by reading our own resource back: the difference
goes into the extension ``urn:heed:aside``.
"""

import json

from heed.instruments.definition import (
    Definition,
    Item,
    Number,
    Option,
    TextList,
    gaps,
)
from heed.instruments.definition.items import LongText, ShortText, WithOptions
from heed.instruments.formats.aside import Data, as_text, left_out
from heed.instruments.formats.conditions_out import Unwritable
from heed.instruments.formats.fhir import urls
from heed.instruments.formats.fhir.bounds import bounds, clean, extension
from heed.instruments.formats.fhir.enabling import enabling
from heed.instruments.formats.fhir.nodes import Node
from heed.instruments.formats.fhir.reading import Reader
from heed.instruments.formats.losses import How, Loss
from heed.instruments.formats.told import told
from heed.instruments.formats.words import TAGS, plain_words

Worded = ShortText | LongText | TextList
TYPES = {
    "short_text": "string",
    "long_text": "text",
    "text_list": "string",
    "statement": "display",
    "date": "date",
}


def write_fhir(definition: Definition) -> tuple[bytes, tuple[Loss, ...]]:
    """The resource as JSON, and what other programs will not see of it."""
    resource, losses = resource_for(definition)
    text = json.dumps(resource, ensure_ascii=False, indent=2)
    return f"{text}\n".encode(), tuple(losses)


def resource_for(definition: Definition) -> tuple[Data, list[Loss]]:
    """The resource with everything in it."""
    base = definition.languages[0]
    resource: Data = {
        "resourceType": "Questionnaire",
        "language": TAGS[base],
        "url": f"urn:heed:questionnaire:{definition.code}",
        "version": str(definition.version),
        "name": definition.code.replace("-", "_"),
        "status": "draft" if gaps(definition) else "active",
        **_text("title", definition.title.root, base),
    }
    if about := clean(definition.about):
        resource["description"] = about
    resource["item"] = [_item(item, definition, base) for item in definition.items]
    return resource, _keep_the_rest(resource, definition)


def _keep_the_rest(resource: Data, definition: Definition) -> list[Loss]:
    """Read the resource as anyone would, and put beside it what is missing."""
    reader, losses = Reader(Node(resource, "Questionnaire")), []
    bare = reader.bare(definition.code)
    document = definition.as_json()
    items = zip(
        resource["item"], document.pop("items"), reader.draft.items, strict=True
    )
    for number, (node, whole, read) in enumerate(items):
        path = f"Questionnaire.item[{number}]"
        losses += _keep(node, path, left_out(whole, read), whole["code"])
    losses += _keep(resource, "Questionnaire", left_out(document, bare), "")
    return losses


def _keep(node: Data, path: str, kept: Data, code: str) -> list[Loss]:
    if not kept:
        return []
    node.setdefault("extension", []).append(
        {"url": urls.ASIDE, "valueString": as_text(kept)}
    )
    return [Loss(code, f"{path}.extension", *one, How.ASIDE) for one in told(kept)]


def _item(item: Item, definition: Definition, base: str) -> Data:
    node: Data = {"linkId": item.code, **_text("text", item.ask.root, base)}
    node["type"] = _type(item)
    found = [
        extension(f"{urls.OWN}{key}", "String", text)
        for key in urls.PROTOCOL
        if (text := clean(getattr(item, key)))
    ]
    found += bounds(item)
    if found:
        node["extension"] = found
    if item.shown_if:
        try:
            node["enableWhen"], joined = enabling(item.shown_if, definition.by_code)
            if len(node["enableWhen"]) > 1:
                node["enableBehavior"] = joined
        except Unwritable:
            node.pop("enableWhen", None)
    if item.kind in {"several", "text_list"}:
        node["repeats"] = True
    if isinstance(item, Worded) and "longest" in item.model_fields_set:
        node["maxLength"] = item.longest
    if isinstance(item, WithOptions):
        node["answerOption"] = [_option(option, base) for option in item.options]
    if item.hint and item.kind != "statement":
        node["item"] = [_hint(item, base)]
    return node


def _type(item: Item) -> str:
    if isinstance(item, Number):
        return "decimal" if item.decimals else "integer"
    return TYPES.get(item.kind, "choice")


def _option(option: Option, base: str) -> Data:
    coding = {"code": option.code, **_text("display", option.words.root, base)}
    made: Data = {"valueCoding": coding}
    if option.exclusive:
        made["extension"] = [extension(urls.ALONE, "Boolean", True)]
    return made


def _hint(item: Item, base: str) -> Data:
    control = {"coding": [{"system": urls.CONTROLS, "code": "help"}]}
    return {
        "linkId": f"{item.code}-hint",
        **_text("text", item.hint.root if item.hint else {}, base),
        "type": "display",
        "extension": [extension(urls.CONTROL, "CodeableConcept", control)],
    }


def _text(key: str, words: Data, base: str) -> Data:
    """A text in the resource's language, with its translations."""
    plain = {variant: clean(text) for variant, text in plain_words(words).items()}
    plain = {variant: text for variant, text in plain.items() if text}
    if not plain:
        return {}
    first = base if base in plain else next(iter(plain))
    made: Data = {key: plain.pop(first)}
    if plain:
        made[f"_{key}"] = {
            "extension": [_translation(tag, text) for tag, text in plain.items()]
        }
    return made


def _translation(variant: str, text: str) -> Data:
    parts = [
        extension("lang", "Code", TAGS[variant]),
        extension("content", "String", text),
    ]
    return {"url": urls.TRANSLATION, "extension": parts}
