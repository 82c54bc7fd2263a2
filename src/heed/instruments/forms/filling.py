"""Between a question as data and the form in which it is written."""

from typing import Any

from heed.instruments.building.items import ItemData
from heed.instruments.building.texts import found, put
from heed.instruments.forms.items import FLAGS_OF, NUMBERS, PROTOCOL

WORDS = ("ask", "hint", "unit")
PLAIN = ("code", "better_end", "coarseness", "purpose", "picture")


def initial_of(item: ItemData, variant: str) -> dict[str, Any]:
    """What the form shows of a question."""
    shown: dict[str, Any] = {
        name: found(item.get(name) or {}, "", variant) for name in WORDS
    }
    names = [*PLAIN, *PROTOCOL, *NUMBERS.get(item["kind"], {})]
    shown |= {name: item[name] for name in names if name in item}
    shown["groups"] = list(item.get("groups") or ())
    shown["flags"] = [flag for flag in FLAGS_OF.get(item["kind"], ()) if item.get(flag)]
    return shown


def item_from(
    item: ItemData,
    said: dict[str, Any],
    options: list[dict[str, Any]] | None,
    variant: str,
) -> ItemData:
    """The question as the form has it; what the form does not ask stays as it is."""
    new = dict(item)
    for name in WORDS:
        if name in said:
            _keep(new, name, put(item.get(name) or {}, "", variant, said[name]))
    for name in (*PLAIN, *PROTOCOL, *NUMBERS.get(item["kind"], {})):
        if name in said:
            _keep(new, name, said[name])
    _keep(new, "groups", list(said.get("groups") or ()))
    for flag in FLAGS_OF.get(item["kind"], ()):
        _keep(new, flag, flag in said.get("flags", ()))
    if options is not None:
        _keep(new, "options", options)
    return new


def _keep(item: ItemData, name: str, value: Any) -> None:
    """A blank is left out, as it is in a file; nought is a number."""
    if value in (None, "", False) or value in ([], {}):
        item.pop(name, None)
    else:
        item[name] = value
