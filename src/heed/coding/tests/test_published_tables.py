"""The published hospital tables come out of a project that holds their mentions.

They are hospital studies, not mental health, and the page says so. Both tables have the
same mentions, so each mention is put at a setting and a method that keep both sums.
"""

from collections import Counter
from uuid import uuid4

import pytest

from heed.coding.actions import apply_code, mark_text, open_found
from heed.coding.actions.frameworks import publish_framework
from heed.coding.choices import MarkState
from heed.coding.presenters.mentions import mention_table
from heed.coding.tests.factories import a_project, filled, told
from heed.coding.tests.samples import shipped
from heed.people.tests.factories import a_ward, client_for
from heed.responses.actions import open_standing_feedback
from heed.responses.choices import Group
from heedstats.tests.reference import lines

pytestmark = [pytest.mark.reference, pytest.mark.django_db]
SETTINGS = ["anaesthesia", "general", "intensive", "surgery", "other"]
METHODS = ["reporting", "interviews", "observation", "other"]
WORDS = "ab " * 700  # made up, with room for a passage for each mention


def published(axis):
    """Counts and shares by domain, as they were printed."""
    counts = {row["domain"]: row for row in lines(f"ycff_by_{axis}_counts.csv")}
    shares = {row["domain"]: row for row in lines(f"ycff_by_{axis}_percent.csv")}
    return counts, shares


def placed():
    """How often each domain was named in each setting by each method.

    Only the sums are published; this fills each domain's cells from the corner on.
    """
    by_setting, by_method = published("setting")[0], published("method")[0]
    found = Counter()
    for domain in by_setting.keys() - {"Grand total"}:
        left = {s: int(by_setting[domain][s]) for s in SETTINGS}
        for method in METHODS:
            due = int(by_method[domain][method])
            for setting in SETTINGS:
                here = min(due, left[setting])
                found[setting, method, domain] += here
                left[setting] -= here
                due -= here
    return found


@pytest.fixture
def project(reader, edition, ward):
    """Settings are places, methods are sources; each mention is coded."""
    framework = publish_framework(by=reader, definition=shipped("ycff", "2012"))
    lead = a_project(reader, ward.parent, framework=framework, unit="span")
    wards = {name: a_ward(ward.parent, f"setting {name}") for name in SETTINGS}
    codes = {code.label: code for code in framework.codes.all()}
    every = placed()
    for method in METHODS:
        source = open_standing_feedback(
            by=reader,
            slug=method,
            title=method,
            places=list(wards.values()),
            editions={group: [edition] for group in Group.values},
        )
        for one in wards.values():
            told(source, edition, one, reader, WORDS)
        texts = {text.place_id: text for text in filled(lead, source)
                 if text.source.fieldwork_id == source.pk}  # fmt: skip
        for setting, place in wards.items():
            text, at = texts[place.pk], 0
            for domain, code in codes.items():
                for _mention in range(every[setting, method, domain]):
                    apply_code(
                        by=lead, text=text, start=at, end=at + 2, key=uuid4(), code=code
                    )
                    at += 3
            mark_text(by=lead, text=text, state=MarkState.DONE)
    return lead


def as_printed(table, column, label):
    share = table.percent(decimals=1)[
        table.rows.index(label), table.columns.index(column)
    ]
    return f"{share:.1f}"


def test_both_come_out_of_coded_mentions(project):
    found = open_found(by=project, what="mentions")
    for axis, way, columns, prefix in (
        ("setting", "place", SETTINGS, "setting "),
        ("method", "source", METHODS, ""),
    ):
        counts, shares = published(axis)
        table = mention_table(found, way)
        assert sum(table.answered) == 1676
        for label in table.rows:
            for column in columns:
                name = f"{prefix}{column}"
                assert as_printed(table, name, label) == shares[label][column]
                at = table.rows.index(label), table.columns.index(name)
                assert table.counts[at] == int(counts[label][column])
    page = client_for(project.account).get(
        f"/staff/coding/projects/{project.project.slug}/mentions/?by=source"
    )
    assert "It is not mental-health work." in page.content.decode()
