"""Every figure of the findings leads to the words that it counts, and no others."""

import re

import pytest
from django.urls import reverse

from heed.coding.actions import see_others
from heed.coding.models import CodedText
from heed.coding.tests.factories import coded
from heed.people.tests.factories import client_for
from heed.responses.choices import Group

CELL = re.compile(r'<a class="nhsuk-link" href="([^"]+)">\s*(\d+)[^<]*</a>')


@pytest.fixture
def browser(lead, coder, texts):
    """Two service users and a member of staff, each of whom names something."""
    CodedText.objects.filter(pk=texts[0].pk).update(group=Group.STAFF)
    others = [one.pk for one in texts[1:]]
    CodedText.objects.filter(pk__in=others).update(group=Group.SERVICE_USER)
    for text in texts:
        coded(coder, text, "Staff workload", span=(0, 5))
    coded(coder, texts[1], "Staff workload", span=(6, 9))
    see_others(by=lead)
    return client_for(lead.account)


def page_at(browser, address):
    return browser.get(address).content.decode()


def test_each_figure_has_its_quotes(browser):
    page = page_at(browser, reverse("coding:findings", args=["a-project"]))
    found = CELL.findall(page)
    assert sorted(int(figure) for _address, figure in found) == [1, 2, 3, 4]
    for address, figure in found:
        quotes = page_at(browser, address.replace("&amp;", "&")).count("<blockquote")
        # Two passages of one person are two mentions of theirs.
        assert quotes == {1: 1, 2: 3, 3: 4, 4: 4}[int(figure)]


def test_nought_leads_nowhere(browser):
    page = page_at(browser, reverse("coding:findings", args=["a-project"]))
    assert "team-factors/" in page  # its name leads to a page that says so
    assert not re.search(r'team-factors/[^"]*">\s*\d', page)


def test_one_side_is_said_to_be_one(browser):
    address = reverse("coding:quotes", args=["a-project", "staff-workload"])
    page = page_at(browser, address + "?side=staff")
    assert "Only what staff said." in page
    assert page.count("<blockquote") == 1
    assert page_at(browser, address + "?side=nobody").count("<blockquote") == 4
