"""Frameworks for tests."""

from heed.coding.definition.framework import Framework, parse
from heed.coding.frameworks.shelf import built_in

MARKS = {"D": "Ours."}


def a_document(**changes):
    """A small framework as plain values."""
    return {
        "slug": "sample",
        "version": "1",
        "title": "A sample",
        "about": "For tests.",
        "setting": "Made up.",
        "sources": [{"id": "nobody", "title": "Made up"}],
        "marks": MARKS,
        "status": "complete",
        "layers": [
            {"slug": "near", "label": "Near"},
            {"slug": "far", "label": "Far", "across": True},
        ],
        "codes": [
            a_code("listening", layer="near"),
            a_code("money", layer="far"),
            {"slug": "cant-code", "label": "Cannot be coded", "kind": "cant-code"},
        ],
    } | changes


def a_code(slug, **changes):
    """A code as plain values."""
    return {
        "slug": slug,
        "label": slug.capitalize(),
        "layer": "near",
        "definition": f"About {slug}.",
        "evidence": ["D"],
    } | changes


def a_framework(**changes) -> Framework:
    """A small framework."""
    return parse(a_document(**changes))


def shipped(slug, version) -> Framework:
    """One of those that come with Heed."""
    return next(one for one in built_in() if (one.slug, one.version) == (slug, version))
