"""``heed hazards show`` lists what is open, for people and machines."""

import io
import json

from django.core.management import call_command

from heed.safeguards import hazards


def run(*arguments):
    out = io.StringIO()
    call_command("hazards_show", *arguments, stdout=out)
    return out.getvalue()


def test_it_works():
    said = run()
    for hazard, control in hazards.open_controls():
        assert hazard.title in said
        assert control.control in said


def test_a_machine_can_read_it():
    found = json.loads(run("--json"))
    assert len(found["hazards"]) == len(hazards.open_controls())
    assert {one["demand"] for one in found["demands"]} == {
        demand.id for demand in hazards.open_demands()
    }
