"""Using a code once, without a word about it in the store."""

from collections.abc import Iterator
from contextlib import contextmanager

from heed.foundation import clock
from heed.people.models import Place
from heed.people.queries import coarseness_of
from heed.responses.draft_body import DraftToken
from heed.responses.errors import CodeUsedError
from heed.responses.invitation_codes import invitation_in
from heed.responses.models import Invitation
from heed.responses.waiting import held


@contextmanager
def using_invitation(
    sealed: str, *, token: DraftToken, place: Place, group: str
) -> Iterator[None]:
    """Store answers inside this: the code is used if they were, and else is not.

    ``sealed`` is what the draft holds (``DraftBody.invited``), empty for who came
    without. Raises ``CodeUsedError`` where another draft used the code. A pass that
    cannot be read any more, since the list is gone, keeps nobody's answers out.
    """
    identity = invitation_in(sealed) if sealed else None
    invitation = Invitation.objects.filter(pk=identity).first() if identity else None
    if invitation is None:
        yield
        return
    if invitation.is_used:
        raise CodeUsedError()
    window = coarseness_of(place, clock.now(), group)
    with held(str(invitation.id), token=token, until=window.end):
        yield
