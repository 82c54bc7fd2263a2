"""A figure as a file for a paper: SVG for screens, PNG in print quality."""

from django.http import Http404, HttpResponse

from heed.ui.figures.files import as_png, as_svg
from heed.ui.figures.parts import Figure

KINDS = {"svg": "image/svg+xml", "png": "image/png"}


def picture_of(figure: Figure | None, kind: str, name: str) -> HttpResponse:
    """The wide drawing of a figure; where there is none, there is no file."""
    if figure is None or kind not in KINDS:
        raise Http404
    drawing = figure.drawings[0]
    said = {"title": str(figure.title), "sentence": figure.sentence}
    content = as_png(drawing) if kind == "png" else as_svg(drawing, **said)
    response = HttpResponse(content, content_type=KINDS[kind])
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return response
