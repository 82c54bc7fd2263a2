"""The commands of this room, typed as a person types them."""

import json
import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from heed.people.models import Occupancy, Place, Posting
from heed.people.tests import factories as f

pytestmark = pytest.mark.django_db


def run(*words):
    out = StringIO()
    call_command(*words, stdout=out, stderr=out)
    return out.getvalue()


@pytest.fixture
def ward():
    return f.a_ward(days=0)


@pytest.fixture
def admin(ward):
    return f.an_account("administrator", at=ward.parent.parent)


def test_an_organisation_is_made_with_a_link_that_works():
    said = run(
        "organisation_create",
        "Elmwood Trust",
        "--nation=wales",
        "--admin-email=Ada@Example.org",
    )
    link = re.search(r"http\S+", said).group()
    assert Client().get("/" + link.split("/", 3)[3]).status_code == 200
    assert Posting.objects.get().account.email == "ada@example.org"
    with pytest.raises(CommandError, match="already an account"):
        run(
            "organisation_create",
            "B",
            "--nation=wales",
            "--admin-email=ada@example.org",
        )
    assert Place.objects.count() == 1


def test_a_place_is_opened_by_whoever_may(ward, admin):
    words = ["place_open", "Elm", "--kind=ward", "--setting=inpatient", "--beds=9"]
    said = run(*words, f"--under={ward.parent.code}", f"--by={admin.email}")
    assert Place.objects.get(slug="elm").code in said
    stranger = f.an_account("administrator", at=f.an_organisation())
    for by, under in (
        (stranger.email, ward.parent.code),
        (admin.email, "NO1E"),
        (admin.email, ward.code),
    ):
        with pytest.raises(CommandError):
            run(*words, f"--under={under}", f"--by={by}")


def test_occupancy_is_brought_in(ward, admin, tmp_path):
    file = tmp_path / "days.csv"
    file.write_text("date,occupied,admissions,discharges\n2024-03-01,7,0,0\n")
    words = ["occupancy_import", str(file), f"--place={ward.code}", "--json"]
    said = json.loads(run(*words, f"--by={admin.email}"))
    assert said == {"stored": 1, "changed": 0, "unchanged": 0, "problems": []}
    file.write_text("date,occupied,admissions,discharges\n2024-03-02,x,0,0\n")
    with pytest.raises(CommandError, match="Nothing was stored") as error:
        run(*words[:-1], f"--by={admin.email}")
    assert error.value.returncode == 3
    assert Occupancy.objects.count() == 1


def test_a_file_that_is_not_there_is_said_so(ward, admin):
    with pytest.raises(CommandError, match="cannot be read"):
        run(
            "occupancy_import",
            "none.csv",
            f"--place={ward.code}",
            f"--by={admin.email}",
        )


def test_gaps_are_told_to_people_and_machines(ward):
    assert "first_reader" in run("rota_gaps", f"--place={ward.code}")
    gaps = json.loads(run("rota_gaps", f"--place={ward.code}", "--json", "--days=1"))
    assert len(gaps["gaps"]) == 1
