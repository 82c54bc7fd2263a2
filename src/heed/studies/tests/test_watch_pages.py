"""The pages on which a survey is watched: owner, colleague, stranger."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from heed.people.tests.factories import an_account, client_for
from heed.responses.actions import set_quota
from heed.responses.models import DoubtDecided, DoubtRule
from heed.responses.queries import set_aside
from heed.safeguards.audit import Event
from heed.safeguards.models import AuditEntry
from heed.studies.models import Reference
from heed.studies.tests.watched import Survey, on

pytestmark = pytest.mark.django_db
HERE = "/staff/studies/of/a-study/surveys/a-survey/watching/"
SHARES = "service_user,nation,england,60\nservice_user,nation,scotland,40\n"
DATED = {"dated-day": "21", "dated-month": "3", "dated-year": "2021"}


@pytest.fixture
def survey():
    with on(0):
        return Survey()


def get(account, address="", day=9):
    with on(day):
        return client_for(account).get(HERE + address)


def post(account, address, day=9, **sent):
    with on(day):
        return client_for(account).post(HERE + address, sent)


def test_before_the_first_answer_it_says_so(survey):
    page = get(survey.by, day=0)
    assert page.status_code == 200
    assert "Nothing can be shown yet" in page.text
    assert "<figure" not in page.text


def test_it_works(survey):
    set_quota(by=survey.by, fieldwork=survey.fieldwork, most=100, source="forum")
    survey.answer(0, 40, source_tag="forum")
    survey.answer(0, 10, nation="scotland", state="partial")
    survey.reach(0, start=100, sheet=80, consented=60, q__nation=58, completed=50)
    page = get(survey.by).text
    assert "4 May 2026" in page
    assert "50% of those who said yes" not in page
    assert "83% of those who said yes" in page
    assert "60% of visits to the first page" in page
    assert "A forum" in page
    assert "Partial" in page
    assert "of 100" in page
    assert page.count("<figure") == page.count("The numbers as a table") > 7


def test_a_colleague_and_a_stranger_see_nothing(survey):
    survey.answer(0, 40)
    for account in (
        an_account("researcher", at=survey.place),
        an_account("researcher"),
        an_account("administrator", at=survey.place),
    ):
        for address in ("", "expected/", "doubts/", "doubts/rules/"):
            assert get(account, address).status_code in {403, 404}


def test_whom_the_study_expected_is_typed(survey):
    survey.answer(0, 90)
    survey.answer(0, 10, nation="scotland")
    sent = DATED | {"source": "A census", "typed": SHARES}
    assert post(survey.by, "expected/", **sent).status_code == 302
    page = get(survey.by).text
    assert "Fewer than expected: Scotland." in page
    assert "More than expected: England." in page
    assert "A census, March 2021" in page


def test_whom_the_study_expected_is_sent_as_a_file(survey):
    file = SimpleUploadedFile("s.csv", f"group,item,answer,share\n{SHARES}".encode())
    sent = DATED | {"source": "A census", "file": file}
    assert post(survey.by, "expected/", **sent).status_code == 302
    assert Reference.objects.get().shares == {"england": 60, "scotland": 40}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("service_user,nation,england,60", "add up to 60.0"),
        ("service_user,nation,mars,100", "does not know “mars”"),
        ("nobody,nation,england,100", "Write one of: carer"),
        ("service_user,nation,england,lots", "such as 12.5"),
        ("service_user,nation,england", "four parts between commas"),
        ("", "Send a file, or type the lines."),
    ],
)
def test_a_wrong_line_is_named_with_its_remedy(survey, typed, said):
    sent = DATED | {"source": "A census", "typed": typed}
    page = post(survey.by, "expected/", **sent)
    assert page.status_code == 422
    assert said in page.text
    assert not Reference.objects.exists()


def test_a_file_of_another_kind_is_refused(survey):
    file = SimpleUploadedFile("s.xlsx", b"no workbook")
    page = post(survey.by, "expected/", **DATED, source="A census", file=file)
    assert page.status_code == 422
    assert "not of that kind" in page.text


def test_looking_twice_is_written_down(survey):
    [odd] = survey.answer(0, source_tag="elsewhere")
    page = get(survey.by, "doubts/")
    assert "A way that the survey does not use" in page.text
    one = get(survey.by, f"doubts/{odd.pk}/")
    assert "England" in one.text
    trail = AuditEntry.objects.filter(event=Event.AGGREGATE_OPENED)
    assert {e.details["report"] for e in trail} == {"doubts", "doubt"}


def test_no_other_response_can_be_opened_there(survey):
    [plain] = survey.answer(0)
    assert get(survey.by, f"doubts/{plain.pk}/").status_code == 404
    assert post(survey.by, f"doubts/{plain.pk}/", reason="x").status_code == 404


def test_somebody_sets_aside_and_takes_it_back(survey):
    [odd] = survey.answer(0, source_tag="elsewhere")
    where = f"doubts/{odd.pk}/"
    assert post(survey.by, where, reason="same_person").status_code == 422
    post(survey.by, where, reason="same_person", note="Three in one minute.")
    assert list(set_aside(survey.fieldwork)) == [odd.pk]
    assert "Set aside now: 1." in get(survey.by, "doubts/").text
    post(survey.by, where, reason="mistake", note="It was a group meeting.")
    assert list(set_aside(survey.fieldwork)) == []
    assert [one.signals for one in DoubtDecided.objects.all()] == [["unknown_way"]] * 2
    assert "Three in one minute." in get(survey.by, where).text


def test_rules_about_answers(survey):
    sent = {"title": "Cannot be", "one": "nation=wales", "other": "ease=hard"}
    assert post(survey.by, "doubts/rules/", **sent).status_code == 302
    odd = survey.answer(0, answers={"nation": "wales", "ease": "hard"})[0]
    assert str(odd.pk) in get(survey.by, "doubts/").text
    rule = DoubtRule.objects.get()
    assert post(survey.by, "doubts/rules/", drop=str(rule.pk)).status_code == 302
    assert str(odd.pk) not in get(survey.by, "doubts/").text
    wrong = {"title": "The same", "one": "ease=hard", "other": "ease=easy"}
    page = post(survey.by, "doubts/rules/", **wrong)
    assert "Choose two different questions." in page.text
    alone = {"title": "Keen", "one": "ease=hard", "other": ""}
    assert post(survey.by, "doubts/rules/", **alone).status_code == 302
    assert DoubtRule.objects.get().kind == DoubtRule.Kind.INTEREST


def test_far_more_who_agreed_than_who_were_informed(survey):
    survey.reach(0, consented=20, sheet=2)
    assert "far more people said yes" in get(survey.by, "doubts/").text
