"""What stands in an invitation: no more than somebody needs who did not expect it.

Whoever reads over a shoulder, or opens somebody else's post, learns that a person was
asked to answer questions: neither the name of the survey nor what it is about.
"""

from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from heed.responses.receipt_words.spelling import plain


def address(page: str, words: tuple[str, ...] = ()) -> str:
    """A page of ours; the words stand behind a # and so are sent to no server."""
    link = settings.HEED_BASE_URL + reverse(page)
    return f"{link}#{'-'.join(map(plain, words))}" if words else link


def mail_text(
    words: tuple[str, ...], *, closes_on: date, is_first: bool
) -> tuple[str, str]:
    """Subject and body of a mail, in the language that is active."""
    parts = letter_words(words, closes_on=closes_on, is_first=is_first)
    lines = [
        _("Hello,"),
        *parts["before"],
        address("invited:words", words),
        _("If the link does not bring your words along, they are:"),
        " ".join(words),
        *parts["after"],
        _("If we should not write to you again, open this page and tap once:"),
        address("invited:stop", words),
    ]
    return parts["title"], "\n\n".join(lines) + "\n"


def letter_words(
    words: tuple[str, ...], *, closes_on: date, is_first: bool
) -> dict[str, Any]:
    """The finished lines of a letter, in the language that is active."""
    last_day = date_format(closes_on, "j F Y")
    greeting = [
        _("%(service)s asks you to answer some questions.")
        % {"service": settings.HEED_SERVICE_NAME},
        _("You choose. If you do not want to, nothing changes for you."),
        _("We keep your answers apart from your name."),
    ]
    again = _(
        "We asked before. If you have answered since, thank you. You need do nothing."
    )
    return {
        "title": _("We would like to ask you something"),
        "before": greeting if is_first else [again, *greeting],
        "after": [
            _("The words work once, until %(day)s.") % {"day": last_day},
            _("Nobody reads what is sent to us here. This is not for emergencies."),
        ],
        "how": _("Open this page and type your six words:"),
        "page": typed(address("invited:words")),
        "target": address("invited:words", words),
        "stop": _("No more letters from us? Open this page and type your words:")
        + " "
        + typed(address("invited:stop")),
    }


def typed(link: str) -> str:
    """An address as people type it."""
    return link.split("://")[1].rstrip("/")
