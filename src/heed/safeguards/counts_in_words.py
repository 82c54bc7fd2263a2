"""Small helps for sentences made of records."""

from collections.abc import Sequence

from heed.safeguards.disclosure import OPEN_SURVEY


def joined(words: Sequence[str], last: str = "and") -> str:
    """Words as a sentence has them: one, two and three."""
    if not words[1:]:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def several(count: int, one: str, many: str = "") -> str:
    """A number with its noun: 1 question, 2 questions."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def careful(count: int) -> str:
    """A count of people as it may be published; small ones are not told."""
    floor = OPEN_SURVEY.entries
    return f"fewer than {floor}" if count < floor else str(count)
