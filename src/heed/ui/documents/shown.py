"""The parts of a report as a page of staff shows them."""

from typing import Any

from django.utils.translation import gettext as _

from heed.ui.documents.document import Document, Grid, Part


def parts_of(whole: Document) -> list[dict[str, Any]]:
    """Each part for ``document_parts`` in ui/components/documents.html."""
    said = ["", *(getattr(part, "words", "") for part in whole.parts)]
    return [_part(*pair) for pair in zip(whole.parts, said, strict=False)]


def _part(part: Part, before: str) -> dict[str, Any]:
    """One part; a table as the common component wants it."""
    shown: dict[str, Any] = {"part": type(part).__name__.lower(), **vars(part)}
    if isinstance(part, Grid):
        first, *rest = part.head
        shown["columns"] = [{"text": first or _("What")}]
        shown["columns"] += [{"text": name, "numeric": True} for name in rest]
        shown["cells"] = [[{"text": cell} for cell in row] for row in part.rows]
        shown["is_said"] = part.caption == before
    return shown
