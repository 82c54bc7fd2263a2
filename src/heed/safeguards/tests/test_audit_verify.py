"""``heed audit verify`` prints a clear result."""

import io
import json
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from heed.safeguards import audit

pytestmark = pytest.mark.django_db


def write(organisation):
    audit.record(
        by=uuid4(),
        event=audit.Event.TEXT_OPENED,
        about=audit.About("text", uuid4()),
        organisation=organisation,
    )


def run(*arguments):
    out = io.StringIO()
    call_command("audit_verify", *arguments, stdout=out)
    return out.getvalue()


def delete(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


def test_it_works():
    organisation = uuid4()
    write(organisation)
    assert run() == f"{organisation}: 1 entries. The chain is whole.\n"
    assert json.loads(run("--json"))["sound"] is True


def test_an_empty_trail_says_so():
    assert run() == "Nothing has been recorded yet.\n"


def test_a_broken_chain_fails():
    write(uuid4())
    delete("UPDATE safeguards_auditentry SET event = 'x'")
    with pytest.raises(CommandError, match="touched"):
        run()


def test_an_anchor_notices_an_older_database(tmp_path):
    anchor = tmp_path / "anchor.json"
    write(uuid4())
    run("--anchor", str(anchor))
    run("--anchor", str(anchor))
    delete("DELETE FROM safeguards_auditentry")
    delete("DELETE FROM safeguards_audithead")
    with pytest.raises(CommandError, match="touched"):
        run("--anchor", str(anchor))
