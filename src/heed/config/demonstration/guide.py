"""What is said to whoever starts the demonstration: links, addresses, receipts."""

from collections.abc import Iterator

from django.conf import settings

from heed.concerns.models import Concern
from heed.config.demonstration.open_survey import SLUG
from heed.config.demonstration.sending import receipt_of
from heed.config.demonstration.stories import stories
from heed.people.access import ROLES
from heed.people.demo_links import demo_link
from heed.people.models import Account, Place
from heed.people.queries import current_postings, name_on
from heed.responses.models import Fieldwork
from heed.responses.queries import response_of_receipt

RECEIPTS = ("cold-tea", "frightened-at-night", "light-left-on", "swn-yn-y-nos")
SHOWN = 3


def guide() -> str:
    """Everything that one needs to walk through the made-up world."""
    return "\n".join([*_people(), "", *_addresses(), "", *_receipts(), "", *_close()])


def _people() -> Iterator[str]:
    yield "Sign in as one of these made-up people. Each link works once."
    for trust in Place.objects.filter(made_up=True, parent=None).order_by("slug"):
        yield ""
        yield name_on(trust)
        accounts = Account.objects.filter(organisation=trust.id)
        for line, account in sorted((_line(one), one.id.hex) for one in accounts):
            yield f"  {line}"
            yield f"    {demo_link(Account.objects.get(id=account))}"


def _line(account: Account) -> str:
    posting = current_postings(account).select_related("place").first()
    if posting is None:
        return account.name
    return f"{ROLES[posting.role].title}, {name_on(posting.place)}: {account.name}"


def _addresses() -> Iterator[str]:
    base = settings.HEED_BASE_URL
    ward = Place.objects.get(slug="lantern", made_up=True)
    survey = Fieldwork.objects.get(slug=SLUG)
    yield "Four addresses to try without signing in"
    yield f"  Say how the ward feels, or tell us something   {base}/p/{ward.code}/"
    yield f"  The same in Easy Read                          {base}/p/{ward.code}/easy/"
    yield f"  Answer a survey that is open                   {base}/s/{survey.code}/"
    yield f"  Come back with the words of a receipt          {base}/back/"


def _receipts() -> Iterator[str]:
    yield "Receipts to come back with"
    told = {story["key"]: story for story in stories()}
    known = [key for key in RECEIPTS if _is_known(told[key])]
    for key in known[:SHOWN]:
        yield f"  {told[key]['shown']}"
        yield f"    {receipt_of(key, told[key].get('language', 'en-gb'))}"


def _is_known(story: dict[str, str]) -> bool:
    words = receipt_of(story["key"], story.get("language", "en-gb"))
    response = response_of_receipt(words)
    return response is not None and Concern.objects.filter(response=response).exists()


def _close() -> Iterator[str]:
    yield "New links, when these are used:  ./demo links"
    yield "Build the made-up world anew:    ./demo fresh"
