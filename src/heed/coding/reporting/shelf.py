"""Which check lists there are, and every blank in them."""

from pathlib import Path

from heed.ui.documents.checklists import CheckList, read_list

FOLDER = Path(__file__).parent / "lists"


def names() -> list[str]:
    """Every check list for a coding project."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


def check_list(name: str) -> CheckList:
    """A check list by the name of its file."""
    return read_list(FOLDER / f"{name}.yaml")


def blanks() -> dict[str, str]:
    """Every blank of every list, with what it asks for."""
    return {
        item.blank.code: item.blank.asks
        for name in names()
        for item in check_list(name).items
        if item.blank
    }
