"""The foot of public pages: links that only this room can know."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from heed.reception.presenters.help import help_anywhere
from heed.reception.queries import nations_served
from heed.ui.frame import HelpBlock, Link


def footer(_request: HttpRequest | None) -> list[Link]:
    """The pages that every public page leads to."""
    return [
        Link(_("How we look after what you tell us"), reverse("reception:privacy")),
        Link(_("Accessibility"), reverse("reception:accessibility")),
    ]


def help_without_a_place(_request: HttpRequest | None) -> HelpBlock:
    """Urgent help for public pages that belong to no place."""
    return help_anywhere(nations_served())
