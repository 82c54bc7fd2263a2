"""The rows of a project that comes in: composed at leisure, written in one go.

Sealing thousands of texts takes minutes, and nobody else may write meanwhile where one
transaction does it all. So every row is made beforehand; whose seat and which code it
names is filled in when those are there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from heed.coding.models import Code, CodedText, Coder, Coding, Excerpt, Mark, Memo
from heed.foundation.inserting import insert_rows
from heed.responses.models import Text, TextKey, TextVersion


@dataclass
class Rows:
    """What is to be stored, table by table."""

    words: list[tuple[Text, TextKey]] = field(default_factory=list)
    versions: list[TextVersion] = field(default_factory=list)
    texts: list[CodedText] = field(default_factory=list)
    excerpts: list[Excerpt] = field(default_factory=list)
    codings: list[tuple[Coding, str, str]] = field(default_factory=list)
    marks: list[tuple[Mark, str]] = field(default_factory=list)
    memos: list[tuple[Memo, str, str]] = field(default_factory=list)

    def write(self, seats: Mapping[str, Coder], codes: Mapping[str, Code]) -> None:
        """Write all of it; ``codes`` are by their short names."""
        for coding, who, code in self.codings:
            coding.coder_id, coding.code_id = seats[who].pk, codes[code].pk
        for mark, who in self.marks:
            mark.coder_id = seats[who].pk
        for memo, who, code in self.memos:
            memo.author_id = seats[who].pk
            memo.code_id = codes[code].pk if code else None
        insert_rows(
            [
                (Text, [text for text, _key in self.words]),
                (TextKey, [key for _text, key in self.words]),
                (TextVersion, self.versions),
                (CodedText, self.texts),
                (Excerpt, self.excerpts),
                (Coding, [coding for coding, *_ in self.codings]),
                (Mark, [mark for mark, _who in self.marks]),
                (Memo, [memo for memo, *_ in self.memos]),
            ]
        )
