"""Columns of a table whose first cell names the row and whose others are figures."""

from typing import Any


def columns(first: str, *others: str) -> list[dict[str, Any]]:
    """The heads, the figures to the right."""
    return [{"text": first}, *({"text": one, "numeric": True} for one in others)]
