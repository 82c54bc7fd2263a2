"""What every row of the operational store has."""

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from heed.foundation.ids import new_id
from heed.foundation.privacy import Keep, internal

ROW_PRIVACY = internal("id organisation", keep=Keep.WITH_RESPONSE)


class NumberKey(models.BigIntegerField):
    """An identity that is a number of 63 bits, and by which SQLite numbers the rows.

    SQLite takes a key for the number of its row only where the column's type is
    INTEGER. Beside a BIGINT it counts rows in the order of their arrival, and finds
    them by a second tree.
    """

    def db_type(self, connection: BaseDatabaseWrapper) -> str | None:
        """The type of the column."""
        return "integer" if connection.vendor == "sqlite" else "bigint"


class Row(models.Model):
    """A row with a random identity and the organisation that it belongs to.

    Subclasses declare ``privacy`` for their own fields; ``id`` and ``organisation``
    are classified here. The organisation is a plain UUID, not a foreign key, since
    rooms below ``people`` have rows too.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.UUIDField(editable=False)

    class Meta:
        abstract = True
