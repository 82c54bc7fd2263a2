"""The Easy Read pictures: small drawings that stand beside words, never alone.

``frontend/pictures.json`` says where each comes from; a site may replace one by
placing a file of the same name in its own static folder.
"""

from functools import cache
from pathlib import Path

from django.templatetags.static import static

FOLDER = Path(__file__).parent / "static" / "ui" / "img" / "pictures"


@cache
def names() -> frozenset[str]:
    """The names of all pictures."""
    return frozenset(path.stem for path in FOLDER.glob("*.svg"))


def url(name: str) -> str:
    """The address of a picture; an unknown name is a mistake and says so."""
    if name not in names():
        raise LookupError(f"There is no picture “{name}” in ui/static/ui/img/pictures.")
    return static(f"ui/img/pictures/{name}.svg")
