"""Pages of other rooms that a study's own pages lead to: a register for rooms above.

A room above says at start-up what hangs where::

    hang("fieldwork", lambda study, fieldwork: Link(_("Who answered"), reverse(…)))
"""

from collections.abc import Callable
from typing import Literal

from heed.responses.models import Fieldwork
from heed.studies.models import Study
from heed.ui.frame import Link

Where = Literal["study", "fieldwork"]
Maker = Callable[[Study, Fieldwork | None], Link | None]
_hung: dict[Where, list[Maker]] = {"study": [], "fieldwork": []}


def hang(where: Where, maker: Maker) -> None:
    """Let a study's page, or that of each of its fieldworks, lead to a page."""
    if maker not in _hung[where]:
        _hung[where].append(maker)


def hung(where: Where, study: Study, fieldwork: Fieldwork | None = None) -> list[Link]:
    """The links that hang there; one that does not fit this study is left out."""
    made = (maker(study, fieldwork) for maker in _hung[where])
    return [link for link in made if link is not None]
