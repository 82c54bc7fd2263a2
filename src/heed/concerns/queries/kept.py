"""What must not even be named to somebody: cases that concern them or theirs."""

from django.db.models import QuerySet

from heed.concerns.access import kept_from
from heed.people.models import Account
from heed.responses.models import Text

# Every way from a text to the concern in which it stands.
WAYS = (
    "response__concern",
    "message__concern",
    "complaint__concern",
    "complaint_contact__concern",
    "complaint_answer__concern",
    "retaliation_report__concern",
    "grade_reason__concern",
    "candour_reason__concern",
    "duty_reason__concern",
)


def things_kept_from(account: Account) -> list[QuerySet]:
    """The identities of concerns, and of words in them, to which one stands too close.

    Whoever oversees the audit trail must not learn from it that somebody told of them,
    their ward or their line.
    """
    concerns = kept_from(account).values("pk")
    words = [Text.objects.filter(**{f"{way}__in": concerns}) for way in WAYS]
    return [concerns, *(found.values("pk") for found in words)]
