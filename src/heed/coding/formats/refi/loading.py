"""The words of sources and notes, from the package or from the XML itself."""

from heed.coding.formats.refi.package import Package, file_named
from heed.coding.formats.refi.raw import Raw
from heed.coding.formats.refi.results import Losses
from heed.coding.formats.refi.texts import NotUtf8, Text, decoded, text_from
from heed.instruments.formats.losses import How, quoted

_WHERE = {
    "relative": "beside the package, and Heed follows no paths out of it",
    "absolute": "on somebody's computer, and Heed follows no paths out of the file",
}
NULLS = "Databases keep none; each became a replacement character."
DIFFERENT = "Those in the text's own file are others, and were taken."
NOT_UTF8 = "Its words are not in UTF-8, and guessing would garble them."


class Loader:
    """Finds words; ``package`` is None for XML that came alone."""

    def __init__(self, package: Package | None, losses: Losses) -> None:
        self._package, self._losses = package, losses

    def text(self, raw: Raw) -> Text | None:
        """The words of a source or note; None, with the loss listed, without any."""
        self._note_unread(raw)
        words = self._from_file(raw) if raw.path else None
        if words is None:
            words = raw.content
        elif raw.content is not None and text_from(raw.content).words != (
            text_from(words).words
        ):
            self._lose(raw, "The words in the XML.", DIFFERENT, How.CHANGED)
        if words is None:
            return None
        text = text_from(words)
        if text.replaced:
            self._lose(raw, f"{text.replaced} null characters.", NULLS, How.CHANGED)
        return text

    def finds(self, raw: Raw) -> bool:
        """Whether the file holds words of it, without reading them."""
        if raw.content is not None or not raw.path:
            return raw.content is not None
        kind, name = file_named(raw.path)
        here = self._package if kind == "internal" else None
        return here is not None and here.use(name)

    def missing(self, raw: Raw) -> None:
        """List a text that has no words to be found."""
        if not raw.path:
            self._lose(raw, _told(raw), "The file holds no words of it.")

    def _from_file(self, raw: Raw) -> str | None:
        kind, name = file_named(raw.path)
        here = self._package if kind == "internal" else None
        if here and here.use(name):
            return self._decoded(raw, here.text(name))
        if raw.content is None:
            where = _WHERE.get(kind, "missing from the file")
            self._lose(raw, _told(raw), f"Its words are {where}.")
        return None

    def _decoded(self, raw: Raw, content: bytes) -> str | None:
        try:
            return decoded(content)
        except NotUtf8:
            self._lose(raw, _told(raw), NOT_UTF8)
            return None

    def _note_unread(self, raw: Raw) -> None:
        """What is referred to, but not read: styled documents and media."""
        for path in (raw.rich_path, raw.media_path):
            if path and self._package:
                kind, name = file_named(path)
                if kind == "internal":
                    self._package.use(name)
        if raw.rich_path and raw.tag != "Note":
            self._lose(
                raw,
                f"The styled document {quoted(raw.rich_path.rpartition('/')[2])}",
                "Heed keeps the plain words.",
            )

    def _lose(self, raw: Raw, what: str, why: str, how: How = How.LOST) -> None:
        self._losses.add(raw.name, raw.tag, what, why, how)


def _told(raw: Raw) -> str:
    codings = len(raw.codings) + sum(len(one.codings) for one in raw.selections)
    return f"The text, with {len(raw.selections)} selections and {codings} codings."
