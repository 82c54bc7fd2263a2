"""Two who merge the same issues the other way round, at the same time."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from heed.coding.actions import merge_issues, name_issue
from heed.coding.errors import IssueIsGone
from heed.coding.models import Issue

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="one writer at a time on SQLite"
    ),
]
MANY = 30


def test_one_of_them_is_told_that_an_issue_is_gone(lead):
    issues = [name_issue(by=lead, name=f"Issue {n}") for n in range(MANY)]
    begin = Barrier(2)

    def merge(order):
        begin.wait()
        try:
            return merge_issues(by=lead, issues=order[:-1], into=order[-1])
        except IssueIsGone:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=2) as pool:
        kept = list(pool.map(merge, [issues, issues[::-1]]))
    assert len([one for one in kept if one]) == 1
    in_use = Issue.objects.filter(project=lead.project, merged_into=None)
    assert [in_use.get()] == [one for one in kept if one]
