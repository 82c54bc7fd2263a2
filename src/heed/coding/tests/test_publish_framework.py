"""Frameworks: published once, then never changed; new versions come out of old ones."""

import pytest

from heed.coding.actions.frameworks import (
    add_code,
    load_frameworks,
    publish_framework,
    supply_missing,
)
from heed.coding.definition.changing import LEFT_OUT, OWN_CODE, candidates_of
from heed.coding.definition.codes import Code as CodeDefinition
from heed.coding.errors import (
    EarlierMissing,
    FrameworkChanged,
    FrameworkRefused,
    FrameworkTampered,
    NoFramework,
)
from heed.coding.models import Framework
from heed.coding.queries import frameworks as queries
from heed.coding.tests.samples import a_code, a_framework, shipped
from heed.instruments.errors import DefinitionError
from heed.people.tests.factories import an_account
from heed.safeguards.audit import entries_about

pytestmark = pytest.mark.django_db
WAITING = CodeDefinition.model_validate(a_code("waiting"))


@pytest.fixture
def account():
    return an_account()


@pytest.fixture
def sample(account):
    return publish_framework(by=account, definition=a_framework())


@pytest.fixture
def library(account):
    return {str(queries.definition_of(f).name): f for f in load_frameworks(by=account)}


def relations(earlier, later):
    return {
        (row.old and row.old.slug, row.new and row.new.slug): row.relation
        for row in queries.crosswalk_between(earlier, later)
    }


def test_it_works(account, sample):
    found = queries.framework_with(account.organisation, "sample", "1")
    assert found == sample
    assert queries.definition_of(found) == a_framework()
    codes = [(c.slug, c.layer, c.kind, c.position) for c in queries.codes_of(found)]
    assert codes == [
        ("listening", "near", "factor", 1),
        ("money", "far", "factor", 2),
        ("cant-code", "", "cant-code", 3),
    ]


def test_it_is_audited(account, sample):
    [entry] = entries_about("framework", sample.id)
    assert entry.by == account.id
    assert entry.details == {"slug": "sample", "version": "1"}


def test_again_gives_the_same_version(account, sample):
    assert publish_framework(by=account, definition=a_framework()) == sample
    assert Framework.objects.count() == 1


def test_other_content_under_the_same_version_is_refused(account, sample):
    with pytest.raises(FrameworkChanged, match="never changes"):
        publish_framework(by=account, definition=a_framework(about="Changed."))


def test_another_organisation_has_its_own(account, sample):
    other = an_account()
    assert queries.frameworks_of(other.organisation) == []
    assert publish_framework(by=other, definition=a_framework()) != sample
    with pytest.raises(NoFramework):
        queries.framework_with(other.organisation, "ycff", "2012")


def test_a_crosswalk_needs_its_earlier_version(account):
    with pytest.raises(EarlierMissing, match="Publish ycff 2012 first"):
        publish_framework(by=account, definition=shipped("ycff-mh", "2021"))
    assert not Framework.objects.exists()


def test_a_stored_version_that_was_touched_is_refused(sample):
    sample.document = {**sample.document, "about": "Touched."}
    sample.sha256 = "0" * 64
    with pytest.raises(FrameworkTampered):
        queries.definition_of(sample)


def test_the_library_is_published_once(account, library):
    assert len(library) == 5
    assert load_frameworks(by=account) == list(library.values())
    assert queries.not_yet_published(account.organisation) == []
    open_ones = queries.frameworks_to_code_to(account.organisation)
    assert {(one.slug, one.version) for one in open_ones} == {
        ("patient-feedback", "6"),
        ("ycff", "2012"),
        ("ycff-mh", "2021"),
    }


def test_the_crosswalk_of_2012_and_2021_is_stored(library):
    found = relations(library["ycff 2012"], library["ycff-mh 2021"])
    assert found["patient-factors", "patient-factors"] == "renamed"
    assert found["team-factors", "team-factors"] == "same"
    assert found[None, "social-environment"] == "added"
    assert len(found) == 23


def test_a_code_is_added_in_a_new_version(account, sample):
    later = add_code(
        by=account, framework=sample, code=WAITING, version="2", why="Nothing fitted."
    )
    assert later.succeeds == sample
    assert later.number == 2
    slugs = [code.slug for code in queries.codes_of(later)]
    assert slugs == ["listening", "money", "waiting", "cant-code"]
    assert relations(sample, later) == {
        ("listening", "listening"): "same",
        ("money", "money"): "same",
        ("cant-code", "cant-code"): "same",
        (None, "waiting"): "added",
    }
    assert queries.earlier_versions(later) == [sample]
    assert queries.later_versions(sample) == [later]


def test_a_code_is_added_to_a_framework_of_others(account, library):
    later = add_code(
        by=account,
        framework=library["ycff-mh 2021"],
        code=CodeDefinition.model_validate(a_code("waiting", layer="unknown")),
        version="2021-ours",
        why="Nothing fitted.",
        after="service-process",
    )
    made = queries.definition_of(later)
    assert len(made.only_factors) == 22
    assert made.factors is None
    assert [code.slug for code in made.codes][-4:-1] == [
        "service-process",
        "waiting",
        "outcome",
    ]


def test_a_code_after_nothing_known_is_refused(account, sample):
    with pytest.raises(FrameworkRefused, match="no code gone"):
        add_code(
            by=account,
            framework=sample,
            code=WAITING,
            version="2",
            why="x",
            after="gone",
        )


def test_a_code_that_is_there_is_refused(account, sample):
    there = CodeDefinition.model_validate(a_code("money"))
    with pytest.raises(DefinitionError, match="stands twice"):
        add_code(by=account, framework=sample, code=there, version="2", why="x")


def test_an_incomplete_version_takes_no_code(account, library):
    with pytest.raises(FrameworkRefused, match="incomplete"):
        add_code(
            by=account,
            framework=library["ycff-mh 2018"],
            code=WAITING,
            version="2018-ours",
            why="x",
        )


def decided(framework, **other):
    every = dict.fromkeys(candidates_of(queries.definition_of(framework)), OWN_CODE)
    return every | {slug.replace("_", "-"): made for slug, made in other.items()}


def test_what_is_missing_is_supplied_in_a_new_version(account, library):
    before = library["ycff-mh 2018"]
    decisions = decided(
        before, active_failures=LEFT_OUT, equipment_design="equipment-and-supplies"
    )
    later = supply_missing(
        by=account,
        framework=before,
        decisions=decisions,
        version="2018-supplied",
        source="Made-up reading of the table.",
    )
    assert later.may_be_coded_to
    assert later.succeeds == before
    assert len(queries.definition_of(later).only_factors) == 19
    from_2012 = relations(library["ycff 2012"], later)
    assert from_2012["active-failures", None] == "dropped"
    assert from_2012["equipment-design", "equipment-and-supplies"] == "merged"
    assert from_2012["equipment-and-supplies", "equipment-and-supplies"] == "merged"
    assert from_2012["team-factors", "team-factors"] == "same"
    assert "unknown" not in from_2012.values()


def test_what_was_incomplete_stays_as_it_is(account, library):
    before = library["ycff-mh 2018"]
    kept = before.sha256
    decisions = decided(before, active_failures=LEFT_OUT, equipment_design=LEFT_OUT)
    supply_missing(
        by=account,
        framework=before,
        decisions=decisions,
        version="2018-supplied",
        source="Made up.",
    )
    again = queries.framework_with(account.organisation, "ycff-mh", "2018")
    assert (again.sha256, again.may_be_coded_to) == (kept, False)


WRONG = [
    ({}, "the source counts 19"),
    ({"active_failures": "gone", "equipment_design": LEFT_OUT}, "is no factor"),
    (
        {"active_failures": "equipment-design", "equipment_design": LEFT_OUT},
        "no factor",
    ),
    ({"social_environment": OWN_CODE}, "Decide about each"),
]


@pytest.mark.parametrize(("other", "told"), WRONG)
def test_what_does_not_fit_is_refused(account, library, other, told):
    before = library["ycff-mh 2018"]
    with pytest.raises(FrameworkRefused, match=told):
        supply_missing(
            by=account,
            framework=before,
            decisions=decided(before, **other),
            version="2018-supplied",
            source="Made up.",
        )


def test_nothing_is_supplied_to_what_is_complete(account, sample):
    with pytest.raises(FrameworkRefused, match="Nothing is missing"):
        supply_missing(
            by=account, framework=sample, decisions={}, version="2", source="x"
        )


def test_a_list_is_confirmed_without_decisions(account, library):
    before = library["lfpse-risk-themes 5"]
    later = supply_missing(
        by=account,
        framework=before,
        decisions={},
        version="5-confirmed",
        source="Made-up check against the current taxonomy.",
    )
    assert later.may_be_coded_to
