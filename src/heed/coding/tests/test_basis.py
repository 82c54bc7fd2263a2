"""Words of another program count once somebody said why they may be used."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse

from heed.coding.access import coder_in
from heed.coding.actions import (
    export_project,
    forget_imported_person,
    import_project,
    see_others,
    state_basis,
    write_memo,
    write_summary,
)
from heed.coding.actions.importing import Wanted
from heed.coding.choices import Basis
from heed.coding.errors import NotInTheProject
from heed.coding.models import StatedBasis
from heed.coding.queries.basis import texts_that_go_out, without_basis
from heed.coding.queries.exchange import exchanged
from heed.coding.queries.judged import found_in, people_by_group
from heed.coding.queries.learnable import learnable
from heed.coding.queries.summaries import words_that_go_out
from heed.coding.queries.tallied import told_in
from heed.coding.tests.factories import a_coder, coded, texts_of
from heed.people.tests.factories import client_for

RECORD = "Made-up study 12"


@pytest.fixture
def came(lead, texts, tmp_path):
    """Who leads a project of two coded texts that came with a file."""
    for text in texts[:2]:
        coded(lead, text, "Staff workload")
    path = tmp_path / "a.qdpx"
    path.write_bytes(export_project(by=lead.account, project=lead.project)[0])
    made = import_project(
        by=lead.account, path=path, wanted=Wanted(slug="b", content_note="Made up.")
    )
    return coder_in(lead.account, made.project)


def counting(lead):
    return len(found_in(lead.project)[1])


def findings(lead):
    see_others(by=lead)
    url = f"/staff/coding/projects/{lead.project.slug}/findings/"
    return client_for(lead.account).get(url).content.decode()


def test_until_then_nothing_counts(came):
    assert counting(came) == 0
    assert people_by_group(came.project) == {}
    assert told_in(came.project, []) == []
    assert "Nobody&#39;s text is done yet." in findings(came)


def test_however_many_wait_the_question_what_goes_out_stays_short(came):
    waiting = {text.pk.hex for text in without_basis(came.project)}
    _sql, values = texts_that_go_out(came.project, None).query.sql_with_params()
    assert waiting
    assert not waiting & {str(value).replace("-", "") for value in values}


def test_until_then_no_model_learns_of_it(came):
    [text] = came.project.texts.filter(codings=None)
    coded(came, text)
    assert learnable(came.project).texts == ()
    state_basis(by=came, what=Basis.AGREED, record=RECORD)
    assert text.pk in learnable(came.project).texts


def test_said_of_all_all_count(came):
    assert state_basis(by=came, what=Basis.AGREED, record=RECORD) == 3
    assert counting(came) == 2
    assert sum(people_by_group(came.project).values()) == 2
    assert len(told_in(came.project, [])) == 2
    assert "Nobody&#39;s text is done yet." not in findings(came)
    assert state_basis(by=came, what=Basis.AGREED, record=RECORD) == 0


def test_said_of_one_it_alone_counts(came):
    [mark, *_more] = came.project.texts.filter(codings__isnull=False)
    state_basis(by=came, what=Basis.PUBLISHED, record=RECORD, texts=[mark.pk])
    assert counting(came) == 1
    assert without_basis(came.project).count() == 2


def test_until_then_nothing_goes_out(came):
    text = texts_of(came.project)[0]
    write_memo(by=came, words="Of it.", text=text)
    write_summary(by=came, person=text.person, words="In short.", seen=0)
    _content, _losses, out = export_project(by=came.account, project=came.project)
    assert (out.project.sources, out.project.cases, out.project.notes) == ((), (), ())
    assert list(out.project.codings()) == []
    assert (out.left_out, out.without_basis) == (3, 3)
    assert words_that_go_out(came) == {}


def test_said_of_one_it_alone_goes_out(came):
    text = texts_of(came.project)[0]
    write_summary(by=came, person=text.person, words="In short.", seen=0)
    state_basis(by=came, what=Basis.MADE_UP, record=RECORD, texts=[text.pk])
    out = exchanged(came.project, reader=None)  # for the console it is the same
    assert [one.guid for one in out.project.sources] == [str(text.pk)]
    assert [one.text for one in out.project.notes] == ["In short."]
    assert (out.left_out, out.without_basis) == (2, 2)
    assert list(words_that_go_out(came).values()) == ["In short."]


def test_who_exports_is_told_before_and_after(came, tmp_path):
    see_others(by=came)
    browser, where = client_for(came.account), reverse("coding:export", args=["b"])
    told = "3 texts came with a file"
    assert told in browser.get(where).content.decode()
    out = StringIO()
    call_command("coding_export", "b", tmp_path / "out.qdpx", stdout=out)
    assert (
        "3 texts of the project are not in it.\nOf 3 of them nobody" in out.getvalue()
    )
    state_basis(by=came, what=Basis.AGREED, record=RECORD)
    assert told not in browser.get(where).content.decode()


def test_a_coder_does_not_say_it(came):
    coder = a_coder(came)
    with pytest.raises(NotInTheProject):
        state_basis(by=coder, what=Basis.AGREED, record=RECORD)


def test_words_that_came_by_themselves_need_none(lead, texts):
    assert not without_basis(lead.project).exists()


def test_it_goes_with_the_person(came):
    state_basis(by=came, what=Basis.AGREED, record=RECORD)
    forget_imported_person(texts_of(came.project)[0].person)
    assert StatedBasis.objects.count() == 2


def test_it_is_said_on_a_page(came):
    browser = client_for(came.account)
    project = browser.get(reverse("coding:project", args=["b"])).content.decode()
    assert "3 texts came with a file" in project
    where = reverse("coding:basis", args=["b"])
    assert browser.post(where, {"what": "agreed"}).status_code == 422
    said = {"what": "agreed", "record": RECORD}
    assert browser.post(where, said).status_code == 302
    assert counting(came) == 2
