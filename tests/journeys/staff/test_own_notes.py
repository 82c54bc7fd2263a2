"""A coder notes something of a code from the desk, changes it, and removes it."""

import pytest

from heed.coding.models import Memo
from heed.coding.tests.factories import a_coder
from tests.journeys.staff.shots import looks
from tests.journeys.staff.test_coding import lead

__all__ = ["lead"]  # the project of two texts

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DESK = "/staff/coding/projects/a-project/desk/"


@pytest.mark.parametrize(("width", "js"), [(360, False), (1280, True)])
def test_a_note_from_the_desk(width, js, lead, member, watcher):
    somebody = member(a_coder(lead).account, width, js=js)
    page = somebody.page
    somebody.opens(DESK)
    somebody.taps("Write a note on a code or an issue")
    looks(somebody, "write-note")
    somebody.taps("Keep the note")  # nothing is chosen: it says what is missing
    watcher.errors.clear()  # the browser's own word that it was refused
    page.get_by_label("What is the note on?").select_option(label="Staff workload")
    somebody.types("Your note", "Workload stands for time, too.")
    page.get_by_label("Yes. If that text").check()
    somebody.presses("Keep the note")
    assert Memo.objects.get().speaks_of.count() == 1
    somebody.opens("/staff/coding/projects/a-project/own-notes/")
    looks(somebody, "own-notes")
    somebody.taps("Change")
    somebody.types("Your note", "Workload stands for hurry, too.")
    somebody.taps("Keep the note")
    somebody.reads("Workload stands for hurry, too.")
    somebody.taps("Remove")
    looks(somebody, "remove-note")
    somebody.taps("Remove it for good")
    somebody.reads("You have not noted anything yet.")
    assert not Memo.objects.exists()
