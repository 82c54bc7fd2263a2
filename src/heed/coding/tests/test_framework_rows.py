"""Published frameworks: stored once, and never changed or deleted."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from heed.coding.errors import FrameworkIsFixed
from heed.coding.models import Code, Crosswalk, Framework
from heed.foundation import clock
from heed.people.tests.factories import an_account

pytestmark = pytest.mark.django_db


@pytest.fixture
def account():
    return an_account()


def stored(account, version="2012", number=1):
    framework = Framework(
        organisation=account.organisation,
        slug="ycff",
        version=version,
        number=number,
        title="Made up",
        status="complete",
        document={},
        sha256="0",
        published_at=clock.now(),
        published_by=account,
    )
    framework.save()
    return framework


def a_code(framework, slug="team-factors", position=1):
    code = Code(
        organisation=framework.organisation,
        framework=framework,
        slug=slug,
        label="Team factors",
        kind="factor",
        position=position,
    )
    code.save()
    return code


def crossed(earlier, later, relation, old=None, new=None):
    Crosswalk(
        organisation=later.organisation,
        framework=later,
        earlier=earlier,
        old=old,
        new=new,
        relation=relation,
        evidence="Made up.",
    ).save()


def test_a_row_is_stored_once(account):
    framework = stored(account)
    for row in (framework, a_code(framework)):
        with pytest.raises(FrameworkIsFixed, match="never changed or deleted"):
            row.save()
        with pytest.raises(FrameworkIsFixed):
            row.delete()


@pytest.mark.parametrize("model", [Framework, Code, Crosswalk])
def test_many_rows_are_not_changed_either(model):
    for act in (
        lambda: model.objects.update(organisation="0" * 32),
        lambda: model.objects.bulk_update([], ["organisation"]),
        lambda: model.objects.all().delete(),
    ):
        with pytest.raises(FrameworkIsFixed):
            act()


@pytest.mark.parametrize("table", ["framework", "code", "crosswalk"])
def test_the_database_refuses_a_change(account, table):
    earlier, later = stored(account), stored(account, "2021", 2)
    crossed(earlier, later, "same", old=a_code(earlier), new=a_code(later))
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE coding_{table} SET organisation = organisation")


def test_a_version_is_published_once(account):
    stored(account)
    for version, number in (("2012", 2), ("2013", 1)):
        with pytest.raises(IntegrityError), transaction.atomic():
            stored(account, version, number)


def test_a_code_stands_once(account):
    framework = stored(account)
    a_code(framework)
    for slug, position in (("team-factors", 2), ("other", 1)):
        with pytest.raises(IntegrityError), transaction.atomic():
            a_code(framework, slug, position)


@pytest.mark.parametrize(
    ("relation", "has_old", "has_new"),
    [
        ("same", True, False),
        ("merged", False, True),
        ("added", True, True),
        ("dropped", False, True),
        ("unknown", False, False),
    ],
)
def test_a_crosswalk_needs_its_ends(account, relation, has_old, has_new):
    earlier, later = stored(account), stored(account, "2021", 2)
    old = a_code(earlier) if has_old else None
    new = a_code(later) if has_new else None
    with pytest.raises(IntegrityError), transaction.atomic():
        crossed(earlier, later, relation, old, new)
