"""The staff menu and the foot of public pages: links that only the top can know."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from heed.concerns.banner import unread_age
from heed.home.presenters.pages import staff_pages
from heed.people.models import Account
from heed.reception.presenters.help import help_anywhere
from heed.reception.queries import nations_served
from heed.studies.banner import words_in_studies
from heed.ui.frame import AccountEntry, HelpBlock, Link, MenuEntry, UnreadAge


def menu(request: HttpRequest | None) -> list[MenuEntry]:
    """The pages that the person signed in may open."""
    account = getattr(request, "user", None)
    if request is None or not isinstance(account, Account):
        return []
    pages = staff_pages(account)
    # One page may stand below another: complaints below the desk.
    around = [page.url for page in pages if request.path.startswith(page.url)]
    here = max(around, key=len, default=None)
    return [MenuEntry(page.name, page.url, current=page.url == here) for page in pages]


def account(request: HttpRequest | None) -> AccountEntry | None:
    """Who is signed in, for the head of every staff page."""
    found = getattr(request, "user", None)
    if not isinstance(found, Account):
        return None
    return AccountEntry(found.name, reverse("account_logout"))


def footer(_request: HttpRequest | None) -> list[Link]:
    """The pages that every public page leads to."""
    return [
        Link(_("How we look after what you tell us"), reverse("reception:privacy")),
        Link(_("Accessibility"), reverse("reception:accessibility")),
    ]


def unread(request: HttpRequest | None) -> UnreadAge | None:
    """What waits to be read: at the desk, else in the studies of a researcher."""
    return unread_age(request) or words_in_studies(request)


def made_up_notice(_request: HttpRequest | None) -> str:
    """What stands on every page of the demonstration, and on no other."""
    if not settings.HEED_DEMO:
        return ""
    return _("Made-up world for trying Heed. Nobody here is real.")


def help_without_a_place(_request: HttpRequest | None) -> HelpBlock:
    """Urgent help for public pages that belong to no place."""
    return help_anywhere(nations_served())
