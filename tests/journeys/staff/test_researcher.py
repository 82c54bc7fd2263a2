"""A researcher's first survey in the browser, from an empty page to a file of data."""

import csv
import io
import zipfile
from datetime import timedelta

import pytest

from heed.foundation import clock
from heed.instruments.formats.xlsform.writing import write_xlsform
from heed.instruments.models import Edition
from heed.instruments.tests.samples import asking, item
from heed.people.tests.factories import a_service, an_account
from heed.responses.models import Fieldwork
from heed.studies.models import PlannedTable
from heed.studies.tests.factories import answered

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TOLD = (
    "Why we ask",
    "Who uses the answer",
    "What happens with a missing or wrong answer",
    "What we do if the answer shows danger",
)


@pytest.fixture
def researcher(member):
    """Somebody who writes questionnaires, at a browser."""

    def arrive(width=1280, *, js=True):
        account = an_account("researcher", at=a_service())
        somebody = member(account, width, js=js)
        somebody.account = account
        return somebody

    return arrive


def begins(somebody, code="felt-safe"):
    """A questionnaire without a question."""
    somebody.opens("/staff/drafts/begin/")
    page = somebody.page
    page.locator("#title").fill("How safe was it?")
    page.locator("#code").fill(code)
    page.get_by_label("Service users", exact=True).check()
    somebody.taps("Begin from nothing")


def asks(somebody, words, code, kind, answers=()):
    """Put a question down and say everything that is said about it."""
    page = somebody.page
    somebody.taps("Add a question")
    somebody.types("What do you ask, or say?", words)
    page.get_by_label(kind, exact=True).check()
    somebody.types("Its code", code)
    somebody.taps("Add the question")
    while page.locator("[name$='-words']").count() < len(answers):
        somebody.taps("More answers")
    for n, answer in enumerate(answers):
        page.locator(f"#option-{n}-words").fill(answer)
    for label in TOLD:
        somebody.types(label, "To find out.")
    somebody.taps("Save the question")


def order_of(somebody):
    """The codes of the questions as they stand on the page."""
    ids = somebody.page.locator(".heed-question").evaluate_all(
        "all => all.map(e => e.id)"
    )
    return [one.removeprefix("q-") for one in ids]


def test_from_an_empty_page_to_data(researcher):
    somebody = researcher()
    begins(somebody)
    asks(somebody, "How safe did you feel?", "safe", "One answer out of several", SAFE)
    asks(somebody, "What made it so?", "reason", "Words to read, no answer")
    somebody.reads("Nothing. It can be published.")
    routes_by_the_first_answer(somebody)
    tries_it_on_a_phone(somebody)
    somebody.opens(somebody.draft)
    somebody.taps("Publish")
    somebody.taps("Publish it for good")
    somebody.reads("A published version never changes.")
    opens_a_survey(somebody)
    people_answer(somebody)
    reads_a_table(somebody)
    takes_data_out(somebody)


SAFE = ["Very safe", "Fairly safe", "Not safe"]


def routes_by_the_first_answer(somebody):
    somebody.draft = somebody.page.url.removeprefix(somebody.server).split("#")[0]
    somebody.page.locator("#q-reason").get_by_role("link", name="Routing").click()
    somebody.check(somebody.page)
    page = somebody.page
    page.get_by_label("Only after some answers").check()
    page.locator("summary", has_text="How safe did you feel?").click()
    page.get_by_label("Not safe", exact=True).check()
    somebody.taps("Save")
    somebody.reads("Asked only if the answer to “How safe did you feel?” is: Not safe.")


def tries_it_on_a_phone(somebody):
    """The routing works inside the phone, which says what it is and keeps nothing."""
    somebody.taps("Preview")
    phone = somebody.page.frame_locator("iframe.heed-phone")
    assert somebody.page.locator("iframe.heed-phone").get_attribute("width") == "360"
    phone.get_by_text("Nothing that you answer here is kept.").wait_for()
    phone.get_by_role("button", name="Not safe").click()
    phone.get_by_role("heading", name="What made it so?").wait_for()
    phone.get_by_role("button", name="Continue").click()
    phone.get_by_role("heading", name="That was the last question").wait_for()
    phone.get_by_role("link", name="Start again").click()
    phone.get_by_role("button", name="Very safe").click()
    phone.get_by_role("heading", name="That was the last question").wait_for()


def opens_a_survey(somebody):
    edition = Edition.objects.get(instrument__code="felt-safe")
    somebody.opens("/staff/studies/")
    somebody.reads("You work inside no study yet.")
    somebody.taps("Open a study")
    somebody.types("Title of the study", "Safety")
    somebody.types("Short name", "safety")
    somebody.page.get_by_label("Open to whoever").check()
    somebody.taps("Open the study")
    somebody.taps("Open a survey")
    somebody.types("Title of the survey", "How safe?")
    somebody.types("Short name", "how-safe")
    today = clock.now().date()
    for name, day in (("opens_on", today), ("closes_on", today + timedelta(30))):
        for part in ("day", "month", "year"):
            box = somebody.page.locator(f"#{name}-{part}")
            box.fill(str(getattr(day, part)))
    somebody.page.locator("#asks_service_user").select_option(str(edition.id))
    somebody.taps("Open the survey")
    somebody.reads("An information sheet in English.")
    somebody.taps("Add a sheet or a statement")
    somebody.page.get_by_label("Information sheet").check()
    somebody.types("The text", "What this is about.")
    somebody.taps("Save")
    somebody.reads("Information sheet 1")


def people_answer(somebody):
    """Twenty people agree and answer, and the survey is over."""
    fieldwork = Fieldwork.objects.get(slug="how-safe")
    counts = {"very_safe": 11, "fairly_safe": 6, "not_safe": 2, "skipped": 1}
    answered(fieldwork, somebody.account, counts, item="safe", moment=clock.now())


def reads_a_table(somebody):
    somebody.opens("/staff/studies/of/safety/")
    somebody.taps("Plan a table")
    somebody.types("Title of the table", "How safe people felt")
    somebody.types("Short name", "felt")
    somebody.page.locator("#item").select_option("safe")
    somebody.page.get_by_label("Service user", exact=True).check()
    somebody.page.get_by_label("Everybody in the group").check()
    somebody.taps("Plan it")
    somebody.taps("How safe people felt")
    for words in ("Very safe", "55.0%", "Missing: skipped", "Base: everybody"):
        somebody.reads(words)
    assert PlannedTable.objects.get().slug == "felt"


def takes_data_out(somebody):
    somebody.opens("/staff/studies/of/safety/exports/")
    with somebody.page.expect_download() as download:
        somebody.page.get_by_role("button", name="Export as csv").click()
    packet = zipfile.ZipFile(download.value.path())
    rows = csv.DictReader(io.StringIO(packet.read("how-safe.csv").decode()))
    said = sorted(row["safe"] for row in rows)
    assert said == ["-1", *["1"] * 11, *["2"] * 6, *["3"] * 2]


@pytest.mark.parametrize("js", [True, False])
def test_a_file_is_brought_in_on_a_phone(researcher, js, tmp_path):
    content, _losses = write_xlsform(asking(item("first"), item("second")))
    path = tmp_path / "theirs.xlsx"
    path.write_bytes(content)
    somebody = researcher(360, js=js)
    somebody.opens("/staff/drafts/begin/")
    somebody.page.locator("#upload-file").set_input_files(path)
    somebody.page.locator("#upload-code").fill("theirs")
    somebody.taps("Bring in the file")
    if "losses" in somebody.page.url:
        somebody.taps("Go on to the questions")
    assert order_of(somebody) == ["first", "second"]


def test_a_question_is_moved_by_keyboard_alone(researcher):
    somebody = researcher()
    begins(somebody)
    for code in ("a", "b", "c"):
        asks(somebody, f"Read {code}.", code, "Words to read, no answer")
    somebody.opens(somebody.page.url.removeprefix(somebody.server).split("#")[0])
    somebody.tabs_to(somebody.page.locator("#up-c"))
    for after in (["a", "c", "b"], ["c", "a", "b"]):
        with somebody.page.expect_navigation(wait_until="load"):
            somebody.page.keyboard.press("Enter")
        assert order_of(somebody) == after
        somebody.check(somebody.page)
        if after[0] != "c":  # the same button has the focus again
            focused = somebody.page.evaluate("document.activeElement.id")
            assert focused == "up-c"
