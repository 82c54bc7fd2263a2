"""The codes of a project's framework under their layers, as its document names them."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from heed.coding.models import Code, Project
from heed.safeguards.figures import Released
from heed.ui.figures.layers import LayeredMap, MapCode, MapLayer, layered_map

UNKNOWN = "unknown"


def by_layer(document: Mapping[str, Any], codes: list[Code]) -> dict[str, list[Code]]:
    """The codes of each layer, in the framework's order; remainders under a blank."""
    found: dict[str, list[Code]] = defaultdict(list)
    for layer in document.get("layers", []):
        found[layer["slug"]] = []
    for code in codes:
        found[code.layer].append(code)
    return {layer: here for layer, here in found.items() if here}


def titled(document: Mapping[str, Any], layer: str) -> str:
    """What a layer is called."""
    if not layer:
        return _("What is no factor")
    if layer == UNKNOWN:
        return _("Layer not known")
    named = {one["slug"]: one["label"] for one in document.get("layers", [])}
    return str(named.get(layer, layer.replace("-", " ").capitalize()))


def map_of_mentions(
    project: Project, codes: list[Code], released: Released
) -> LayeredMap:
    """The framework as a map, shaded by mentions; each code leads to its quotes."""
    hrefs = {
        one.slug: reverse("coding:quotes", args=[project.slug, one.slug])
        for one in codes
    }
    return _map(_("Mentions on the map"), project, codes, released, hrefs)


def map_of_person(
    project: Project, person: UUID, codes: list[Code], released: Released
) -> LayeredMap:
    """What one person spoke of; each code leads to where it is summed up."""
    hrefs = {
        one.slug: reverse("coding:cell", args=[project.slug, person, one.slug])
        for one in codes
    }
    return _map(_("What they spoke of"), project, codes, released, hrefs)


def _map(
    title: str,
    project: Project,
    codes: list[Code],
    released: Released,
    hrefs: Mapping[str, str],
) -> LayeredMap:
    document = project.framework.document
    across = {one["slug"] for one in document.get("layers", []) if one.get("across")}
    layers = [
        MapLayer(
            titled(document, layer),
            [MapCode(one.slug, one.label, hrefs[one.slug]) for one in here],
            across=layer in across,
            apart=not layer,
            unknown=layer == UNKNOWN,
        )
        for layer, here in by_layer(document, codes).items()
    ]
    return layered_map(title=title, layers=layers, values=released.tables["factor"])
