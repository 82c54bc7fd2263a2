"""``heed contacts show`` says which numbers nobody has rung."""

import io
import json
from datetime import timedelta

from django.core.management import call_command

from heed.foundation import clock
from heed.safeguards import contacts


def run(*arguments):
    out = io.StringIO()
    call_command("contacts_show", *arguments, stdout=out)
    return out.getvalue()


def test_it_works():
    (line,) = [one for one in run().splitlines() if one.startswith("emergency ")]
    assert "ring before a release" in line


def test_a_machine_can_read_it():
    with clock.at(clock.now() + timedelta(days=400)):
        found = json.loads(run("--json"))
    assert len(found["stale"]) == len(contacts.store().contacts)
    assert "samaritans" in found["to_ring"]
