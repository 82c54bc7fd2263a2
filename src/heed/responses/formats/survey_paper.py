"""A survey on paper: every question with its codes, and a box for each answer.

All words come in finished and translated; nothing here speaks for itself. The codes
stand small beside questions and answers, so that whoever types it in need not guess.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.colors import grey
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer, Table

from heed.responses.formats.paper import MARGIN, paragraph, printed, style

WIDTH = 210 * mm - 2 * MARGIN
BOX = 4.5 * mm
LINE = 9 * mm


@dataclass(frozen=True, slots=True)
class PaperQuestion:
    """One question in finished words; ``options`` are pairs of a code and words."""

    code: str
    ask: str
    hint: str = ""
    only_if: str = ""
    options: Sequence[tuple[str, str]] = ()
    lines: int = 0


@dataclass(frozen=True, slots=True)
class PaperPart:
    """A heading with paragraphs, and perhaps questions."""

    heading: str
    paragraphs: Sequence[str] = ()
    questions: Sequence[PaperQuestion] = ()


class Box(Flowable):
    """A square to tick."""

    def __init__(self) -> None:
        super().__init__()
        self.width = self.height = BOX

    def draw(self) -> None:
        """Draw it, as reportlab asks."""
        self.canv.setLineWidth(1)
        self.canv.rect(0, 0, BOX, BOX)


class Lines(Flowable):
    """Empty lines to write on."""

    def __init__(self, many: int) -> None:
        super().__init__()
        self.many, self.width, self.height = many, WIDTH, many * LINE

    def draw(self) -> None:
        """Draw them, as reportlab asks."""
        self.canv.setStrokeColor(grey)
        for number in range(self.many):
            self.canv.line(0, number * LINE, WIDTH, number * LINE)


def survey_pdf(
    title: str, language: str, parts: Sequence[PaperPart], *, large: bool = False
) -> bytes:
    """Make the whole survey as A4 pages; ``large`` is for Easy Read."""
    size = 16 if large else 12
    flowables: list[Flowable] = [paragraph(title, style(size * 1.7, bold=True))]
    for part in parts:
        flowables += [Spacer(0, 4 * mm), *_beginning(part, size)]
        for one in part.questions:
            flowables += [KeepTogether(_question(one, size)), Spacer(0, 5 * mm)]
    return printed(title, language, flowables)[0]


def _beginning(part: PaperPart, size: float) -> list[Flowable]:
    """The heading and paragraphs; a page never ends between them and a question."""
    head = paragraph(part.heading, _stuck(style(size * 1.3, bold=True)))
    lines = [paragraph(line, style(size)) for line in part.paragraphs]
    if lines and part.questions:
        lines[-1] = paragraph(part.paragraphs[-1], _stuck(style(size)))
    return [head, *lines]


def _stuck(look: ParagraphStyle) -> ParagraphStyle:
    return ParagraphStyle(f"{look.name} stuck", parent=look, keepWithNext=1)


def _question(one: PaperQuestion, size: float) -> list[Flowable]:
    parts: list[Flowable] = []
    if one.only_if:
        parts.append(paragraph(one.only_if, style(size * 0.9)))
    parts.append(paragraph(one.ask, style(size, bold=True)))
    if one.hint:
        parts.append(paragraph(one.hint, style(size * 0.9)))
    parts += [_option(code, words, size) for code, words in one.options]
    if one.lines:
        parts.append(Lines(one.lines))
    parts.append(paragraph(f"[{one.code}]", style(8)))
    return parts


def _option(code: str, words: str, size: float) -> Table:
    cells = [Box(), paragraph(words, style(size)), paragraph(f"[{code}]", style(8))]
    widths = [9 * mm, WIDTH - 45 * mm, 36 * mm]
    look = [
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ]
    return Table([cells], colWidths=widths, style=look)
