"""Files as other programs write them, made up here, with their ways of counting."""

from xml.sax.saxutils import quoteattr

from heed.coding.formats.refi import Counting, LineEnds, Unit
from heed.coding.tests.refi_made import guid, packed

# Made-up words, with what counts for one or two by program.
WORDS = (
    "The ward was loud 😀 last night.\nNobody came when I rang the bell.\n"
    "A nurse 👩🏽\u200d⚕️ sat with me until it was quiet again.\n"
    "Dw i'n teimlo'n well. 😀😀 Thank you all.\nThe doors were locked at nine.\n"
)
CODE, USER, SOURCE = guid(1), guid(2), guid(3)


def spans_of(words=WORDS):
    """Every word with four letters or more, as a person would mark them."""
    found, at = [], 0
    for piece in words.replace("\n", " ").split(" "):
        length = len(piece.strip(".,'"))
        if length > 3 and piece.isascii():
            found.append((at, at + length))
        at += len(piece) + 1
    return found


def counted(words, at, way):
    """A position in our text as a program gives it that counts so; slowly."""
    before = words[:at]
    units = len(before)
    if way.unit is Unit.UTF16:
        units = len(before.encode("utf-16-le")) // 2
    if way.line_ends is not LineEnds.ONE:
        units += before.count("\n")  # the file has two characters for each
    return units + way.mark_counted


def selection(number, start, end, inside=""):
    """One selection with one coding."""
    return (
        f'<PlainTextSelection guid="{guid(1000 + number)}" startPosition="{start}" '
        f'endPosition="{end}" creatingUser="{USER}">'
        f'<Coding guid="{guid(5000 + number)}" '
        f'creatingUser="{USER}"><CodeRef targetGUID="{CODE}"/></Coding>{inside}'
        "</PlainTextSelection>"
    )


def project(sources, *, origin="", more="", codes=None, head="", space="project:1.0"):
    """The XML of a project with one code and one coder."""
    codes = codes or f'<Code guid="{CODE}" name="Noise" isCodable="true"/>'
    name = f' xmlns="urn:QDA-XML:{space}"' if space else ""
    return (
        f'<?xml version="1.0" encoding="utf-8"?><Project{name} name="Made up" '
        f"origin={quoteattr(origin)}{head}>"
        f'<Users><User guid="{USER}" name="Coder"/></Users>'
        f"<CodeBook><Codes>{codes}</Codes></CodeBook>"
        f"<Sources>{sources}</Sources>{more}</Project>"
    )


def source(inside, *, number=3, path=None, name="Interview"):
    """One text in a file of its own."""
    path = path or f"internal://{guid(number)}.txt"
    return (
        f'<TextSource guid="{guid(number)}" name="{name}" plainTextPath="{path}">'
        f"{inside}</TextSource>"
    )


def counted_file(way, origin, *, words=WORDS, spans=None):
    """A package whose positions are counted in that way, line ends CRLF."""
    spans = spans_of(words) if spans is None else spans
    marks = "".join(
        selection(
            n, counted(words, start, way), counted(words, end, way) - way.last_included
        )
        for n, (start, end) in enumerate(spans)
    )
    content = words.replace("\n", "\r\n").encode()
    if way.mark_counted:
        content = b"\xef\xbb\xbf" + content
    xml = project(source(marks), origin=origin)
    return packed(xml, {f"{SOURCE}.txt": content})


WAYS = [
    Counting(unit, ends, mark, last)
    for unit in Unit
    for ends in (LineEnds.AS_FILE, LineEnds.ONE)
    for mark in (False, True)
    for last in (False, True)
]
