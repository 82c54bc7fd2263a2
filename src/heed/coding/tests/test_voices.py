"""Who speaks in an interview: guessed, confirmed, shown, counted, and carried on."""

import pytest
from django.urls import reverse

from heed.coding.access import coder_in
from heed.coding.actions import (
    add_interviews,
    apply_code,
    bring_in,
    export_project,
    forget_imported_person,
    import_project,
    keep_copy,
    map_speakers,
    mark_text,
    see_others,
    state_basis,
)
from heed.coding.actions.importing import Wanted
from heed.coding.choices import Basis, MarkState
from heed.coding.formats.transcripts import interviewers, read
from heed.coding.models import SpeakerRole, TurnList
from heed.coding.passages import Span
from heed.coding.queries.exchange import exchanged
from heed.coding.queries.judged import found_in
from heed.coding.queries.learnable import learnable, said
from heed.coding.queries.voices import heard_in, turns_in
from heed.coding.tests.factories import a_coder, a_project, code_named
from heed.coding.tests.interviewed import a_researcher, a_transcribed_interview
from heed.foundation.ids import new_id
from heed.people.tests.factories import client_for
from heed.responses.choices import Purpose
from heed.responses.sealed_words import version_words

ASKED, ANSWERED = "What was it like on Larch ward?", "Loud. Nurse Quince said so"


@pytest.fixture
def lead(db):
    researcher = a_researcher()
    place = researcher.postings.get().place
    lead = a_project(researcher, place, purpose=Purpose.RESEARCH)
    interview = a_transcribed_interview(researcher)
    keep_copy(by=researcher, text=interview.text, changes=[])
    add_interviews(by=lead)
    bring_in(project=lead.project)
    return lead


@pytest.fixture
def text(lead):
    return lead.project.texts.get()


def say(lead, text, words, label="Team factors"):
    """Code a passage by its words."""
    start = version_words(text.version).index(words)
    end = start + len(words)
    code = code_named(lead, label)
    apply_code(by=lead, text=text, start=start, end=end, key=new_id(), code=code)
    mark_text(by=lead, text=text, state=MarkState.DONE)
    return Span(start, end)


def address(lead, name, *more):
    return reverse(f"coding:{name}", args=[lead.project.slug, *more])


def test_turns_follow_an_edited_copy(text):
    roles = [turn.role for turn in turns_in(text)]
    assert roles == ["interviewer", "participant"] * 2


def test_what_the_interviewer_says_does_not_count(lead, text):
    say(lead, text, ASKED)
    _stands, found = found_in(lead.project)
    assert found == []


def test_what_the_participant_says_counts(lead, text):
    span = say(lead, text, ANSWERED)
    _stands, found = found_in(lead.project)
    assert [one.span for one in found] == [span]


def test_everybodys_words_count_where_that_is_chosen(lead, text):
    span = say(lead, text, ASKED)
    _stands, found = found_in(lead.project, heard_in(lead.project, everybody=True))
    assert [one.span for one in found] == [span]


def test_whoever_a_voice_turns_out_to_be_counts_from_then_on(lead, text):
    say(lead, text, ASKED)
    roles = {1: SpeakerRole.PARTICIPANT, 2: SpeakerRole.INTERVIEWER}
    interview = text.version.text.interview
    map_speakers(by=lead.account, interview=interview, roles=roles)
    assert len(found_in(lead.project)[1]) == 1


def test_a_model_learns_from_what_participants_said(lead, text):
    say(lead, text, ASKED)
    say(lead, text, ANSWERED, "Staff workload")
    found = learnable(lead.project)
    labels = {code.pk: code.label for code in found.codes}
    assert {labels[one] for one in found.stands[text.pk]} == {"Staff workload"}
    [(_pk, _person, words)] = said([text.pk])
    assert ANSWERED in words
    assert ASKED not in words


def test_the_desk_shows_who_speaks(lead, text):
    page = client_for(lead.account).get(address(lead, "text", text.pk))
    body = page.content.decode()
    assert body.count("data-turn") == 4
    assert "Interviewer</b>" in body
    assert f"Participant: {ANSWERED.split('. ')[0]}" in body


def test_a_quote_says_who_speaks_and_leaves_the_question_out(lead, text):
    say(lead, text, f"{ASKED}\n\n{ANSWERED}")
    browser = client_for(lead.account)
    quotes = address(lead, "quotes", "team-factors")
    own = browser.get(quotes).content.decode()
    assert "Participant:" in own
    assert ANSWERED in own
    assert ASKED not in own
    assert ASKED in browser.get(quotes, {"voices": "all"}).content.decode()


def test_the_findings_say_whose_words_count(lead, text):
    say(lead, text, ASKED)
    browser = client_for(lead.account)
    findings = browser.get(address(lead, "findings")).content.decode()
    assert "only what the participant said counts" in findings
    assert "0 of 3 factors" in findings
    everybody = browser.get(address(lead, "findings"), {"voices": "all"})
    assert "1 of 3 factors" in everybody.content.decode()


def test_turns_go_out_and_come_in_again(lead, text, tmp_path):
    say(lead, text, ANSWERED)
    content, _losses, _out = export_project(by=lead.account, project=lead.project)
    path = tmp_path / "a.qdpx"
    path.write_bytes(content)
    came = import_project(
        by=lead.account, path=path, wanted=Wanted(slug="b", content_note="Made up.")
    )
    again = came.project.texts.get()
    assert turns_in(again) == turns_in(text)
    labels = {code.label for code in came.project.framework.codes.all()}
    assert not labels & {"Participant", "Interviewer", "Who speaks"}
    assert came.codings == 1


def test_turns_go_out_once_more_from_what_came_in(lead, text, tmp_path):
    say(lead, text, ANSWERED)
    path = tmp_path / "a.qdpx"
    path.write_bytes(export_project(by=lead.account, project=lead.project)[0])
    came = import_project(
        by=lead.account, path=path, wanted=Wanted(slug="b", content_note="Made up.")
    )
    seat = coder_in(lead.account, came.project)
    state_basis(by=seat, what=Basis.MADE_UP, record="Made up for a test.")
    out = exchanged(came.project, reader=None).project
    assert any(one.selections for one in out.sources)
    assert sum(one.name == "Who speaks" for one in out.codes) == 1
    forget_imported_person(came.project.texts.get().person)
    assert TurnList.objects.count() == 2  # the interview's own, and its copy's


@pytest.mark.parametrize(
    ("said", "asks"),
    [
        (
            "Interviewer: Hello.\nSam: Hello.\nInterviewer: So.\nSam: No.",
            {"Interviewer"},
        ),
        ("I1: Hello.\nP07: Hello.", {"I1"}),
        ("Jo: How was it?\nSam: Loud.\nJo: And then?\nSam: Nothing.", {"Jo"}),
        ("Jo: It was loud.\nSam: It was.", set()),
        ("Jo: Why?\nSam: Why?\nJo: Well?\nSam: No.", {"Jo"}),
        ("Sam: Is it?\nSam: It is?", set()),
    ],
)
def test_a_guess_of_who_asks(said, asks):
    assert interviewers(read(said.encode(), "a.txt")) == asks


def test_whoever_settles_sees_who_speaks(lead, text):
    say(lead, text, ANSWERED)
    for coder in (lead, a_coder(lead)):
        mark_text(by=coder, text=text, state=MarkState.DONE)
    see_others(by=lead)
    page = client_for(lead.account).get(
        reverse("coding:settle", args=[lead.project.slug, text.pk])
    )
    shown = page.text.replace("</b>", "</b> ")
    assert shown.index("Interviewer</b>") < shown.index(ASKED)
    assert shown.index(ASKED) < shown.index("Participant</b>") < shown.index("Loud.")
