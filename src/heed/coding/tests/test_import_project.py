"""A project comes in from another program: whole, exact, once, or not at all."""

from collections import Counter

import pytest

from heed.coding.access import coder_in
from heed.coding.actions import (
    close_project,
    draw_sample,
    export_project,
    import_project,
    name_issue,
    state_basis,
    write_memo,
)
from heed.coding.actions.imported_ageing import due_imported, remove_imported
from heed.coding.actions.importing import Wanted
from heed.coding.choices import Basis, CoderKind, Unit
from heed.coding.definition import exchange
from heed.coding.errors import (
    AlreadyImported,
    ExchangeRefused,
    NameTaken,
    NoCodesToCodeTo,
    NothingToBringIn,
    NotYoursToLead,
)
from heed.coding.formats.refi import Unit as Counted
from heed.coding.formats.refi import write_project
from heed.coding.models import (
    CodedText,
    Coder,
    Coding,
    Excerpt,
    Framework,
    ImportedFile,
    Memo,
    Project,
)
from heed.coding.presenters.agreement import as_json
from heed.coding.queries import judged
from heed.coding.queries.exchange import exchanged
from heed.coding.tests.factories import coded, copied
from heed.coding.tests.refi_made import guid, packed
from heed.foundation import clock
from heed.people.tests.factories import an_account
from heed.responses.models import Text
from heed.responses.sealed_words import original_words, version_words

KEPT = [Project, Framework, CodedText, Coder, Coding, Excerpt, Memo, Text, ImportedFile]


def ident(number):
    return guid(number).lower()


WORDS = "Nobody 👩🏽\u200d⚕️ came.\nשלום e\u0301nd 😀"  # noqa: RUF001  right-to-left
A_CODE = exchange.Code(ident(1), "Waiting")


def a_source(number=20, text=WORDS, **fields):
    return exchange.Source(ident(number), "Interview with somebody", text, **fields)


def a_selection(number=30, start=7, end=12, **fields):
    return exchange.Selection(ident(number), start, end, **fields)


def a_coding(number=40, code=1, by=10, **fields):
    return exchange.Coding(ident(number), ident(code), by and ident(by), **fields)


def theirs(*sources, **fields):
    said = {
        "codes": (A_CODE,),
        "users": (exchange.User(ident(10), "Made-up Name"),),
        "sources": sources,
    }
    return exchange.Project("Their project", **said | fields)


@pytest.fixture
def bring(reader, tmp_path):
    """Bring a project or a file's content in."""

    def brought(what, slug="theirs", by=reader, **wanted):
        path = tmp_path / f"{slug}.qdpx"
        content = what if isinstance(what, bytes) else write_project(what)[0]
        path.write_bytes(content)
        said = Wanted(slug=slug, content_note="Made up.", **wanted)
        return import_project(by=by, path=path, wanted=said)

    return brought


def out_again(project, account):
    """What goes out again once somebody said why the words may be used."""
    by = coder_in(account, project)
    state_basis(by=by, what=Basis.MADE_UP, record="Made up for a test.")
    return exchanged(project, reader=account).project


def why(arrived):
    return " ".join(str(one) for one in arrived.losses)


def said(project):
    """What every coding says: the words before, in and after it, the code, the time."""
    names = {one.guid: one.name for one in project.codes}
    found = []
    for text in project.sources:
        places = [(one.start, one.end, one.codings) for one in text.selections]
        places.append((0, len(text.text), text.codings))
        for start, end, codings in places:
            for one in codings:
                who = (names[one.code], one.at)
                found.append((text.text, start, end, *who))
    return Counter(found)


def by_coder(project):
    """How much each coder said; labels change, and who said what together does not."""
    return Counter(Counter(one.by for one in project.codings()).values())


@pytest.mark.parametrize("unit", Counted)
def test_out_and_in_again_with_equal_codings(lead, coder, texts, bring, unit, reader):
    for text in texts:
        copy = Text.objects.get(versions=text.version)
        words = "One 😀 line.\r\nAn\u0301other שלום\r\n\r\nend."
        text.version = copied(copy, reader, words)
        text.length = len(words)
        text.save()
    issue = name_issue(by=lead, name="Late", code=None)
    for start, end in ((0, 12), (4, 5), (14, 21), (20, 33)):
        coded(coder, texts[0], "Staff workload", "Team factors", span=(start, end))
        coded(lead, texts[1], "Outcome", span=(start, end))
    write_memo(by=coder, words="A 😀 note.", text=texts[0])
    draw_sample(by=lead, size=2)
    content, losses, out = export_project(
        by=lead.account, project=lead.project, unit=unit
    )
    arrived = bring(content)
    back = out_again(arrived.project, lead.account)
    assert losses == ()
    assert arrived.untrusted == ()
    assert arrived.codings == 12
    assert said(back) == said(out.project)
    assert by_coder(back) == by_coder(out.project)
    assert "A 😀 note." in {one.text for one in back.notes}
    assert issue.name in {one.name for one in back.codes}
    assert Counter(len(c.sources) for c in back.cases) == Counter([1, 1, 1])
    groups = [c.values[0].text for c in out.project.cases]
    assert Counter(c.values[0].text for c in back.cases) == Counter(groups)


def test_passages_are_exact_and_words_sealed(bring):
    coding = a_coding()
    arrived = bring(theirs(a_source(selections=(a_selection(codings=(coding,)),))))
    text = arrived.project.texts.get()
    made = Coding.objects.get()
    words = version_words(text.version)
    assert words == original_words(text.version.text) == WORDS
    assert words[made.excerpt.start : made.excerpt.end] == WORDS[7:12]
    assert WORDS.encode() not in bytes(text.version.text.original)
    assert made.code.label == "Waiting"


def test_coders_are_of_a_kind_of_their_own_and_nameless(bring, reader):
    nobodys = a_coding(41, by=0)
    whole = a_source(
        selections=(a_selection(codings=(a_coding(),)),), codings=(nobodys,)
    )
    arrived = bring(theirs(whole))
    assert dict(arrived.coders) == {
        "Elsewhere 1": "Made-up Name",
        "Elsewhere 2": "not named in the file",
    }
    coders = arrived.project.coders.filter(kind=CoderKind.ELSEWHERE)
    assert {one.account for one in coders} == {None}
    assert arrived.project.coders.get(account=reader).role == "lead"


def test_foreign_coders_count_in_agreement(bring):
    second = exchange.User(ident(11), "Another")
    sources = [
        a_source(
            number,
            codings=(a_coding(100 + number), a_coding(200 + number, by=11)),
        )
        for number in (20, 21)
    ]
    first = exchange.User(ident(10), "One")
    project = bring(theirs(*sources, users=(first, second))).project
    found = as_json(
        judged.judged_by_people(project),
        judged.codes_of(project),
        judged.people_who_code(project),
    )
    assert found["coded_by_two_or_more"] == 2


def test_a_coding_without_a_time_goes_out_without_one(bring, reader):
    arrived = bring(theirs(a_source(codings=(a_coding(),))))
    [back] = out_again(arrived.project, reader).codings()
    assert back.at is None
    assert "1 without a time." in why(arrived)


def test_notes_and_comments_become_memos(bring):
    note = exchange.Note(ident(50), "Name", "Words")
    marked = a_selection(description="A comment", notes=(note.guid,))
    arrived = bring(theirs(a_source(selections=(marked,)), notes=(note,)))
    memos = Memo.objects.select_related("words")
    assert {original_words(one.words) for one in memos} == {
        "Name\n\nWords",
        "A comment",
    }
    assert {(one.excerpt.start, one.excerpt.end) for one in memos} == {(7, 12)}
    assert "1 comments." in why(arrived)


def test_what_is_lost_is_said(bring):
    empty = a_selection(31, 3, 3, codings=(a_coding(41),))
    twice = a_selection(32, codings=(a_coding(42), a_coding(43)))
    nothing = a_source(21, "")
    several = exchange.Set(ident(60), "Some", sources=(ident(20),))
    arrived = bring(
        theirs(a_source(selections=(empty, twice)), nothing, sets=(several,))
    )
    told = why(arrived)
    for what in (
        "1 selections of no words",
        "1 codings of no words",
        "1 codings twice",
        "1 texts without words",
        "1 sets",
        "2 names of texts",
        "1 texts whose group is not known",
        "1 names of coders",
    ):
        assert what in told
    assert (arrived.texts, arrived.codings) == (1, 1)


def test_the_tree_becomes_a_framework(bring):
    codes = (
        exchange.Code(ident(1), "Waiting"),
        exchange.Code(ident(2), "Ward", codable=False),
        exchange.Code(ident(3), "Noise", ident(2), "Loud things."),
        exchange.Code(ident(4), "waiting", ident(3)),
        exchange.Code(ident(5), "日本語", ident(2)),
    )
    arrived = bring(theirs(a_source(codings=(a_coding(code=4),)), codes=codes))
    rows = list(arrived.project.framework.codes.values_list("slug", "label", "layer"))
    assert rows == [
        ("waiting", "Waiting", "unknown"),
        ("noise", "Noise", "ward"),
        ("waiting-2", "Ward / Noise / waiting", "ward"),
        ("code", "日本語", "ward"),
    ]
    document = arrived.project.framework.document
    assert document["codes"][1]["definition"] == "Loud things."
    assert document["codes"][2]["note"] == "Stood under Noise."
    assert Coding.objects.get().code.slug == "waiting-2"
    assert "1 codes under other codes" in why(arrived)


def test_a_person_has_several_texts_and_a_group(bring):
    group = exchange.Variable(ident(70), "Group")
    value = exchange.Value(group.guid, group.kind, "Staff")
    person = exchange.Case(
        ident(71), "Somebody", values=(value,), sources=(ident(20), ident(21))
    )
    arrived = bring(
        theirs(a_source(), a_source(21), variables=(group,), cases=(person,))
    )
    found = list(arrived.project.texts.values_list("person", "group"))
    assert len(set(found)) == 1
    assert found[0][1] == "staff"


def test_the_same_file_comes_in_once(bring):
    what = theirs(a_source())
    bring(what)
    with pytest.raises(AlreadyImported, match="as the project theirs"):
        bring(what, "again")
    assert Project.objects.count() == 1


def counts():
    return [model.objects.count() for model in KEPT]


@pytest.mark.parametrize(
    ("what", "refusal"),
    [
        (b"not a project", ExchangeRefused),
        (
            packed('<!DOCTYPE a [<!ENTITY b "c">]><Project>&b;</Project>'),
            ExchangeRefused,
        ),
        (write_project(theirs())[0], NothingToBringIn),
        (write_project(theirs(a_source(), codes=()))[0], NoCodesToCodeTo),
    ],
)
def test_a_file_that_is_refused_leaves_nothing_behind(bring, what, refusal):
    before = counts()
    with pytest.raises(refusal):
        bring(what)
    assert counts() == before


def test_what_breaks_on_the_way_leaves_nothing_behind(bring, monkeypatch):
    def broken(*_args, **_options):
        raise RuntimeError

    monkeypatch.setattr("heed.coding.actions.importing.keep_turns", broken)
    before = counts()
    with pytest.raises(RuntimeError):
        bring(theirs(a_source(codings=(a_coding(),))))
    assert counts() == before


@pytest.mark.parametrize("slug", ["a-project", "With Space", "", "x" * 81])
def test_a_name_in_use_or_none_is_refused(bring, lead, slug):
    with pytest.raises(NameTaken):
        bring(theirs(a_source()), slug)


def test_who_may_not_lead_brings_nothing_in(bring, ward):
    stranger = an_account("ward_staff", at=ward)
    with pytest.raises(NotYoursToLead):
        bring(theirs(a_source()), by=stranger)


def test_with_age_imported_words_go(bring, reader):
    project = bring(theirs(a_source(codings=(a_coding(),)))).project
    later = clock.now()
    assert due_imported(reader.organisation, later).held
    close_project(by=project.coders.get(account=reader))
    assert due_imported(reader.organisation, later).rows == 1
    assert remove_imported(reader.organisation, later) == 1
    assert not Text.objects.exists()
    assert not Coding.objects.exists()
    assert project.unit == Unit.SPAN
