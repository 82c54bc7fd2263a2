"""The line on every staff page: how old the oldest unread words are, or the alarm."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from heed.concerns import presenters, queries
from heed.people.access import Permission, may
from heed.people.models import Account
from heed.ui.frame import UnreadAge


def unread_age(request: HttpRequest | None) -> UnreadAge | None:
    """What stands on a staff page for whoever is signed in; fills the slot “unread”."""
    account = getattr(request, "user", None)
    if not isinstance(account, Account):
        return None
    if queries.clock_health(account.organisation).is_silent:
        return UnreadAge(
            _("Nobody is being called: the worker is silent. Look at the queue."),
            href=_queue() if may(account, Permission.READ_WORDS) else "",
            late=True,
        )
    unread = queries.unread_for(account)
    if unread.oldest is None:
        return None
    sentence = presenters.unread_sentence(unread.oldest, unread.count)
    return UnreadAge(sentence, href=_queue(), late=presenters.is_late(unread.oldest))


def _queue() -> str:
    return reverse("concerns:queue")
