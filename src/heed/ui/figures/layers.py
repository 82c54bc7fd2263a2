"""A system of codes as a map: layers one under the other, each with its codes.

``values`` are what was counted for each code, and only what was released: ``None`` is
a number too small to be shown. Shades say again what the numbers beside the codes say.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heed.ui.figures.parts import count_words, joined

SHADES = 5


@dataclass(frozen=True)
class MapCode:
    """One code of the map, and where it leads."""

    slug: str
    label: Any
    href: str = ""


@dataclass(frozen=True)
class MapLayer:
    """One layer; ``across`` lies over all others, ``apart`` stands beside them.

    ``unknown`` is no layer: it holds the codes of which nobody knows where they stand.
    """

    label: Any
    codes: Sequence[MapCode]
    across: bool = False
    apart: bool = False
    unknown: bool = False


@dataclass(frozen=True)
class Place:
    """One code as it is drawn; shade 0 is none, 1 the lightest."""

    label: Any
    href: str
    words: str
    shade: int


@dataclass(frozen=True)
class Band:
    """One layer as it is drawn."""

    label: Any
    css: str
    places: list[Place]


@dataclass(frozen=True)
class LayeredMap:
    """A finished map, ready for ``layered_map()`` in ui/components/layers.html."""

    title: Any
    sentence: str
    bands: list[Band]
    columns: list[Any]
    table: list[list[Any]]
    note: str = ""


def layered_map(
    *,
    title: Any,
    layers: Sequence[MapLayer],
    values: Mapping[str, int | None] | None = None,
) -> LayeredMap:
    """Layers from top to bottom; without ``values`` nothing is shaded."""
    shown = [layer for layer in layers if layer.codes]
    columns = [_("Code"), _("Layer")]
    return LayeredMap(
        title=title,
        sentence=_sentence(shown, values),
        bands=[_band(layer, values) for layer in shown],
        columns=columns if values is None else [*columns, _("Mentions")],
        table=[
            [code.label, layer.label, *_cell(code, values)]
            for layer in shown
            for code in layer.codes
        ],
        note="" if values is None else _("The darker a code is, the more mentions."),
    )


def _sentence(
    layers: Sequence[MapLayer], values: Mapping[str, int | None] | None
) -> str:
    inside = [layer for layer in layers if not layer.apart]
    codes = sum(len(layer.codes) for layer in inside)
    lost = sum(len(layer.codes) for layer in inside if layer.unknown)
    known = sum(not layer.unknown for layer in inside)
    said = ngettext("%(count)s code", "%(count)s codes", codes) % {"count": codes}
    where = ngettext("in %(count)s layer", "in %(count)s layers", known)
    whole = f"{said} {where % {'count': known}}." if known > 1 else f"{said}."
    return joined(whole, _unknown(lost), _most(layers, values))


def _unknown(count: int) -> str:
    """Of how many nobody knows where they stand."""
    words = ngettext(
        "Nobody knows the layer of %(count)s of them.",
        "Nobody knows the layer of %(count)s of them.",
        count,
    )
    return words % {"count": count} if count else ""


def _most(layers: Sequence[MapLayer], values: Mapping[str, int | None] | None) -> str:
    """The code with the most mentions, where no number is withheld."""
    counts = dict(values or {})
    if not any(counts.values()) or None in counts.values():
        return ""
    most = max(count or 0 for count in counts.values())
    names = [
        str(code.label)
        for layer in layers
        for code in layer.codes
        if counts.get(code.slug) == most
    ]
    if not names:
        return ""
    return _("Most often: %(codes)s (%(count)s).") % {
        "codes": _(", ").join(names),
        "count": most,
    }


def _band(layer: MapLayer, values: Mapping[str, int | None] | None) -> Band:
    most = max((count or 0 for count in (values or {}).values()), default=0)
    css = "heed-map__band--across" if layer.across else ""
    css = "heed-map__band--apart" if layer.apart else css
    return Band(layer.label, css, [_place(code, values, most) for code in layer.codes])


def _place(code: MapCode, values: Mapping[str, int | None] | None, most: int) -> Place:
    if values is None:
        return Place(code.label, code.href, "", 0)
    count = values.get(code.slug, 0)
    shade = -(-SHADES * count // most) if count and most else 0
    return Place(code.label, code.href, count_words(count), shade)


def _cell(code: MapCode, values: Mapping[str, int | None] | None) -> list[str]:
    return [] if values is None else [count_words(values.get(code.slug, 0))]
