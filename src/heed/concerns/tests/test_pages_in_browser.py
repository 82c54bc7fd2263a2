"""The desk in a real browser: a phone, a large screen, and no scripts at all."""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from heed.concerns.actions import (
    acknowledge,
    add_from_writer,
    declare_conflict,
    make_complaint,
    report_retaliation,
)
from heed.concerns.models import Complaint, RetaliationReport
from heed.concerns.tests.factories import a_concern, read_on_weekdays
from heed.foundation import clock
from heed.foundation.ids import new_id
from heed.foundation.models import Heartbeat
from heed.people.tests.factories import client_for
from tests.browser import follow

pytestmark = pytest.mark.browser
SHOTS = os.environ.get("HEED_SHOTS")  # a folder, for looking at the pages


@pytest.fixture
def desk(live_server, ward, lead):
    """A desk with something of everything."""
    read_on_weekdays(ward)
    for name in ("worker", "clocks"):
        Heartbeat.objects.update_or_create(name=name, defaults={"beat": clock.now()})
    answers = {"come_back": "speak", "ward_sees": "edited", "harm_body": "a_lot"}
    main = a_concern(
        ward,
        words="Nurse Quince left me in the cold bathroom for an hour on Monday.",
        answers=answers | {"danger_now": "not_sure"},
        texts={"contact_where": ["On the ward, in the mornings."]},
    )
    a_concern(ward, answers={"kind": "good_care"})
    a_concern(ward, answers={"about_staff": "yes", "come_back": "code"})
    add_from_writer(concern=main, words="It happened again.", key=new_id())
    report_retaliation(concern=main, words="My leave was stopped.", key=new_id())
    make_complaint(
        concern=main, words="Look into it.", reach_me="By letter.", key=new_id()
    )
    acknowledge(by=lead, concern=main)
    return live_server.url + "/staff/concerns/", main


def signed_in(page, account, address):
    cookie = client_for(account).cookies["sessionid"]
    page.context.add_cookies(
        [{"name": "sessionid", "value": cookie.value, "url": address}]
    )
    return page


def shoot(page, name):
    if SHOTS:
        width = page.viewport_size["width"]
        page.screenshot(path=Path(SHOTS) / f"{name}-{width}.png", full_page=True)


@pytest.mark.parametrize(("width", "js"), [(360, True), (1280, True), (360, False)])
def test_a_lead_walks_through_the_desk(
    width, js, desk, lead, page_at, watcher, assert_accessible
):
    home, main = desk
    page = signed_in(page_at(width, js=js), lead, home)

    def look(name):
        assert_accessible(page)
        shoot(page, name)

    page.goto(home)
    look("queue")
    follow(page.get_by_role("link", name="Something went wrong").first)
    look("cover")
    follow(page.get_by_role("button", name="Open the words"))
    look("conflict")
    page.get_by_label("No", exact=True).check()
    follow(page.get_by_role("button", name="Continue"))
    expect(page.get_by_text("cold bathroom")).to_be_hidden()
    page.locator("summary", has_text="in your own words").first.click()
    expect(page.get_by_text("cold bathroom")).to_be_visible()
    look("words")
    follow(page.get_by_role("link", name="Make an edited copy").first)
    look("copy-choose")
    page.get_by_label("Nurse Quince").check()
    follow(page.get_by_role("button", name="Look at the copy"))
    copy = page.get_by_label("The copy")
    expect(copy).not_to_have_value(re.compile("^$|Quince"))
    look("copy-look")
    follow(page.get_by_role("button", name="Pass this copy"))
    follow(page.get_by_role("button", name="Reply to the writer"))
    page.get_by_label("Your reply").fill("As your named nurse I am sorry.")
    follow(page.get_by_role("button", name="Send the reply"))
    look("reply")
    # Chromium calls a form with something to mend an error; it is the only one.
    assert all("422" in error for error in watcher.errors)
    watcher.errors.clear()
    page.get_by_label("Your reply").fill("We are sorry. The bathroom is heated now.")
    follow(page.get_by_role("button", name="Send the reply"))
    for name in ("duty", "grade", "candour", "staff", "outside", "close", "history"):
        page.goto(f"{home}{main.pk}/{name}/")
        look(name)


@pytest.mark.parametrize("width", [360, 1280])
def test_the_other_pages_are_accessible(
    width, desk, lead, reader, page_at, assert_accessible
):
    home, main = desk
    page = signed_in(page_at(width), lead, home)
    declare_conflict(by=lead, concern=main, has_conflict=False)
    complaint = f"complaints/{Complaint.objects.get().pk}/"
    report = f"reports/{RetaliationReport.objects.get().pk}/"
    paths = ["late/", "care/", "kept-out/", "complaints/", complaint]
    paths += [f"{complaint}answer/", f"{complaint}words/", "reports/", report]
    for path in paths:
        page.goto(home + path)
        assert_accessible(page)
        shoot(page, path.split("/")[-2])
