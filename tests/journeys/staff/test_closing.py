"""The lead ends a part, closes the project and opens it again; by keyboard too."""

import pytest

from heed.coding.models import Coder, Project
from heed.coding.tests.factories import a_coder, coded
from tests.journeys.staff.shots import looks
from tests.journeys.staff.test_coding import lead

__all__ = ["lead"]  # the project of two texts

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ONE = "/staff/coding/projects/a-project/"


@pytest.mark.parametrize(("width", "js"), [(360, False), (1280, True)])
def test_it_is_closed_and_opened_again(width, js, lead, member):
    coder = a_coder(lead)
    coded(coder, lead.project.texts.first(), "Team factors")
    somebody = member(lead.account, width, js=js)
    somebody.opens(ONE)
    looks(somebody, "project")
    somebody.opens(f"{ONE}people/{coder.pk}/end/")
    looks(somebody, "end-part")
    somebody.presses("End their part")
    somebody.reads("Their part has ended.")
    somebody.page.locator("main details").last.evaluate("e => e.open = true")
    somebody.taps(f"Let {coder.account.name} take it up again")
    assert Coder.objects.get(pk=coder.pk).until is None
    somebody.taps("Close this coding project")
    looks(somebody, "close")
    somebody.presses("Close the project")
    somebody.reads("It is closed.")
    looks(somebody, "project-closed")
    somebody.opens(f"{ONE}findings/")
    somebody.reads("If it is opened again")
    looks(somebody, "look-closed")
    somebody.opens(ONE)
    somebody.taps("Open it again")
    looks(somebody, "reopen")
    somebody.presses("Open it again")
    assert Project.objects.get().closed_on is None
