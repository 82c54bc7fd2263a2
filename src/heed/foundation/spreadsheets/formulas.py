"""Keeps spreadsheet programs from running words as formulas."""

import re

# A cell that begins so would be run as a formula by a spreadsheet program.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_MARKED = re.compile(r"'(?=[ ']*[=+\-@\t\r\n])")


def harmless(text: str) -> str:
    """Return text that no spreadsheet program takes for a formula."""
    return f"'{text}" if text.lstrip(" '").startswith(FORMULA_STARTS) else text


def as_meant(text: str) -> str:
    """Return text without the mark that ``harmless`` put before it."""
    return text[1:] if _MARKED.match(text) else text
