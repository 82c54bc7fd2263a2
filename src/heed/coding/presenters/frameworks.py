"""Frameworks in finished words for pages."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from heed.coding.definition.codes import UNKNOWN, Guide
from heed.coding.definition.codes import Code as CodeDefinition
from heed.coding.definition.framework import Framework as Definition
from heed.coding.formats.frameworks.files import ENDINGS, export
from heed.coding.models import Framework
from heed.ui.figures.layers import LayeredMap, MapCode, MapLayer, layered_map


def address(name: str, framework: Any, *more: str) -> str:
    """A page about one version."""
    parts = [framework.slug, framework.version, *more]
    return reverse(f"frameworks:{name}", args=parts)


def framework_rows(found: Sequence[Framework]) -> list[list[Any]]:
    """The published versions as rows of a table."""
    return [
        [
            {"text": one.title, "href": address("framework", one)},
            one.version,
            status_tag(one.status),
            date_format(one.published_at, "j F Y"),
        ]
        for one in found
    ]


def status_tag(status: str) -> dict[str, str]:
    """Whether it can be coded to, as a tag."""
    if status == "complete":
        return {"text": _("Complete"), "colour": "green"}
    return {"text": _("Incomplete"), "colour": "orange"}


def shelf_rows(found: Sequence[Definition]) -> list[dict[str, Any]]:
    """What came with Heed and is not published here."""
    return [
        {
            "title": one.title,
            "version": one.version,
            "about": one.about,
            "codes": _codes(len(one.codes)),
            "status": status_tag(one.status),
        }
        for one in found
    ]


def framework_page(
    framework: Framework,
    definition: Definition,
    earlier: Sequence[Framework],
    later: Sequence[Framework],
) -> dict[str, Any]:
    """Everything that the page of a version shows."""
    return {
        "framework": framework,
        "page_title": f"{definition.title}, {definition.version}",
        "about": definition.about,
        "setting": definition.setting,
        "map": map_of(definition),
        "missing": [gap.model_dump() for gap in definition.missing],
        "sources": [source_words(one) for one in definition.sources],
        "marks": list(definition.marks.items()),
        "made_from": definition.made_from,
        "counted": _counted(definition),
        "walks": [_walk(one, framework) for one in earlier]
        + [_walk(framework, one) for one in later],
    }


def map_of(
    definition: Definition, values: Mapping[str, int | None] | None = None
) -> LayeredMap:
    """The map of a version; ``values`` hold only what was released."""
    layers = [
        _layer(definition, layer.slug, layer.label, across=layer.across)
        for layer in definition.layers
    ]
    if any(code.layer == UNKNOWN for code in definition.codes):
        layers.append(_layer(definition, UNKNOWN, _("Layer unknown"), unknown=True))
    loose = _("Beside the layers") if definition.layers else _("Codes")
    layers.append(_layer(definition, None, loose, apart=bool(definition.layers)))
    return layered_map(title=_("The codes"), layers=layers, values=values)


def _layer(
    definition: Definition, slug: str | None, label: str, **how: bool
) -> MapLayer:
    codes = [
        MapCode(code.slug, code.label, address("code", definition, code.slug))
        for code in definition.codes
        if code.layer == slug
    ]
    return MapLayer(label, codes, **how)


def source_words(source: Any) -> dict[str, Any]:
    """One source, with where it can be read."""
    href = f"https://doi.org/{source.doi}" if source.doi else source.url
    return {"title": source.title, "href": href, "note": source.note}


def _codes(count: int) -> str:
    return ngettext("%(count)s code", "%(count)s codes", count) % {"count": count}


def _counted(definition: Definition) -> str:
    here, there = len(definition.only_factors), definition.factors
    if there is None or here == there:
        return ""
    said = _("Its source counts %(there)s factors; %(here)s of them are known here.")
    return said % {"there": there, "here": here}


def _walk(earlier: Framework, later: Framework) -> dict[str, str]:
    return {
        "text": _("From %(earlier)s to %(later)s")
        % {
            "earlier": f"{earlier.slug} {earlier.version}",
            "later": f"{later.slug} {later.version}",
        },
        "href": address("crosswalk", later, earlier.slug, earlier.version),
    }


def code_page(definition: Definition, code: CodeDefinition) -> dict[str, Any]:
    """Everything that the page of a code shows."""
    sources = {one.id: one for one in definition.sources}
    return {
        "page_title": code.label,
        "framework": definition,
        "code": code,
        "layer": layer_words(definition, code),
        "evidence": [(mark, definition.marks[mark]) for mark in code.evidence],
        "use_when": [_guide(definition, one) for one in code.use_when],
        "not_when": [_guide(definition, one) for one in code.not_when],
        "seen_in": [
            {"what": one.what, "source": source_words(sources[one.source])}
            for one in code.seen_in
        ],
    }


def layer_words(definition: Definition, code: CodeDefinition) -> str:
    """Where a code stands."""
    if code.kind == "outcome":
        return _("A remainder: it is kept apart from the factors.")
    if code.kind == "cant-code":
        return _("A remainder: it is kept, counted and reported.")
    labels = {one.slug: one.label for one in definition.layers}
    unknown = _("Unknown: no source names its layer.")
    return labels.get(code.layer or "", unknown if code.layer else "")


def _guide(definition: Definition, guide: Guide) -> dict[str, Any]:
    instead = definition.by_slug.get(guide.instead or "")
    return {
        "text": guide.text,
        "marks": "+".join(guide.evidence),
        "instead": instead and instead.label,
        "href": instead and address("code", definition, instead.slug),
    }


def file_rows(definition: Definition) -> list[dict[str, Any]]:
    """One entry for each format: its name, its losses, and its address."""
    names = {
        "csv": _("CSV, one code a row"),
        "qdc": _("REFI-QDA codebook, for NVivo, ATLAS.ti and MAXQDA"),
        "fhir": _("FHIR R4 CodeSystem"),
        "yaml": _("YAML, which carries everything"),
    }
    return [
        {
            "name": names[form],
            "ending": ending,
            "losses": [loss.as_json() for loss in export(definition, form)[1]],
            "href": address("file", definition, form),
        }
        for form, ending in ENDINGS.items()
    ]
