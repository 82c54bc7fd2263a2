"""Which promises an account may know of."""

from django.db.models import Exists, OuterRef, Q

from heed.concerns.access import readable
from heed.concerns.models import Entrusted
from heed.people.access import Permission, reach
from heed.people.models import Account


def may_know(account: Account, clock: str = "") -> Q:
    """The clocks that an account may know of; ``clock`` is the path to one.

    That somebody told of harm for having spoken up is for the leads alone, unless
    somebody may be in danger: then whoever is here must call a lead.
    """
    led = reach(account, Permission.READ_ALLEGATIONS)
    given = Entrusted.objects.filter(
        concern=OuterRef(f"{clock}concern"), account=account
    )
    return (
        Q(**{f"{clock}retaliation": None})
        | Q(**{f"{clock}is_exact": True, f"{clock}met_at": None})
        | Q(**{f"{clock}concern__place__in": led})
        | Q(Exists(given))
    )


def of_readable(account: Account, path: str) -> Exists:
    """That a row's concern is one that the account may read, asked row by row."""
    return Exists(readable(account).filter(pk=OuterRef(f"{path}_id")))
