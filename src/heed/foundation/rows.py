"""What every row of the operational store has."""

from django.db import models

from heed.foundation.ids import new_id
from heed.foundation.privacy import Keep, internal

ROW_PRIVACY = internal("id organisation", keep=Keep.WITH_RESPONSE)


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
