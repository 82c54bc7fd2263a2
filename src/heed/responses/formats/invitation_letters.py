"""Letters of invitation, one page each, with an address that shows in a window."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak, Spacer
from reportlab.platypus.doctemplate import LayoutError

from heed.responses.formats.paper import paragraph, printed, style
from heed.responses.formats.posters import QRCode

PLAIN, LARGE = 13, 16
QR_SIDE = 38 * mm
DOWN_TO_WINDOW = 27 * mm  # below the margin; where windows of long envelopes begin
ADDRESS_HEIGHT = 40 * mm


class LetterTooLong(Exception):
    """The words of a letter do not fit its page."""

    def __init__(self) -> None:
        super().__init__("A letter is longer than a page. Shorten the service's name.")


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, finished and in its reader's language; nothing of it is shown."""

    to: Sequence[str] = field(repr=False)
    words: Sequence[str] = field(repr=False)
    language: str
    title: str
    before: Sequence[str]
    how: str
    page: str
    target: str = field(repr=False)
    after: Sequence[str]
    stop: str
    is_large: bool = False


def letters_pdf(letters: Sequence[Letter]) -> bytes:
    """All letters in one file to print; each has one page, or the file is refused."""
    flowables: list[Flowable] = []
    for letter in letters:
        flowables += [*_page(letter), PageBreak()]
    try:
        content, pages = printed(letters[0].title, letters[0].language, flowables[:-1])
    except LayoutError as error:  # one part alone is longer than a page
        raise LetterTooLong() from error
    if pages != len(letters):
        raise LetterTooLong()
    return content


def _page(letter: Letter) -> list[Flowable]:
    size = LARGE if letter.is_large else PLAIN
    plain, strong = style(size), style(size * 1.4, bold=True, centred=True)
    to = [paragraph(line, style(11)) for line in letter.to if line]
    taken = len(to) * 20
    return [
        Spacer(0, DOWN_TO_WINDOW),
        *to,
        Spacer(0, max(4 * mm, ADDRESS_HEIGHT - taken)),
        paragraph(letter.title, style(size * 1.5, bold=True)),
        *[paragraph(line, plain) for line in letter.before],
        paragraph(letter.how, plain),
        paragraph(letter.page, strong),
        paragraph(" ".join(letter.words), strong),
        QRCode(letter.target, QR_SIDE),
        *[paragraph(line, plain) for line in letter.after],
        paragraph(letter.stop, style(size * 0.9)),
    ]
