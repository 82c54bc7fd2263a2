"""Which promises an account may know of."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from heed.concerns.models import Clock, Entrusted
from heed.people.access import Permission, reach
from heed.people.models import Account


def clocks_for(account: Account) -> QuerySet[Clock]:
    """The clocks that an account may know of.

    That somebody told of harm for having spoken up is for the leads alone, unless
    somebody may be in danger: then whoever is here must call a lead.
    """
    for_leads = Q(concern__place__in=reach(account, Permission.READ_ALLEGATIONS))
    given = Entrusted.objects.filter(concern=OuterRef("concern"), account=account)
    return Clock.objects.filter(
        Q(retaliation=None) | Q(is_exact=True, met_at=None) | for_leads | Exists(given)
    )
