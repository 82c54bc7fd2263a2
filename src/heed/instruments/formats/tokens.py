"""The words that conditions of XLSForm and REDCap are made of."""

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r"""\s*(?:
      \$\{\s*(?P<ref>[^}\s]+)\s*\}
    | \[(?P<field>[A-Za-z0-9_]+)(?:\((?P<box>[^()\]]+)\))?\]
    | (?P<text>'[^']*'|"[^"]*"|\u2018[^\u2019]*\u2019|\u201c[^\u201d]*\u201d)
    | (?P<number>-?\d+(?:\.\d+)?)
    | (?P<op><>|!=|<=|>=|=|<|>)
    | (?P<mark>[(),])
    | (?P<word>[A-Za-z][\w:.-]*)
    )""",
    re.VERBOSE,
)


class Unreadable(ValueError):
    """A condition that ours cannot say; the text is the reason."""


class Token(NamedTuple):
    """One word of a condition."""

    kind: str
    text: str
    box: str = ""


def tokens_of(text: str) -> list[Token]:
    """The words of a condition, from left to right."""
    found, at, text = [], 0, text.strip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise Unreadable("It is not a condition that Heed can read.")
        kind = str(match.lastgroup)
        if kind in {"field", "box"}:
            found.append(Token("ref", match["field"], match["box"] or ""))
        else:
            found.append(Token(kind, match[kind]))
        at = match.end()
    return found
