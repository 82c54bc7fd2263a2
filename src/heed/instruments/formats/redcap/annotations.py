"""What a field annotation holds: REDCap's action tags, and what Heed keeps there."""

import json
import re

from heed.instruments.formats.aside import Data, as_text

# A word before the tags, since a cell that begins with @ could be run as a formula.
OPENING = "Heed: "
MARK = "@HEED="
FORM_MARK = "@HEED-FORM="
_MARKS = re.compile("@HEED(?:-FORM)?=")
_ALONE = re.compile(r"@NONEOFTHEABOVE\s*=\s*(?:'([^']*)'|\"([^\"]*)\"|(\w+))")


def taken_apart(text: str) -> tuple[str, dict[str, Data | None]]:
    """The annotation without our parts, and those by their mark; None if unreadable."""
    found: dict[str, Data | None] = {}
    rest, at = [], 0
    while match := _MARKS.search(text, at):
        rest.append(text[at : match.start()])
        try:
            kept, at = json.JSONDecoder().raw_decode(text, match.end())
        except (ValueError, RecursionError):
            kept, at = None, match.end()
        found[match[0]] = kept if isinstance(kept, dict) else None
    rest.append(text[at:])
    return "".join(rest).removeprefix(OPENING).strip(), found


def exclusive(text: str) -> tuple[str, list[str]]:
    """The annotation without the tag for options that stand alone, and those."""
    match = _ALONE.search(text)
    if match is None:
        return text, []
    names = next(part for part in match.groups() if part is not None)
    rest = text[: match.start()] + text[match.end() :]
    return rest.strip(), [name.strip() for name in names.split(",") if name.strip()]


def with_exclusive(codes: list[str]) -> str:
    """The tag for options that stand alone."""
    return f"{OPENING}@NONEOFTHEABOVE='{','.join(codes)}'" if codes else ""


def with_kept(annotation: str, mark: str, kept: Data) -> str:
    """The annotation with what Heed keeps there."""
    return f"{annotation or OPENING.strip()} {mark}{as_text(kept)}"
