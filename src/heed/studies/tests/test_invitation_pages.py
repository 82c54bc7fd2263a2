"""Whom a survey asks by name: its pages, for members of the study alone."""

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile

from heed.foundation.worker import claim, perform
from heed.people.tests.factories import an_account, an_organisation, client_for
from heed.responses.models import Invitation
from heed.responses.tests.invited import a_survey, bring, by_post, someone
from heed.studies.actions import open_study
from heed.studies.models import Sampling
from heed.studies.tests.factories import an_edition

pytestmark = pytest.mark.django_db
HEAD = "name,email,address,group,language,easy_read\n"


@pytest.fixture
def owner(db):
    return an_account("researcher", at=an_organisation())


@pytest.fixture
def survey(owner):
    place = owner.postings.get().place
    survey = a_survey(place, owner, an_edition(owner))
    open_study(
        by=owner,
        slug="a-study",
        title="A study",
        sampling=Sampling.NAMED,
        fieldworks=[survey],
    )
    return survey


@pytest.fixture
def page(survey):
    return f"/staff/studies/of/a-study/surveys/{survey.slug}/invitations/"


@pytest.fixture
def client(owner):
    return client_for(owner)


def upload(client, page, text, **more):
    file = SimpleUploadedFile("list.csv", text.encode())
    return client.post(page, {"file": file, **more})


def test_it_works(client, page):
    shown = upload(client, page, HEAD + "Ann,ann@example.org,,staff,,\n")
    assert "1 people were added; 0 were" in shown.text
    assert client.post(f"{page}mail/", {"which": "first"}).url == page
    assert "1 mail is on its way." in client.get(page).text
    while (task := claim()) is not None:
        perform(task)
    assert [message.to for message in mail.outbox] == [["ann@example.org"]]


def test_a_study_of_the_same_name_elsewhere_is_not_in_the_way(client, page):
    elsewhere = an_account("researcher", at=an_organisation())
    open_study(
        by=elsewhere,
        slug="a-study",
        title="Theirs",
        sampling=Sampling.NAMED,
        fieldworks=[],
    )
    assert client.get(page).status_code == 200
    assert client_for(elsewhere).get(page).status_code == 404


def test_checking_a_file_stores_nothing(client, page):
    text = HEAD + "Ann,ann@example.org,,staff,,\n"
    shown = upload(client, page, text, is_trial="on")
    assert "Nothing was stored" in shown.text
    assert not Invitation.objects.exists()


def test_a_wrong_row_is_told_with_row_column_and_remedy(client, page):
    text = HEAD + "Ann,ann@example.org,,staff,,\nZilver,not one,,staff,,\n"
    shown = upload(client, page, text)
    assert shown.status_code == 422
    assert "Write one, or none." in shown.text
    assert "Zilver" not in shown.text
    assert not Invitation.objects.exists()


def test_a_file_of_another_kind_is_refused(client, page):
    shown = upload(client, page, "what,else\n1,2\n")
    assert shown.status_code == 422
    assert "has no column" in shown.text


def test_letters_come_as_a_file_that_no_browser_keeps(client, page, survey, owner):
    bring(survey, owner, by_post(1), by_post(2))
    sent = client.post(f"{page}letters/", {"which": "first"})
    assert sent.content.startswith(b"%PDF-")
    assert sent["Cache-Control"] == "no-store"
    none_left = client.post(f"{page}letters/", {"which": "first"})
    assert (none_left.status_code, b"nobody to write" in none_left.content) == (
        422,
        True,
    )


def test_mails_that_came_back_are_recorded_by_hand_or_by_file(
    client, page, survey, owner
):
    bring(survey, owner, *[someone(n) for n in range(4)])
    text = "email,status\nperson2@example.org,bounced\nperson3@example.org,Delivered\n"
    file = SimpleUploadedFile("delivery.csv", text.encode())
    typed = "person1@example.org\nnobody@example.org"
    client.post(f"{page}bounced/", {"emails": typed, "delivery": file})
    assert Invitation.objects.filter(is_bounced=True).count() == 2


def test_a_short_list_does_not_say_who_answered(client, page, survey, owner):
    bring(survey, owner, *[someone(n) for n in range(4)])
    shown = client.get(page).text
    assert shown.count("not shown: too few") == 4


def test_members_find_their_studies_and_a_colleague_finds_none(client, owner, page):
    assert page in client.get("/staff/studies/").text
    colleague = an_account("researcher", at=owner.postings.get().place)
    assert "no study yet" in client_for(colleague).get("/staff/studies/").text


@pytest.mark.parametrize("what", ["", "mail/", "letters/", "bounced/"])
def test_a_colleague_and_a_stranger_see_nothing(page, owner, what):
    colleague = an_account("researcher", at=owner.postings.get().place)
    stranger = an_account("researcher", at=an_organisation())
    for account in (colleague, stranger):
        refused = client_for(account).post(page + what, {"which": "first"})
        assert refused.status_code == 404
