"""A made-up coding project in which something stands on every page of it."""

from heed.coding.access import coder_in
from heed.coding.actions import (
    export_project,
    import_project,
    write_memo,
    write_summary,
)
from heed.coding.actions.importing import Wanted
from heed.coding.models import CodedText, Coder
from heed.coding.tests.factories import (
    a_coder,
    a_framework,
    a_project,
    a_trained_model,
    code_named,
    coded,
    filled,
    told,
    withdrawn,
)
from heed.coding.tests.told import Telling, an_edition
from heed.instruments.actions import load_library
from heed.instruments.queries import edition_in_use
from heed.people.tests.factories import a_ward, an_account, posted
from heed.responses.tests.factories import feedback_at

LABELS = ["Team factors", "Staff workload", "Communication systems"]
LOUD = "Nobody listened to me. The ward was loud all night."
LONG = "Felt that nobody had time for anybody, by day or by night. " * 8


def a_full_world(folder) -> Coder:
    """Who leads a project of many people, told and coded over months."""
    ward = a_ward(days=400)
    reader = an_account("first_reader", at=ward.parent)
    posted(reader, "researcher", ward.parent)
    load_library(by=reader)
    edition = edition_in_use(reader.organisation, "ward-check")
    fieldwork = feedback_at(ward, by=reader, editions=[edition])
    told(fieldwork, edition, ward, reader, LOUD)
    lead = a_project(reader, ward.parent, framework=a_framework(reader))
    (loud,) = filled(lead, fieldwork)
    tell = Telling(lead, fieldwork, edition, reader).tell
    for month, groups in {5: ("staff", "carer"), 6: ("service_user", "staff")}.items():
        for group in groups:
            told_by = tell(ward, group, (2026, month), LABELS[: month - 3], people=7)
    summed_up(lead, told_by[0])
    brought_in(lead, folder)
    said_twice(lead, loud)
    an_edition(lead)
    a_trained_model(lead)
    still_coding(lead, fieldwork)
    return lead


def summed_up(lead: Coder, text: CodedText) -> None:
    """One person with a portrait, and a long summary of one factor."""
    workload = code_named(lead, "Staff workload")
    for code, words in ((None, "A made-up portrait."), (workload, LONG)):
        write_summary(by=lead, person=text.person, words=words, seen=0, code=code)


def brought_in(lead: Coder, folder) -> None:
    """Another project, whose words came with a file, and nobody said why."""
    path = folder / "made-up.qdpx"
    path.write_bytes(export_project(by=lead.account, project=lead.project)[0])
    made = import_project(
        by=lead.account,
        path=path,
        wanted=Wanted(slug="brought-in", content_note="Made up."),
    )
    assert coder_in(lead.account, made.project)


def said_twice(lead: Coder, text: CodedText) -> None:
    """A note of the project that quotes a text whose writer then takes it back."""
    write_memo(by=lead, words=f"See: {LOUD}")
    write_memo(by=lead, words="The first of them.", speaks_of=[text])
    withdrawn(text)


def still_coding(lead: Coder, fieldwork) -> None:
    """A project in which another coder is ahead of its lead, who codes blind."""
    other = a_project(
        lead.account,
        lead.project.place,
        slug="still-coding",
        framework=lead.project.framework,
    )
    first, *_rest = filled(other, fieldwork)
    coded(a_coder(other), first, "Team factors")
