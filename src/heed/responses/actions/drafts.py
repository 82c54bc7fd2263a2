"""Keeping answers so far, sealed under a key that only the page's cookie holds."""

from datetime import datetime, timedelta

from heed.foundation import clock
from heed.foundation.batches import Change
from heed.foundation.sealing import seal
from heed.foundation.statements import statements
from heed.people.models import Place
from heed.responses.draft_body import DraftBody, DraftToken
from heed.responses.models import Draft
from heed.responses.queries.drafts import draft_look_up, draft_number

LIFETIME = timedelta(hours=20)
# Every answer does this; Django takes longer to write it than to run it.
KEEP = "UPDATE responses_draft SET body = %s WHERE id = %s AND NOT is_given"
GIVE = "UPDATE responses_draft SET body = %s, is_given = true WHERE id = %s"


def open_draft(*, place: Place, body: DraftBody) -> DraftToken:
    """Begin a draft; the token goes into the cookie and is kept nowhere else."""
    token = DraftToken.new()
    _write(token, place, body)
    return token


def reopen_draft(*, token: DraftToken, place: Place, body: DraftBody) -> None:
    """Begin a draft, or begin it anew, under a key that somebody has."""
    clear_draft(token=token)
    _write(token, place, body)


def _write(token: DraftToken, place: Place, body: DraftBody) -> None:
    look_up = draft_look_up(token)
    Draft.objects.create(
        organisation=place.organisation,
        place=place,
        id=draft_number(look_up),
        gone_at=_full_hour(clock.now() + LIFETIME),
        body=_sealed(token, look_up, body),
    )


def save_draft(*, token: DraftToken, body: DraftBody) -> bool:
    """Keep the answers so far; false where the draft is given or gone meanwhile."""
    look_up = draft_look_up(token)
    with statements() as store_runs:
        values = [_sealed(token, look_up, body), draft_number(look_up)]
        return store_runs.run(KEEP, values).rowcount == 1


def giving_draft(*, token: DraftToken, body: DraftBody) -> Change:
    """What is left in a draft once it is given, sealed now: for the durable writer.

    From then on nothing is kept in it. Else a second tap that was underway would put
    the answers back, and whatever was changed would seem to be sent and be stored
    nowhere.
    """
    look_up = draft_look_up(token)
    return Change(GIVE, (_sealed(token, look_up, body), draft_number(look_up)))


def clear_draft(*, token: DraftToken) -> None:
    """Leave nothing of the answers so far."""
    Draft.objects.filter(pk=draft_number(draft_look_up(token))).delete()


def clear_old_drafts() -> int:
    """Leave nothing of drafts whose time is over; a scheduled task."""
    return Draft.objects.filter(gone_at__lte=clock.now()).delete()[0]


def _sealed(token: DraftToken, look_up: bytes, body: DraftBody) -> bytes:
    row = f"responses.draft:{look_up.hex()}"
    return seal(body.to_bytes(), key=token.secret_for("body"), row=row)


def _full_hour(moment: datetime) -> datetime:
    hour = moment.replace(minute=0, second=0, microsecond=0)
    return hour if hour == moment else hour + timedelta(hours=1)
