"""One table with one column of text."""

import uuid

from django.db import models


class Stored(models.Model):
    """A row of about the size of a whole submission."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    body = models.TextField()
