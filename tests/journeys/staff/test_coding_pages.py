"""Pages of the coding room that stand aside from the desk, each looked at once.

With ``HEED_SHOTS`` set to a folder, each is pictured there at every width.
"""

import pytest
from playwright.sync_api import expect

from heed.coding.presenters.matrix import A_PAGE
from tests.browser import follow
from tests.journeys.staff.coding_world import LONG, a_full_world
from tests.journeys.staff.shots import looks

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ALL = "/staff/coding/projects/"
ONE = f"{ALL}a-project/"
PAGES = {
    "basis": f"{ALL}brought-in/basis/",
    "basis-said": f"{ONE}basis/",
    "notes": f"{ONE}notes/",
    "notes-none": f"{ALL}still-coding/notes/",
    "look": f"{ALL}still-coding/findings/",
    "check-lists": f"{ONE}lists/",
    "check-list": f"{ONE}lists/coreq/",
    "blank": f"{ONE}answers/interviewers/",
    "editions": f"{ONE}editions/",
    "take-back": f"{ONE}editions/1/back/",
    "trend": f"{ONE}trend/",
    "ranks": f"{ONE}ranks/",
    "ranks-none": f"{ALL}brought-in/ranks/",
    "suggestions": f"{ONE}suggestions/",
    "score-card": f"{ONE}suggestions/models/1/",
    "matrix": f"{ONE}matrix/",
    "matrix-end": f"{ONE}matrix/?page=2",
    "matrix-nobody": f"{ONE}matrix/?place=nowhere",
    "found": "/staff/found/",
}
PERSON = "main tbody tr th a"


@pytest.fixture
def lead(tmp_path):
    return a_full_world(tmp_path)


def walks(somebody):
    """Every page by its address, then those that links alone lead to."""
    for name, path in PAGES.items():
        answer = somebody.page.goto(f"{somebody.server}{path}")
        assert answer.ok, f"{path} answered {answer.status}."
        looks(somebody, name)
    follow(somebody.page.get_by_role("link", name="A project").first)
    looks(somebody, "edition")
    somebody.page.goto(f"{somebody.server}{ONE}matrix/?group=staff&page=9")
    follow(somebody.page.locator(PERSON).first)
    looks(somebody, "person")


@pytest.mark.parametrize(
    ("width", "js"),
    [
        (360, False),
        pytest.param(360, True, marks=pytest.mark.full),
        pytest.param(768, True, marks=pytest.mark.full),
        pytest.param(1280, True, marks=pytest.mark.full),
    ],
)
def test_every_page_is_accessible(width, js, lead, member):
    walks(member(lead.account, width, js=js))


def test_the_matrix_shows_some_people_at_a_time_and_prints_whole(lead, member):
    somebody = member(lead.account, 1280)
    somebody.opens(f"{ONE}matrix/")
    page = somebody.page
    expect(page.locator("main tbody tr")).to_have_count(A_PAGE)
    tall = page.evaluate("document.documentElement.scrollHeight")
    assert tall < 3000, "the matrix scrolls in its frame, and leaves no empty page"
    page.get_by_role("link", name="Next people").focus()
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")
    expect(page.get_by_text("People 26 to 28 of 28.")).to_be_visible()
    page.goto(f"{somebody.server}{ONE}matrix/?group=staff&page=9")
    whole = page.get_by_text(LONG.strip()).first
    expect(whole).to_be_hidden()
    page.emulate_media(media="print")
    expect(whole).to_be_visible()
