"""Calling an account to Heed with a message that says nothing of a place or a word."""

from collections.abc import Callable

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _

from heed.foundation import outbox
from heed.foundation.models import OutboxTask
from heed.people.models import Account

NUDGE = "people.nudge"
_sentences: dict[str, Callable[[], str]] = {}


def says(about: str, sentence: Callable[[], str]) -> None:
    """Register the one sentence of a message; it never holds anything of a case."""
    _sentences[about] = sentence


def nudge(account: Account, about: str) -> str:
    """Put down a message to an account in this transaction; returns its id."""
    if about not in _sentences:
        raise ValueError(f"No message says “{about}”.")
    task = outbox.enqueue(
        NUDGE,
        {"account": str(account.id), "about": about},
        organisation=account.organisation,
    )
    return task.message_id


@outbox.sends(NUDGE)
def send_nudge(task: OutboxTask) -> None:
    """Send one message without any content; at least once, under one message id."""
    account = Account.objects.get(pk=task.payload["account"])
    if account.is_active:
        sentence = _sentences[task.payload["about"]]()
        EmailMessage(
            subject=_("A message from Heed"),
            body=f"{sentence}\n\n{settings.HEED_BASE_URL}\n",
            to=[account.email],
            headers={"Message-ID": f"<{task.message_id}@heed>"},
        ).send()
