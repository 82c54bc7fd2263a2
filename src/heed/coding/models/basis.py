"""On which ground words from other programs may count and be quoted."""

from django.db import models

from heed.coding.choices import Basis
from heed.coding.models.projects import Project
from heed.coding.models.units import CodedText
from heed.foundation.privacy import Keep, classify, internal
from heed.foundation.rows import Row
from heed.people.models import Account


class StatedBasis(Row):
    """What a person said of the ground for using a text that came with a file.

    ``record`` says where it can be looked up, such as an ethics reference. A later
    statement is the one that counts, and all are kept.
    """

    privacy = classify(
        internal("project text what record by stated_on", keep=Keep.WITH_RESPONSE)
    )

    project = models.ForeignKey(
        Project, on_delete=models.PROTECT, related_name="stated_bases"
    )
    text = models.ForeignKey(
        CodedText, on_delete=models.PROTECT, related_name="stated_bases"
    )
    what = models.CharField(max_length=10, choices=Basis.choices)
    record = models.CharField(max_length=200)
    by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    stated_on = models.DateField()
