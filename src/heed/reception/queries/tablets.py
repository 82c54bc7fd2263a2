"""Finding a tablet by the secret that it holds."""

from uuid import UUID

from django.db.models import QuerySet

from heed.foundation.keyring import keys
from heed.foundation.keys import Purpose
from heed.people.models import Place
from heed.reception.device_codes import code_of
from heed.reception.doors import Door
from heed.reception.errors import NoSuchDoorError
from heed.reception.models import Tablet
from heed.reception.queries.doors import listens


def secret_look_up(secret: str) -> bytes:
    """Under which value a paired tablet is found; of no use without the key file."""
    return keys().keyed_hash(Purpose.DEVICE, f"secret {secret}")


def code_look_up(code: str) -> bytes:
    """Under which value a tablet is found until it first comes back."""
    return keys().keyed_hash(Purpose.DEVICE, f"code {code}")


def shown_code(secret: str) -> str:
    """The code that a tablet with this secret shows; it follows from the secret."""
    return code_of(keys().keyed_hash(Purpose.DEVICE, f"shown {secret}"))


def tablet_with(secret: str) -> Tablet | None:
    """The tablet that holds a secret, if it is paired and not put out of use."""
    if not secret:
        return None
    in_use = Tablet.objects.filter(revoked_on=None).select_related("place")
    return (
        in_use.filter(look_up=secret_look_up(secret)).first()
        or in_use.filter(
            look_up=None, code_look_up=code_look_up(shown_code(secret))
        ).first()
    )


def is_out_of_use(secret: str) -> bool:
    """Whether a tablet with this secret was put out of use; it needs a new one."""
    gone = Tablet.objects.filter(revoked_on__isnull=False)
    return (
        bool(secret)
        and gone.filter(code_look_up=code_look_up(shown_code(secret))).exists()
    )


def door_of_tablet(secret: str, *, easy_read: bool = False) -> Door:
    """The door of a paired tablet; refused for any other device."""
    tablet = tablet_with(secret)
    if tablet is None or not listens(tablet.place):
        raise NoSuchDoorError
    return Door(tablet.place, easy_read, tablet)


def tablets_of(places: QuerySet[Place]) -> QuerySet[Tablet]:
    """The tablets in use at some places."""
    return (
        Tablet.objects.filter(place__in=places, revoked_on=None)
        .select_related("place")
        .order_by("place__slug", "name", "id")
    )


def tablet_at(places: QuerySet[Place], tablet: UUID) -> Tablet | None:
    """One tablet at some places."""
    return tablets_of(places).filter(pk=tablet).first()
