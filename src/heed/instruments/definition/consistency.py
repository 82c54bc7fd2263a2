"""What the schema cannot see: parts of a questionnaire that do not fit together."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from heed.instruments.definition.conditions import Condition
from heed.instruments.definition.items import BaseItem
from heed.instruments.errors import Problem

if TYPE_CHECKING:
    from heed.instruments.definition.document import Definition


def inconsistencies(definition: "Definition") -> Iterator[Problem]:
    """Everything that does not fit together, in the order of the items."""
    yield from _translations(definition)
    earlier: dict[str, BaseItem] = {}
    for number, item in enumerate(definition.items, start=1):
        path = f"items.{number} ({item.code})"
        if item.code in earlier:
            yield Problem(
                f"{path}.code", "The code is used twice.", "Choose another code."
            )
        yield from _options(item, path)
        yield from _groups(definition, item, path)
        if item.shown_if:
            yield from _routing(item.shown_if, definition, earlier, f"{path}.shown_if")
        earlier[item.code] = item


def _translations(definition: "Definition") -> Iterator[Problem]:
    for language in definition.languages:
        if language != "en-gb" and language not in definition.marked_translation:
            yield Problem(
                f"marked_translation.{language}",
                "The translation does not say who checked it.",
                "Write: awaiting a checker.",
            )


def _options(item: BaseItem, path: str) -> Iterator[Problem]:
    codes = [option.code for option in item.choices]
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        yield Problem(
            f"{path}.options",
            f"The code {code} is used twice.",
            "Choose another code.",
        )
    for option in item.choices:
        if option.exclusive and item.kind != "several":
            yield Problem(
                f"{path}.options.{option.code}.exclusive",
                "Only an item of the kind several has exclusive options.",
                "Remove exclusive.",
            )
    for scheme in item.maps_to:
        for code in sorted(set(scheme.codes) - set(codes)):
            yield Problem(
                f"{path}.maps_to.{scheme.field}",
                f"The item has no option {code}.",
                "Use a code from its options.",
            )


def _groups(definition: "Definition", item: BaseItem, path: str) -> Iterator[Problem]:
    for group in item.groups:
        if group not in definition.groups:
            yield Problem(
                f"{path}.groups",
                f"The questionnaire is not for the group {group}.",
                "Remove it here, or add it to the questionnaire's groups.",
            )


def _routing(
    condition: Condition,
    definition: "Definition",
    earlier: dict[str, BaseItem],
    path: str,
) -> Iterator[Problem]:
    for leaf in condition.leaves():
        name = str(leaf.item)
        asked = earlier.get(name)
        if asked is None:
            known = name in {item.code for item in definition.items}
            yield Problem(
                path,
                f"The item {name} comes no earlier."
                if known
                else f"There is no item {name}.",
                "Depend on an earlier item, so that nothing goes in a circle.",
            )
        elif not asked.routing_codes:
            yield Problem(
                path,
                f"The item {name} has no codes to choose from.",
                "Depend on an item with options, or on words being written.",
            )
        else:
            for code in sorted(set(leaf.is_) - asked.routing_codes):
                yield Problem(
                    path,
                    f"The item {name} has no option {code}.",
                    "Use a code from its options.",
                )
