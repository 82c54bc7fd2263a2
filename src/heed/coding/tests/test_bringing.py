"""A file of another program waits sealed, is decided on once, and is gone again."""

import os
from collections import Counter
from datetime import timedelta

import pytest
from django.conf import settings

from heed.coding import brought_files
from heed.coding.actions import (
    bringing,
    carry_in,
    carrying_in,
    decide,
    discard,
    importing,
    let_go_of_brought,
    note_brought_broken_off,
    read_again,
    take_file,
)
from heed.coding.choices import BringState, CoderKind
from heed.coding.errors import (
    AlreadyImported,
    CodesDoNotFit,
    FileIsTooLarge,
    IsACodebook,
    NameTaken,
    NoCodesToCodeTo,
    NoProjectFile,
    NotYoursToLead,
)
from heed.coding.formats.refi import import_file, write_codebook
from heed.coding.models import BroughtFile, Coder, Project
from heed.coding.queries.basis import without_basis
from heed.coding.queries.brought import file_brought_by, report_of
from heed.coding.queries.exchange import exchanged
from heed.coding.tests.brought import (
    FREE,
    OTHER,
    WORDS,
    a_brought_file,
    a_foreign_file,
    a_foreign_project,
    choices,
)
from heed.coding.tests.refi_atlasti import BASELINE
from heed.coding.tests.refi_made import packed
from heed.foundation import clock
from heed.foundation.worker import run_due
from heed.people.tests.factories import an_account, posted

STATES = BringState
pytestmark = pytest.mark.usefixtures("read_here")


@pytest.fixture
def by(reader):
    return reader


@pytest.fixture
def brought(by):
    return a_brought_file(by)


def in_now(brought, **changed):
    """Decide, and let the process do it."""
    decide(brought=brought, said=choices(brought.by, **changed))
    carry_in(brought.pk)
    brought.refresh_from_db()
    return brought


def files_there():
    return list(brought_files.files.folder().glob("*"))


def said(project):
    """Every judgement: the text, where, which code, when."""
    names = {one.guid: one.name for one in project.codes}
    return Counter(
        (text.text, one.start, one.end, names[coding.code], coding.at)
        for text in project.sources
        for one in text.selections
        for coding in one.codings
    )


def test_it_works(brought, by):
    assert brought.state == STATES.READ
    came = report_of(brought).came
    assert (came.texts, came.codes, came.selections, came.codings) == (3, 2, 2, 3)
    assert (came.notes, came.cases, came.sets) == (1, 1, 1)
    people = [(one.name, one.codings) for one in came.people]
    assert sorted(people) == [("First Coder", 2), ("Second Coder", 1)]
    in_now(brought)
    assert brought.state == STATES.DONE
    assert brought.project.texts.count() == 3
    assert sorted(report_of(brought).labels) == [
        ("Elsewhere 1", report_of(brought).labels[0][1]),
        ("Elsewhere 2", report_of(brought).labels[1][1]),
    ]
    assert not without_basis(brought.project).exists()


def test_what_went_in_goes_out_again(brought, by):
    project = in_now(brought).project
    theirs = a_foreign_project()
    out = exchanged(project, reader=by).project
    whole = [(t.text, c) for t in theirs.sources for c in t.codings]
    expected = said(theirs)
    names = {one.guid: one.name for one in theirs.codes}
    for text, coding in whole:
        expected[text, 0, len(text), names[coding.code], None] += 1
    assert said(out) == expected
    assert {one.text for one in out.sources} == {WORDS, OTHER, FREE}
    assert Counter(Counter(c.by for c in out.codings()).values()) == Counter([2, 1])


def test_in_a_process_of_its_own(by, monkeypatch):
    for module in (carrying_in, importing):
        monkeypatch.setattr(module, "import_file", import_file)
    assert in_now(a_brought_file(by)).state == STATES.DONE


def test_nothing_is_in_a_project_before_somebody_decides(brought):
    assert Project.objects.count() == 0
    assert Coder.objects.count() == 0


def test_what_it_costs_is_told_before_it_comes_in(brought):
    before = {one.what for one in report_of(brought).lost}
    assert "3 names of texts." in before
    assert "1 sets." in before
    after = {one.what for one in report_of(in_now(brought)).lost}
    assert before == after


def test_it_lies_sealed_and_in_plain_nowhere(by, monkeypatch):
    seen = []

    def look(path, **_options):
        seen.append((str(path), path.read_bytes()[:2]))
        raise IsACodebook

    monkeypatch.setattr(carrying_in, "import_file", look)
    content = a_foreign_file()
    a_brought_file(by, content)
    assert seen[0][1] == b"PK"
    assert seen[0][0].startswith((f"/proc/{os.getpid()}/fd/", settings.HEED_MEMORY_DIR))


def test_the_sealed_file_tells_nothing(by):
    content = b"<Project>" + WORDS.encode() + b"</Project>"
    brought = a_brought_file(by, content, is_read=False)
    (file,) = [one for one in files_there() if one.stem == brought.pk.hex]
    assert WORDS.encode() not in file.read_bytes()
    assert b"Project" not in file.read_bytes()
    assert file.stat().st_mode & 0o777 == 0o600


def test_the_report_is_sealed(brought):
    assert b"First Coder" not in bytes(brought.report)
    decide(brought=brought, said=choices(brought.by))
    assert b"theirs" not in bytes(brought.chosen)


def test_the_file_goes_when_it_is_in(brought):
    assert any(one.stem == brought.pk.hex for one in files_there())
    in_now(brought)
    assert not any(one.stem == brought.pk.hex for one in files_there())


def test_the_same_file_twice_is_one(by, brought):
    assert a_brought_file(by, is_read=False) == brought
    assert BroughtFile.objects.count() == 1


def test_a_decision_twice_brings_it_in_once(brought):
    second = file_brought_by(brought.by, brought.pk)
    decide(brought=brought, said=choices(brought.by))
    decide(brought=second, said=choices(brought.by, slug="again"))
    carry_in(brought.pk)
    carry_in(brought.pk)
    assert [one.slug for one in Project.objects.all()] == ["theirs"]


def test_two_who_bring_the_same_file_have_one_project(brought, ward):
    other = an_account("first_reader", at=ward.parent)
    posted(other, "patient_safety_lead", ward.parent)
    second = a_brought_file(other)
    in_now(brought)
    with pytest.raises(AlreadyImported):
        decide(brought=second, said=choices(other, slug="again"))
    assert Project.objects.count() == 1


def test_a_race_for_one_file_ends_with_a_sentence(brought, ward):
    other = an_account("first_reader", at=ward.parent)
    posted(other, "patient_safety_lead", ward.parent)
    second = a_brought_file(other)
    for one, slug in ((brought, "theirs"), (second, "again")):
        decide(brought=one, said=choices(one.by, slug=slug))
    carry_in(brought.pk)
    carry_in(second.pk)
    second.refresh_from_db()
    assert second.state == STATES.READ
    assert "came in before" in report_of(second).refusal


def test_a_coder_of_the_file_is_somebody_here(brought, coder):
    people = report_of(brought).came.people
    number = 1 + [one.name for one in people].index("Second Coder")
    who = {f"coder-{number}": f"{coder.account_id}:lived_experience"}
    project = in_now(brought, **who).project
    seat = project.coders.get(account=coder.account)
    assert (seat.kind, seat.role) == (CoderKind.LIVED, "coder")
    assert seat.codings.count() == 1
    assert (seat.label, "Second Coder") in report_of(brought).labels
    assert project.coders.filter(account=None).count() == 1


def test_whoever_brings_it_may_be_a_coder_of_it(brought):
    me = f"{brought.by_id}:researcher"
    project = in_now(brought, **{"coder-1": me, "coder-2": me}).project
    lead = project.coders.get()
    assert (lead.role, lead.codings.count()) == ("lead", 3)


def test_to_a_framework_that_has_its_codes(by, lead):
    framework = lead.project.framework
    names = [one.label for one in framework.codes.all()[:2]]
    brought = a_brought_file(by, a_foreign_file(names=names))
    project = in_now(brought, framework=str(framework.pk)).project
    assert project.framework == framework
    codings = {one.code.label for t in project.texts.all() for one in t.codings.all()}
    assert codings == set(names)


def test_a_framework_without_its_codes_is_refused(brought, lead):
    framework = str(lead.project.framework_id)
    with pytest.raises(CodesDoNotFit, match="“Noise”, “Waiting”"):
        decide(brought=brought, said=choices(brought.by, framework=framework))
    assert brought.state == STATES.READ


def test_a_file_without_codes_comes_in_to_a_framework(by, lead):
    brought = a_brought_file(by, BASELINE)
    with pytest.raises(NoCodesToCodeTo, match="Choose a framework"):
        decide(brought=brought, said=choices(by))
    project = in_now(brought, framework=str(lead.project.framework_id)).project
    assert project.framework == lead.project.framework
    assert project.texts.count() == 1


def test_a_basis_may_be_said_later(brought):
    project = in_now(brought, basis="later", record="").project
    assert without_basis(project).count() == 3


def test_a_name_in_use_is_refused_and_may_be_mended(brought, lead):
    with pytest.raises(NameTaken):
        decide(brought=brought, said=choices(brought.by, slug=lead.project.slug))
    assert in_now(brought).state == STATES.DONE


@pytest.mark.parametrize(
    ("name", "content", "refusal"),
    [
        ("a.qdpx", b"not a project", NoProjectFile),
        ("a.docx.qdpx", b"", NoProjectFile),
        ("a.qdc", b"<CodeBook/>", IsACodebook),
    ],
)
def test_something_else_is_refused_at_once(by, name, content, refusal):
    with pytest.raises(refusal):
        take_file(by=by, name=name, content=content)
    assert not BroughtFile.objects.exists()


def test_too_large_a_file_is_refused(by, monkeypatch):
    monkeypatch.setattr(brought_files, "LARGEST", 10)
    with pytest.raises(FileIsTooLarge, match="bring a larger file in on the server"):
        take_file(by=by, name="a.qdpx", content=b"PK\x03\x04" + b"x" * 10)


def test_who_may_not_lead_brings_nothing(ward):
    stranger = an_account("ward_staff", at=ward)
    with pytest.raises(NotYoursToLead):
        take_file(by=stranger, name="a.qdpx", content=a_foreign_file())


def test_who_lost_the_right_meanwhile_brings_nothing_in(brought):
    decide(brought=brought, said=choices(brought.by))
    brought.by.postings.all().update(until=clock.now().date() - timedelta(days=1))
    carry_in(brought.pk)
    brought.refresh_from_db()
    assert brought.state == STATES.READ
    assert not Project.objects.exists()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (packed("<!DOCTYPE a><Project/>"), "instructions that a project never needs"),
        (b"PK\x03\x04 broken", "damaged"),
        (
            a_foreign_file(sources=(), cases=(), sets=(), notes=()),
            "codebook comes in as a framework",
        ),
        (write_codebook(a_foreign_project())[0], "codebook comes in as a framework"),
    ],
)
def test_what_cannot_be_read_says_why_and_is_not_kept(by, content, sentence):
    brought = a_brought_file(by, content)
    assert brought.state == STATES.REFUSED
    assert sentence in report_of(brought).refusal
    assert not any(one.stem == brought.pk.hex for one in files_there())
    again = a_brought_file(by, content, is_read=False)
    assert again.state == STATES.TO_READ
    assert BroughtFile.objects.count() == 1


def test_read_again_counted_otherwise(brought):
    read_again(brought=brought, counting="utf-16")
    assert brought.state == STATES.TO_READ
    carry_in(brought.pk)
    brought.refresh_from_db()
    (way,) = report_of(brought).came.ways
    assert way.counting.unit == "UTF-16 units"


def test_a_fault_is_said_and_may_be_tried_again(brought, monkeypatch):
    decide(brought=brought, said=choices(brought.by))

    def broken(**_options):
        raise RuntimeError

    monkeypatch.setattr(carrying_in, "import_project", broken)
    with pytest.raises(RuntimeError):
        carry_in(brought.pk)
    monkeypatch.undo()
    brought.refresh_from_db()
    assert "Something went wrong" in report_of(brought).refusal
    assert in_now(brought).state == STATES.DONE


def test_work_that_went_silent_is_told(brought):
    decide(brought=brought, said=choices(brought.by))
    BroughtFile.objects.update(state=STATES.BRINGING)
    with clock.at(clock.now() + 2 * bringing.SILENT):
        assert note_brought_broken_off() == 1
    brought.refresh_from_db()
    assert brought.state == STATES.READ
    assert "broken off" in report_of(brought).refusal


def test_after_a_day_all_of_it_is_gone(brought, django_capture_on_commit_callbacks):
    assert let_go_of_brought(clock.now() - timedelta(days=1)) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert let_go_of_brought(clock.now() + timedelta(seconds=1)) == 1
    assert not BroughtFile.objects.exists()
    assert not any(one.stem == brought.pk.hex for one in files_there())


def test_the_list_of_labels_goes_and_the_project_stays(brought):
    project = in_now(brought).project
    assert let_go_of_brought(clock.now() + timedelta(seconds=1)) == 1
    assert Project.objects.get() == project


def test_it_can_be_removed_but_not_while_it_comes_in(brought):
    decide(brought=brought, said=choices(brought.by))
    BroughtFile.objects.update(state=STATES.BRINGING)
    discard(brought=brought)
    assert BroughtFile.objects.exists()
    BroughtFile.objects.update(state=STATES.READ)
    discard(brought=brought)
    assert not BroughtFile.objects.exists()


def test_nobody_else_finds_it(brought, ward):
    other = an_account("first_reader", at=ward.parent)
    posted(other, "patient_safety_lead", ward.parent)
    assert file_brought_by(brought.by, brought.pk) == brought
    assert file_brought_by(other, brought.pk) is None


def test_a_process_of_its_own_is_started(by, monkeypatch):
    started = []
    monkeypatch.setattr(bringing, "launch", lambda *said: started.append(said))
    brought = a_brought_file(by, is_read=False)
    run_due()
    assert started == [(brought.pk, "coding", "bring", "in")]
