"""What somebody does who was asked by name: come in, or want no more letters."""

from heed.reception.actions.coming_back import guessed
from heed.reception.actions.surveys import begin_survey
from heed.reception.doors import SurveyDoor
from heed.reception.sittings import INVITED, Sitting
from heed.responses.actions.invitations import stop_writing
from heed.responses.choices import Entrance
from heed.responses.queries.invitations import Invited, invited_with


def try_invitation(*, typed: str) -> Invited | None:
    """What the words of a letter open, or none; a wrong guess uses a turn and waits.

    Raises ``CodeUsedError`` for words that were used or replaced.
    """
    return guessed(lambda: invited_with(typed), tablet=None)


def begin_invited(
    *, door: SurveyDoor, invited: Invited, earlier: Sitting | None = None
) -> Sitting:
    """Open a draft for somebody who was asked by name; it holds no name and no code.

    The pass in it can be read only with the key in the cookie and our key file both.
    """
    return begin_survey(
        door=door,
        entrance=Entrance.INVITATION,
        notes={INVITED: invited.sealed},
        earlier=earlier,
    )


def stop_letters(*, typed: str) -> bool:
    """Write to somebody no more; gives whether we knew their words."""
    return bool(guessed(lambda: stop_writing(typed=typed) or None, tablet=None))
