"""Walks through the XML of a project as a stream and hands over each finished piece.

What was handed over is forgotten at once, so memory does not grow with the file.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from heed.coding.errors import ExchangeRefused
from heed.coding.formats.refi import values
from heed.coding.formats.refi.limits import Limits
from heed.coding.formats.refi.package import EXPORT_AGAIN
from heed.coding.formats.refi.raw import Raw, coding, local, mark, selection

TEXTS = {"TextSource", "Representation", "TextDescription", "Transcript", "Note"}
OUTER = {"PictureSource", "PDFSource", "AudioSource", "VideoSource"}
ELSEWHERE = {"PictureSelection", "PDFSelection", "AudioSelection", "VideoSelection"}
ROOTS = {"Project", "CodeBook"}
_WHOLE_THERE = {("Code", "Codes"), ("Project", ""), ("CodeBook", "")}
WHOLE = {"User", "Variable", "Case", "Set", "Link", "Graph"}
PARTS = {
    *("Project", "CodeBook", "Users", "Codes", "Variables", "Cases", "Sources"),
    *("Notes", "Links", "Sets", "Graphs", "Code", "Coding", "Description"),
    *("PlainTextContent", "PlainTextSelection", "TranscriptSelection", "SyncPoint"),
    *("NoteRef", "CodeRef", "SourceRef", "SelectionRef", "VariableRef", "MemberCode"),
    *("MemberSource", "MemberNote", "VariableValue", "Vertex", "Edge"),
    *(f"{kind}Value" for kind in ("Text", "Boolean", "Integer", "Float")),
    *("DateValue", "DateTimeValue"),
}
KNOWN = TEXTS | OUTER | ELSEWHERE | WHOLE | PARTS
_LIMITED = {
    "Code": ("code", "codes"),
    "Coding": ("coding", "codings"),
    "Note": ("note", "notes"),
    **dict.fromkeys(TEXTS - {"Note"} | OUTER, ("text", "texts")),
    **dict.fromkeys(
        ELSEWHERE | {"PlainTextSelection", "TranscriptSelection", "SyncPoint"},
        ("selection", "selections"),
    ),
}
_OTHER = ("other", "users, values, cases, sets, links and references")
_MANY = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?(Coding|\w+Selection|Code|Note)[\s/>]")
_ENCODING = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']""")
_UTF8 = {b"utf-8", b"utf8", b"us-ascii", b"ascii"}


def scan(stream: IO[bytes], limits: Limits) -> None:
    """Count what there is before any of it is parsed, which costs far more."""
    begin = stream.read(2**16)
    _check_encoding(begin)
    counts: Counter[bytes] = Counter()
    before = b""
    while begin:
        piece = before + begin
        counts.update(_MANY.findall(piece))
        before = _unfinished(piece)
        _check_counts(counts, limits)
        begin = stream.read(2**20)


def _unfinished(piece: bytes) -> bytes:
    """A tag that is cut at the end of a piece and was not counted."""
    cut = piece.rfind(b"<", max(0, len(piece) - 100))
    return b"" if cut < 0 or _MANY.match(piece, cut) else piece[cut:]


def _check_encoding(begin: bytes) -> None:
    said = _ENCODING.search(begin)
    wide = begin[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in begin[:64]
    if wide or (said and said[1].lower() not in _UTF8):
        raise ExchangeRefused(
            "Its XML is not in UTF-8, as the standard asks.", EXPORT_AGAIN
        )


def _check_counts(counts: Counter[bytes], limits: Limits) -> None:
    for name, most, what in (
        (b"Coding", limits.coding, "codings"),
        (b"Code", limits.code, "codes"),
        (b"Note", limits.note, "notes"),
    ):
        if counts[name] > most:
            raise _too_many(what, most)
    if sum(n for tag, n in counts.items() if tag.endswith(b"Selection")) > (
        limits.selection
    ):
        raise _too_many("selections", limits.selection)


def _too_many(what: str, most: int) -> ExchangeRefused:
    return ExchangeRefused(
        f"The file has more than {most:,} {what}.", "Export it in several parts."
    )


class Walk:
    """One pass over the elements; ``take`` gets each piece with its kind."""

    def __init__(
        self, stream: IO[bytes], limits: Limits, take: Callable[[str, object], None]
    ) -> None:
        self._stream, self._limits, self._take = stream, limits, take
        self._stack: list[Element] = []
        self._names: list[str] = []
        self._frames: list[Raw] = []
        self._counts: Counter[str] = Counter()
        self._ours: dict[str, str] = {}
        self._code_depth = 0
        self.unknown: Counter[str] = Counter()
        self.namespace = ""

    def run(self) -> None:
        """Walk to the end, or refuse with the line where it broke."""
        try:
            for event, element in self._events():
                if event == "start":
                    self._start(element)
                else:
                    self._end(element)
        except DefusedXmlException:
            raise ExchangeRefused(
                "Its XML holds instructions that a project never needs.",
                "Do not use it; ask who made it.",
            ) from None
        except (ParseError, LookupError) as error:
            line = getattr(error, "position", ("?", 0))[0]
            raise ExchangeRefused(
                f"Its XML is broken at line {line}.", EXPORT_AGAIN
            ) from None

    def _events(self) -> Iterator[tuple[str, Element]]:
        return iterparse(self._stream, events=("start", "end"), forbid_dtd=True)

    def _start(self, element: Element) -> None:
        name = self._name(element.tag)
        if not self._stack and name not in ROOTS:
            raise ExchangeRefused(
                "The file is neither a REFI-QDA project nor a codebook.",
                "Give a .qdpx, .qde or .qdc file.",
            )
        self._stack.append(element)
        self._names.append(name)
        self._check(name)
        if name in TEXTS or name in OUTER:
            self._frames.append(Raw(name))
        self._code_depth += name == "Code"

    def _name(self, tag: str) -> str:
        """The local name; the tag itself where it is of another namespace."""
        if tag not in self._ours:
            space = tag[1:].rpartition("}")[0] if tag[:1] == "{" else ""
            if not self._stack:
                self.namespace = space
            self._ours[tag] = local(tag) if space in ("", self.namespace) else tag
        return self._ours[tag]

    def _check(self, name: str) -> None:
        limits = self._limits
        if len(self._stack) > limits.depth or self._code_depth >= limits.code_depth:
            raise ExchangeRefused(
                f"Its codes are nested more than {limits.code_depth} deep, or other "
                "things in each other.",
                "Flatten them in the program they come from.",
            )
        if name not in KNOWN and len(self.unknown) < 1_000:
            self.unknown[name] += 1
        limit, what = _LIMITED.get(name, _OTHER)
        self._counts[limit] += 1
        most = getattr(limits, limit)
        if self._counts[limit] > (most if limit != "other" else 6 * most):
            raise _too_many(what, most)

    def _end(self, element: Element) -> None:
        self._stack.pop()
        name = self._names.pop()
        above = self._names[-1] if self._names else ""
        self._code_depth -= name == "Code"
        if self._finished(name, above, element) and self._stack:
            # The parser is ahead of us, so there may be later ones in it already.
            self._stack[-1].remove(element)

    def _finished(self, name: str, above: str, element: Element) -> bool:
        """Hand a piece over if it is one that stands for itself."""
        if name in TEXTS or name in OUTER:
            self._text(name, above, element)
        elif name in WHOLE or (name, above) in _WHOLE_THERE:
            self._take(name, element)
        elif self._frames:
            return self._inside(name, above, element, self._frames[-1])
        else:
            return name not in KNOWN
        return True

    def _text(self, name: str, above: str, element: Element) -> None:
        raw = self._frames.pop()
        raw.fill(element)
        if above in OUTER:
            self._frames[-1].inner.append(raw)
        elif above not in ELSEWHERE:
            self._take(name, raw)
        elif self._frames:
            _words_of_mark(raw, self._frames[-1])

    def _inside(self, name: str, above: str, element: Element, frame: Raw) -> bool:
        if name == "PlainTextSelection":
            frame.selections.append(selection(element))
        elif name == "Coding" and (above in TEXTS or above in OUTER):
            frame.codings.append(coding(element))
        elif name in ELSEWHERE:
            frame.marks.append(mark(element, frame.marked_words))
            frame.marked_words = ""
        elif name == "SyncPoint":
            guid = values.guid(element.get("guid", ""))
            for found, what in ((frame.sync, "position"), (frame.times, "timeStamp")):
                at = values.position(element.get(what))
                if at is not None:
                    found[guid] = at
        elif name == "TranscriptSelection":
            begin = values.guid(element.get("fromSyncPoint", ""))
            end = values.guid(element.get("toSyncPoint", ""))
            frame.timed.append((begin, end, selection(element)))
        else:
            return name not in KNOWN
        return True


def _words_of_mark(words: Raw, frame: Raw) -> None:
    """The words of an area come before its end; what was marked in them is lost."""
    frame.marked_words = words.content or ""
    in_file = words.content is None and bool(words.path)
    codings = len(words.codings) + sum(len(one.codings) for one in words.selections)
    frame.lost_in_marks += in_file + codings + len(words.selections)
