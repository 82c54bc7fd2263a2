"""``heed coding findings``."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from heed.coding.models import Edition
from heed.coding.tests.told import an_edition
from heed.safeguards.audience import Audience


def said(*arguments):
    out = StringIO()
    call_command("coding_findings", "a-project", *arguments, stdout=out)
    return out.getvalue()


def test_it_works(lead):
    an_edition(lead)
    assert "Staff workload" in said("--audience", "organisation")


def test_as_json_a_hidden_number_is_null(lead):
    edition = an_edition(lead)
    found = json.loads(said("--audience", "ward", "--json"))
    assert (found["edition"], found["audience"]) == (1, "organisation")
    everybody = found["axes"]["all"][0]
    assert everybody["people"]["staff-workload"] == 6
    assert everybody["mentions"]["staff-workload"] is None
    assert found["sha256"] == edition.sha256


def test_a_narrower_edition_is_not_for_a_wider_audience(lead):
    an_edition(lead, Audience.WARD)
    with pytest.raises(CommandError, match="No findings of a-project"):
        said("--audience", "public")


def test_figures_that_were_changed_are_refused(lead):
    edition = an_edition(lead)
    edition.figures["axes"]["all"][0]["base"] = 99
    Edition.objects.filter(pk=edition.pk).update(figures=edition.figures)
    with pytest.raises(CommandError, match="not those that were published"):
        said("--audience", "organisation")
