"""Our codes from the names that other programs allow."""

import re
import unicodedata

from heed.instruments.definition.missing import RESERVED_CODES

LONGEST = 40
_OTHER = re.compile(r"[^a-z0-9]+")


def code_from(name: str) -> str:
    """The code nearest to a name: small letters, figures and underscores."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    if re.match(r"-\d", plain):
        plain = f"minus_{plain[1:]}"
    code = _OTHER.sub("_", plain.casefold()).strip("_")
    if not code or not code[0].isalpha():
        code = f"c{code}"
    code = code[:LONGEST].rstrip("_")
    return f"{code}_answer" if code in RESERVED_CODES else code


class Codes:
    """Hands out codes and never the same one twice."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, name: str) -> str:
        """A code for a name that has none yet; our own codes stay as they are."""
        first = name if _is_code(name) else code_from(name)
        code, number = first, 2
        while code in self._taken:
            ending = f"_{number}"
            code, number = f"{first[: LONGEST - len(ending)]}{ending}", number + 1
        self._taken.add(code)
        return code


def _is_code(name: str) -> bool:
    fits = re.fullmatch(r"[a-z][a-z0-9_]{0,39}", name) is not None
    return fits and name not in RESERVED_CODES


def slug_from(name: str, fallback: str = "questionnaire") -> str:
    """A questionnaire's code from a title or the name of a file."""
    words = [word for word in code_from(name).split("_") if word]
    while words and not words[0][0].isalpha():
        words.pop(0)
    return "-".join(words)[:60].rstrip("-") or fallback
