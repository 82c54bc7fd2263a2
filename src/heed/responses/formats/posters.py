"""Posters with the way in to a place, and plain sheets to print.

All words come in finished and translated; nothing here speaks for itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import qrcode
from reportlab.lib.colors import black, white
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Spacer, Table
from reportlab.platypus.doctemplate import LayoutError

from heed.responses.formats.paper import MARGIN, REGULAR, paragraph, printed, style

A4_WIDTH = 210 * mm
QR_SIDE = 95 * mm
# Long words are set smaller, but never below what can be read from two metres.
SCALES = (1, 0.9, 0.8, 0.7)
QUIET_ZONE = 4  # empty modules around a QR code, as its standard asks


class PosterTooLong(Exception):
    """The words do not fit one page in letters that can be read from two metres."""


@dataclass(frozen=True, slots=True)
class PosterWords:
    """The finished lines of a poster in one language."""

    title: str
    what_it_is: Sequence[str]
    how_to_start: str
    not_for_emergencies: str
    help_lines: Sequence[str]


@dataclass(frozen=True, slots=True)
class SheetSection:
    """A heading, sentences, and a table whose first row names its columns."""

    heading: str
    sentences: Sequence[str] = ()
    table: Sequence[Sequence[str]] = ()


class QRCode(Flowable):
    """A QR code drawn as squares, sharp at any size."""

    def __init__(self, target: str, side: float) -> None:
        super().__init__()
        self.matrix = qr_matrix(target)
        self.width = self.height = side
        self.hAlign = "CENTER"

    def draw(self) -> None:
        """Draw each dark module, from the top row down."""
        canvas: Canvas = self.canv
        module = self.width / (len(self.matrix) + 2 * QUIET_ZONE)
        path = canvas.beginPath()
        for down, line in enumerate(self.matrix):
            for across, dark in enumerate(line):
                if dark:
                    left = (across + QUIET_ZONE) * module
                    base = self.height - (down + QUIET_ZONE + 1) * module
                    path.rect(left, base, module, module)
        canvas.setFillColor(black)
        canvas.drawPath(path, stroke=0, fill=1)


def qr_matrix(target: str) -> list[list[bool]]:
    """Return the dark and light modules of a QR code that survives a torn corner."""
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_Q, border=0)
    code.add_data(target)
    code.make(fit=True)
    return code.get_matrix()


def poster_pdf(
    place_name: str,
    address: str,
    qr_target: str,
    words: dict[str, PosterWords],
    language: str,
) -> bytes:
    """Make an A4 poster; with two languages in `words`, `language` comes first."""
    ordered = [words[language], *(w for key, w in words.items() if key != language)]
    for scale in SCALES:
        flowables = _poster(place_name, address, qr_target, ordered, scale)
        try:
            content, pages = printed(ordered[0].title, language, flowables)
        except LayoutError:  # one part alone is longer than a page
            continue
        if pages == 1:
            return content
    raise PosterTooLong("The poster's words do not fit one page. Shorten them.")


def _poster(
    place_name: str,
    address: str,
    qr_target: str,
    ordered: list[PosterWords],
    scale: float,
) -> list[Flowable]:
    # Two languages share the page, so each is set a little smaller.
    text = scale if len(ordered) == 1 else scale * 0.8
    titles = [paragraph(w.title, style(36 * text, **HEADLINE)) for w in ordered]
    ways = [paragraph(w.how_to_start, style(16 * scale, centred=True)) for w in ordered]
    return [
        paragraph(place_name, style(20 * scale, centred=True)),
        *titles,
        QRCode(qr_target, QR_SIDE * scale),
        *ways,
        paragraph(address, style(30 * scale, **HEADLINE)),
        Spacer(0, 3 * mm),
        _side_by_side([_told(spoken, text, len(ordered)) for spoken in ordered]),
    ]


HEADLINE = {"bold": True, "centred": True}


def _told(spoken: PosterWords, scale: float, columns: int) -> list[Flowable]:
    plain, strong = style(17 * scale), style(19 * scale, bold=True)
    inside = [paragraph(spoken.not_for_emergencies, strong)]
    inside += [paragraph(line, plain) for line in spoken.help_lines]
    width = (A4_WIDTH - 2 * MARGIN) / columns - 6 * mm
    box = [("BOX", (0, 0), (-1, -1), 1.5, black), *_padding(3 * mm)]
    what = [paragraph(line, plain) for line in spoken.what_it_is]
    return [*what, Table([[inside]], colWidths=[width], style=box)]


def _side_by_side(columns: list[list[Flowable]]) -> Table:
    width = (A4_WIDTH - 2 * MARGIN) / len(columns)
    look = [("VALIGN", (0, 0), (-1, -1), "TOP"), *_padding(2 * mm)]
    return Table([columns], colWidths=[width] * len(columns), style=look)


def _padding(space: float) -> list[tuple]:
    sides = ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")
    return [(side, (0, 0), (-1, -1), space) for side in sides]


def sheet_pdf(
    title: str, sections: Sequence[SheetSection], language: str = "en"
) -> bytes:
    """Make A4 pages of sentences and tables, such as a handover sheet."""
    flowables: list[Flowable] = [paragraph(title, style(20, bold=True))]
    for section in sections:
        flowables.append(paragraph(section.heading, style(14, bold=True)))
        flowables += [paragraph(line, style(11)) for line in section.sentences]
        if section.table:
            flowables += [_table(section.table), Spacer(0, 4 * mm)]
    return printed(title, language, flowables)[0]


def _table(lines: Sequence[Sequence[str]]) -> Table:
    head, *body = lines
    cells = [[paragraph(text, style(10, bold=True)) for text in head]]
    cells += [[paragraph(text, style(10)) for text in line] for line in body]
    width = (A4_WIDTH - 2 * MARGIN) / len(head)
    look = [
        ("FONTNAME", (0, 0), (-1, -1), REGULAR),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, 0), 1, black),
        ("LINEBELOW", (0, 1), (-1, -1), 0.25, black),
        ("BACKGROUND", (0, 0), (-1, -1), white),
    ]
    # The names of the columns stand again at the top of each further page.
    return Table(cells, colWidths=[width] * len(head), style=look, repeatRows=1)
