"""Saving answers to a survey, to go on with them on another day."""

import json
from dataclasses import asdict
from datetime import date, timedelta

from heed.foundation.keyring import keys
from heed.foundation.keys import Purpose
from heed.foundation.sealing import seal
from heed.people.days import today_of
from heed.responses.draft_body import DraftBody, DraftToken
from heed.responses.models import Fieldwork, SavedDraft
from heed.responses.queries.saved import saved_key, saved_look_up, saved_row
from heed.responses.receipt_words import words_from
from heed.responses.receipt_words.spelling import plain

LONGEST = timedelta(days=14)


def saved_words(token: DraftToken, language: str) -> tuple[str, ...]:
    """The words of saved answers; the same each time, and not those of the receipt."""
    secret = keys().keyed_hash(Purpose.DRAFT, token.secret_for("saved"))
    return words_from(secret, language[:2])


def last_day_saved(fieldwork: Fieldwork) -> date:
    """The last day on which somebody who saves now can go on."""
    last = today_of(fieldwork.organisation) + LONGEST
    return min(last, fieldwork.closes_on) if fieldwork.closes_on else last


def save_for_later(
    *, token: DraftToken, body: DraftBody, fieldwork: Fieldwork, language: str
) -> tuple[str, ...]:
    """Keep the answers so far until a stated day; gives the words that open them.

    Who saves again has the same words, and they open what was saved last.
    """
    words = saved_words(token, language)
    spelled = " ".join(plain(word) for word in words)
    look_up = saved_look_up(spelled)
    held = json.dumps({"token": token.to_cookie(), "body": asdict(body)}).encode()
    sealed = seal(held, key=saved_key(spelled), row=saved_row(look_up))
    SavedDraft.objects.update_or_create(
        look_up=look_up,
        defaults={
            "organisation": fieldwork.organisation,
            "fieldwork": fieldwork,
            "gone_on": last_day_saved(fieldwork) + timedelta(days=1),
            "body": sealed,
        },
    )
    return words


def forget_saved(*, token: DraftToken, language: str) -> int:
    """Leave nothing of what was saved, in one language; how many there were."""
    spelled = " ".join(plain(word) for word in saved_words(token, language))
    return SavedDraft.objects.filter(look_up=saved_look_up(spelled)).delete()[0]


def clear_saved_drafts() -> int:
    """Leave nothing of saved answers whose day is over; a scheduled task."""
    gone = 0
    for organisation in SavedDraft.objects.values_list("organisation").distinct():
        today = today_of(organisation[0])
        old = SavedDraft.objects.filter(
            organisation=organisation[0], gone_on__lte=today
        )
        gone += old.delete()[0]
    return gone
