"""What goes out to another program, for whom, and what never does."""

import pytest

from heed.coding.access import projects_of
from heed.coding.actions import (
    apply_code,
    draw_sample,
    export_project,
    merge_issues,
    name_issue,
    take_off,
    use_framework,
    write_memo,
    write_summary,
)
from heed.coding.choices import CoderKind, CoderRole
from heed.coding.errors import NotInTheProject
from heed.coding.formats.refi import Unit
from heed.coding.models import Coder
from heed.coding.queries.exchange import exchanged
from heed.coding.tests.factories import (
    a_coder,
    a_framework,
    code_named,
    coded,
    copied,
    filled,
    told,
)
from heed.foundation.ids import new_id
from heed.people.tests.factories import an_account
from heed.responses.actions import withdraw_response
from heed.responses.actions.texts import destroy_words
from heed.responses.choices import Group
from heed.responses.models import Text, Withdrawal
from heed.safeguards.audit import AT_THE_CONSOLE, Event
from heed.safeguards.models import AuditEntry


def going_out(lead):
    return exchanged(lead.project, reader=lead.account).project


def of(project, text):
    return next(one for one in project.sources if one.guid == str(text.pk))


def names_of(project):
    return {one.guid: one.name for one in project.codes}


def test_passages_and_coders_go_out(lead, coder, texts):
    coded(coder, texts[0], "Staff workload", span=(0, 5))
    out = going_out(lead)
    [selection] = of(out, texts[0]).selections
    [coding] = selection.codings
    assert (selection.start, selection.end) == (0, 5)
    assert names_of(out)[coding.code] == "Staff workload"
    assert coding.at is None  # it would say by when the words were there
    users = {one.guid: one.name for one in out.users}
    assert users[coding.by] == coder.label


def test_nobodys_name_is_in_the_file(lead, coder, texts):
    coded(coder, texts[0], "Staff workload")
    written = repr(going_out(lead))
    assert lead.account.name not in written
    assert coder.account.name not in written
    assert str(texts[0].person) not in written


def test_the_tree_has_layers_factors_and_issues(lead, texts):
    factor = code_named(lead, "Staff workload")
    issue = name_issue(by=lead, name="No time", code=factor)
    old = name_issue(by=lead, name="In a hurry", code=factor)
    apply_code(by=lead, text=texts[0], start=0, end=4, key=new_id(), issue=old)
    merge_issues(by=lead, issues=[old], into=issue)
    out = going_out(lead)
    by_name = {one.name: one for one in out.codes}
    names = names_of(out)
    assert "In a hurry" not in by_name
    assert names[by_name["No time"].parent] == "Staff workload"
    assert names[by_name["Staff workload"].parent] == "Local conditions"
    assert not by_name["Local conditions"].codable
    assert by_name["Staff workload"].description.startswith("Made-up words")
    assert by_name["Outcome"].parent == ""
    [coding] = out.codings()
    assert names[coding.code] == "No time"


def test_codes_of_an_earlier_version_stand_apart(lead, coder, texts):
    coded(coder, texts[0], "Staff workload")
    newer = a_framework(lead.account, version="2", number=2)
    project = use_framework(by=lead, framework=newer)
    out = exchanged(project, reader=lead.account).project
    [coding] = out.codings()
    used = next(one for one in out.codes if one.guid == coding.code)
    assert names_of(out)[used.parent] == "Codes of earlier versions"


def test_notes_samples_people_and_groups_go_out(lead, coder, texts):
    write_memo(by=coder, words="On the text.", text=texts[0])
    write_memo(by=lead, words="On the project.")
    write_memo(by=lead, words="On a code.", code=code_named(lead, "Staff workload"))
    draw_sample(by=lead, size=2)
    out = going_out(lead)
    words = {one.guid: one.text for one in out.notes}
    assert [words[one] for one in of(out, texts[0]).notes] == ["On the text."]
    assert [words[one] for one in out.about] == ["On the project."]
    noted = next(one for one in out.codes if one.notes)
    assert noted.name == "Staff workload"
    assert [len(one.sources) for one in out.sets] == [2]
    assert len(out.cases) == 3
    assert {one.values[0].text for one in out.cases} <= set(Group.labels)


def test_summaries_and_portraits_go_out_as_notes(lead, coder, texts):
    code = code_named(lead, "Staff workload")
    said = {"by": lead, "person": texts[0].person}
    write_summary(**said, words="Felt", seen=0, code=code)
    write_summary(**said, words="Felt rushed.", seen=1, code=code)
    write_summary(**said, words="A made-up portrait.", seen=0)
    out = going_out(lead)
    notes = {one.guid: one for one in out.notes}
    found = [notes[one] for one in of(out, texts[0]).notes]
    assert {(one.name, one.text) for one in found} == {
        ("Summary: Staff workload", "Felt rushed."),
        ("Portrait", "A made-up portrait."),
    }
    assert all(one.made.at is None for one in found)  # the words came in by themselves


def test_what_was_taken_off_stays_behind(lead, coder, texts):
    [made] = coded(coder, texts[0], "Staff workload")
    take_off(by=coder, coding=made)
    assert list(going_out(lead).codings()) == []


def test_what_a_model_suggested_stays_behind(lead, texts):
    model = Coder.objects.create(
        organisation=lead.organisation,
        project=lead.project,
        role=CoderRole.CODER,
        kind=CoderKind.MACHINE,
        label="Model",
        since=lead.since,
    )
    coded(model, texts[0], "Staff workload")
    out = going_out(lead)
    assert list(out.codings()) == []
    assert "Model" not in {one.name for one in out.users}


def test_words_taken_back_are_not_in_it(lead, coder, texts, responses):
    coded(coder, texts[0], "Staff workload")
    gone = next(one for one in responses if one.pk == texts[0].person)
    withdraw_response(response=gone, reason=Withdrawal.Reason.BY_CODE)
    out = exchanged(lead.project, reader=None)
    assert len(out.project.sources) == 2
    assert list(out.project.codings()) == []


def test_words_whose_key_is_gone_are_not_in_it(lead, texts):
    write_memo(by=lead, words="Of it.", text=texts[0])
    destroy_words([Text.objects.get(versions=texts[0].version)])
    out = exchanged(lead.project, reader=None)
    assert (len(out.project.sources), out.left_out) == (2, 1)
    assert out.project.notes == ()


def test_the_original_never_goes_out(lead, fieldwork, edition, ward, reader):
    told(fieldwork, edition, ward, reader, "Sam Teal of room 4 shouted.")
    text = Text.objects.get()
    copied(text, reader, "Somebody shouted.")
    filled(lead, fieldwork)
    [source] = exchanged(lead.project, reader=None).project.sources
    assert source.text == "Somebody shouted."


def test_words_that_their_writer_keeps_meanwhile_are_not_in_it(lead, texts):
    Text.objects.filter(versions=texts[0].version).update(ward_may_see="nothing")
    assert exchanged(lead.project, reader=None).left_out == 1


@pytest.mark.parametrize("unit", Unit)
def test_the_lead_exports_and_it_is_written_down(lead, texts, unit):
    content, losses, out = export_project(
        by=lead.account, project=lead.project, unit=unit
    )
    assert content.startswith(b"PK")
    assert losses == ()
    assert len(out.project.sources) == 3
    entry = AuditEntry.objects.filter(event=Event.EXPORTED).get()
    assert entry.details["as"] == "qdpx"


def test_the_console_exports(lead, texts):
    export_project(by=AT_THE_CONSOLE, project=lead.project)
    assert AuditEntry.objects.filter(event=Event.EXPORTED).exists()


def test_an_adjudicator_exports(lead, texts):
    third = a_coder(lead, CoderKind.RESEARCHER, role=CoderRole.ADJUDICATOR)
    assert export_project(by=third.account, project=lead.project)


def test_a_coder_and_a_stranger_do_not(lead, coder, texts):
    stranger = an_account("researcher", at=lead.project.place)
    assert not projects_of(stranger).exists()
    for account in (coder.account, stranger):
        with pytest.raises(NotInTheProject):
            export_project(by=account, project=lead.project)
    assert not AuditEntry.objects.filter(event=Event.EXPORTED).exists()
