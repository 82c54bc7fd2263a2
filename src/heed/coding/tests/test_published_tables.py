"""The published hospital tables come out of mentions coded to the framework of 2012.

They are hospital studies, not mental health; they show that nothing is lost on the way.
"""

import pytest

from heed.coding.actions.frameworks import publish_framework
from heed.coding.queries.frameworks import codes_of
from heed.coding.tests.samples import shipped
from heed.people.tests.factories import an_account
from heedstats.tables import mentions_by
from heedstats.tests.reference import lines

pytestmark = [pytest.mark.reference, pytest.mark.django_db]


@pytest.mark.parametrize("axis", ["setting", "method"])
def test_they_come_out_of_published_codes(axis):
    framework = publish_framework(by=an_account(), definition=shipped("ycff", "2012"))
    labels = tuple(code.label for code in codes_of(framework))
    counts = {row["domain"]: row for row in lines(f"ycff_by_{axis}_counts.csv")}
    shares = {row["domain"]: row for row in lines(f"ycff_by_{axis}_percent.csv")}
    columns = tuple(name for name in shares["Outcome"] if name != "domain")
    said = [
        (label, column)
        for label in labels
        for column in columns
        for _ in range(int(counts[label][column]))
    ]
    table = mentions_by(*zip(*said, strict=True), choices=labels, columns=columns)
    for label, row in zip(labels, table.percent(decimals=1), strict=True):
        assert [f"{share:.1f}" for share in row] == [
            shares[label][column] for column in columns
        ]
