"""A researcher's first survey in the browser, from an empty page to files of data."""

import zipfile
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from heed.foundation import clock
from heed.instruments.formats.xlsform.writing import write_xlsform
from heed.instruments.models import Edition
from heed.instruments.tests.samples import asking, item
from heed.people.tests.factories import a_service, an_account
from heed.responses.models import Fieldwork
from heed.studies.models import PlannedTable
from heed.studies.tests.factories import answered
from tests.browser import follow
from tests.journeys.staff.independent_readers import READERS

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


WHO = {
    "Service users": "I use mental health services",
    "Carers, family and friends": "I am a carer",
    "Staff": "I work in mental health services",
}


def begins(somebody, code="felt-safe", groups=("Service users",)):
    """A questionnaire without a question."""
    somebody.opens("/staff/drafts/begin/")
    page = somebody.page
    page.locator("#title").fill("How safe was it?")
    page.locator("#code").fill(code)
    for group in groups:
        page.get_by_label(group, exact=True).check()
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


def test_from_an_empty_page_to_data(researcher, newcomer, tmp_path):
    somebody = researcher()
    begins(somebody, groups=WHO)
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
    people_answer(somebody, newcomer)
    watches(somebody)
    reads_a_table(somebody)
    takes_data_out(somebody, tmp_path)


SAFE = ["Very safe", "Fairly safe", "Not safe"]


def routes_by_the_first_answer(somebody):
    somebody.draft = somebody.page.url.removeprefix(somebody.server).split("#")[0]
    follow(somebody.page.locator("#q-reason").get_by_role("link", name="Routing"))
    somebody.check(somebody.page)
    page = somebody.page
    page.get_by_label("Only after some answers").check()
    page.locator("summary", has_text="How safe did you feel?").click()
    expect(page.get_by_label("Not safe", exact=True)).to_be_visible()
    page.get_by_label("Not safe", exact=True).check()
    somebody.taps("Save")
    somebody.reads("Asked only if the answer to “How safe did you feel?” is: Not safe.")


def tries_it_on_a_phone(somebody):
    """The routing works inside the phone, which says what it is and keeps nothing."""
    somebody.taps("Preview")
    phone = somebody.page.frame_locator("iframe.heed-phone")
    framed = somebody.page.locator("iframe.heed-phone")
    expect(framed).to_have_attribute("width", "360")
    phone.get_by_text("Nothing that you answer here is kept.").wait_for()
    phone.get_by_role("button", name="Not safe").click()
    phone.get_by_role("heading", name="What made it so?").wait_for()
    phone.get_by_role("button", name="Continue").click()
    phone.get_by_role("heading", name="That was the last question").wait_for()
    phone.get_by_role("link", name="Start again").click()
    expect(phone.get_by_role("heading", name="How safe did you feel?")).to_be_visible()
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
    for group in ("service_user", "carer", "staff"):
        somebody.page.locator(f"#asks_{group}").select_option(str(edition.id))
    somebody.taps("Open the survey")
    somebody.reads("An information sheet in English.")
    for kind, text, shown in (
        ("Information sheet", "What it is.", "Information sheet 1"),
        ("Consent statement", YES, "Consent statement “research” 1"),
    ):
        somebody.taps("Add a sheet or a statement")
        somebody.page.get_by_label(kind).check()
        somebody.types("The text", text)
        somebody.taps("Save")
        somebody.reads(shown)
    somebody.reads("It can be answered.")


YES = "I want to take part."


def people_answer(somebody, newcomer):
    """Each group on a phone, and on a tablet without JavaScript; then fourteen more."""
    fieldwork = Fieldwork.objects.get(slug="how-safe")
    for label in WHO.values():
        for width, js, said in ((360, True, "Very safe"), (768, False, "Not safe")):
            answers(newcomer(width, js=js), fieldwork.code, label, said)
    counts = {"very_safe": 8, "fairly_safe": 5, "skipped": 1}
    answered(fieldwork, somebody.account, counts, item="safe", moment=clock.now())


def answers(person, code, label, said):
    """One person's way from the address to the end."""
    person.opens(f"/s/{code}/")
    person.taps("Start")
    person.page.get_by_label(label).check()
    person.taps("Continue")
    person.taps("I have read this")
    person.reads(YES)
    person.page.get_by_label("Yes, I agree").check()
    person.taps("Continue")
    person.taps(said)
    if said == "Not safe":
        person.reads("What made it so?")
        person.taps("Continue")
    person.taps("Send")
    person.keeps_the_words()
    person.taps("I have kept them")
    person.reads("We have your answers.")


def watches(somebody):
    """How it goes, in closed windows only: nobody of today is counted yet."""
    somebody.opens("/staff/studies/of/safety/surveys/how-safe/")
    somebody.taps("How it is going")
    somebody.reads("How it is going")
    expect(somebody.page.locator("main")).not_to_contain_text("Very safe")


def reads_a_table(somebody):
    somebody.opens("/staff/studies/of/safety/")
    somebody.taps("Plan a table")
    somebody.types("Title of the table", "How safe people felt")
    somebody.types("Short name", "felt")
    somebody.page.locator("#item").select_option("safe")
    for group in ("Service user", "Carer, family or friend", "Staff"):
        somebody.page.get_by_label(group, exact=True).check()
    somebody.page.get_by_label("Everybody in the group").check()
    somebody.taps("Plan it")
    somebody.taps("How safe people felt")
    for words in ("Very safe", "55.0%", "Missing: skipped", "Base: everybody"):
        somebody.reads(words)
    assert PlannedTable.objects.get().slug == "felt"


def takes_data_out(somebody, folder):
    """Each file is read by something that Heed does not write it with."""
    for kind, read in READERS.items():
        somebody.opens("/staff/studies/of/safety/exports/")
        with somebody.page.expect_download() as download:
            somebody.page.get_by_role("button", name=f"Export as {kind}").click()
        with zipfile.ZipFile(download.value.path()) as packet:
            packet.extractall(folder / kind)
        read(folder / kind)


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
